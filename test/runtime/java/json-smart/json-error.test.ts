import { JsonError } from '../../../../lib/runtime/java/json-smart/json-error';

test('says what was expected, what is there and where', () => {
  const error = new JsonError('{"a":\n 1]', 8, '"}"');

  expect(error).toMatchObject({ name: 'JsonError', line: 2, column: 3, offset: 8 });
  expect(error.message).toBe('expected "}" but found "]" at line 2, column 3');
});

test('shows the end of the text, and a character of two code units whole', () => {
  expect(new JsonError('{', 1, '"}"').message).toContain('but found the end at line 1, column 2');
  expect(new JsonError('😀', 0, 'a value').message).toContain('but found "😀"');
});
