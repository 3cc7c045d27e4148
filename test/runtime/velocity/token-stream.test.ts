import { TemplateError } from '../../../lib/runtime/velocity/template-error';
import { TokenKind } from '../../../lib/runtime/velocity/token';
import { TokenStream } from '../../../lib/runtime/velocity/token-stream';

test('a token is the same whether it is looked at or taken', () => {
  const tokens = new TokenStream('a$b');
  const seen = tokens.peek();

  expect(tokens.take()).toBe(seen);
  expect(tokens.last).toBe(seen);
  expect(tokens.kind()).toBe(TokenKind.Identifier);
});

test('a token is taken only if it is of the kind', () => {
  const tokens = new TokenStream('a');

  expect(tokens.takeIf(TokenKind.If)).toBeUndefined();
  expect(tokens.takeIf(TokenKind.Text)?.image).toBe('a');
});

test('fails for a token of another kind, and says what was expected and where', () => {
  const tokens = new TokenStream('a');

  expect(() => tokens.expect(TokenKind.ParenOpen)).toThrow(TemplateError);
  expect(() => tokens.expect(TokenKind.ParenOpen)).toThrow('expected "(", got "a" at line 1, column 1');
  tokens.take();
  expect(() => tokens.fail('a', 'b')).toThrow('expected a or b, got the end of the template');
  expect(() => tokens.refuse('too much')).toThrow('too much');
});
