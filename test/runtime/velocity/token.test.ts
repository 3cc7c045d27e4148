import { describeToken, TokenKind } from '../../../lib/runtime/velocity/token';

test.each([
  [TokenKind.EndOfFile, 'the end of the template'],
  [TokenKind.ParenOpen, '"("'],
  [TokenKind.End, '"#end"'],
  [TokenKind.Identifier, 'a name'],
])('the kind %i reads %s in a message', (kind, expected) => {
  expect(describeToken(kind)).toBe(expected);
});

test('no two kinds have the same number', () => {
  const numbers = Object.values(TokenKind);

  expect(new Set(numbers).size).toBe(numbers.length);
});
