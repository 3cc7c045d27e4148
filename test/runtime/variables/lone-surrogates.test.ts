import * as fc from 'fast-check';
import { replaceLoneSurrogates } from '../../../lib/runtime/variables/lone-surrogates';

test.each([
  ['a😀b', 'a😀b'],
  ['a\ud83db', 'a?b'],
  ['\ude00', '?'],
  ['\ude00\ud83d', '??'],
  ['\ud83d\ud83d\ude00', '?😀'],
])('%j becomes %j', (text, expected) => {
  expect(replaceLoneSurrogates(text)).toBe(expected);
});

test('what it gives for any text can be encoded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      encodeURIComponent(replaceLoneSurrogates(`${text}\ud83d`));
    }),
  );
});
