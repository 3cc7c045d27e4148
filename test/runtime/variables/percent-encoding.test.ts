import { percentEncode } from '../../../lib/runtime/variables/percent-encoding';

test.each([
  ['a b', 'a%20b'],
  ['a/b?c=d&e#f', 'a%2Fb%3Fc%3Dd%26e%23f'],
  ['é', '%C3%A9'],
  ['😀', '%F0%9F%98%80'],
  ['\ud83d', '%3F'],
  ['\r\n', '%0D%0A'],
])('%j is encoded as %s', (text, expected) => {
  expect(percentEncode(text)).toBe(expected);
});
