import { parseBody } from '../../lib/testing/parse-body';

test('reads a body as JSON', () => {
  expect(parseBody('{"a":[1]}', 'the frame', 'no frame is sent')).toEqual({ a: [1] });
});

test('fails without a body, and says why there is none', () => {
  expect(() => parseBody(undefined, 'the frame', 'no frame is sent')).toThrow(/no frame is sent/);
});

test('fails for a body that is not JSON, and shows it', () => {
  expect(() => parseBody('hello', 'the frame', 'no frame is sent')).toThrow(/^the frame .*hello$/s);
});
