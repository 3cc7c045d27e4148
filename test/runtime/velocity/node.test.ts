import { literalOf, Node } from '../../../lib/runtime/velocity/node';
import { NO_TOKEN, TokenKind } from '../../../lib/runtime/velocity/token';
import { TokenStream } from '../../../lib/runtime/velocity/token-stream';
import { render } from './render';

class PlainNode extends Node {}

test('the literal of a token has its prefix, and a block comment has none', () => {
  expect(literalOf({ ...NO_TOKEN, prefix: '$', image: 'a' })).toBe('$a');
  expect(literalOf({ ...NO_TOKEN, kind: TokenKind.BlockComment, image: '#* a *#' })).toBe('');
});

test('the literal of a node is what was written from its first token to its last', () => {
  const tokens = new TokenStream('a#set($x = 1)b');
  const first = tokens.take();
  let last = first;
  while (tokens.kind() !== TokenKind.EndOfFile) {
    last = tokens.take();
  }

  expect(new PlainNode(first, last).literal()).toBe('a#set($x = 1)b');
});

test('a node that says nothing else renders nothing, has no value and is not true', () => {
  const node = new PlainNode(NO_TOKEN, NO_TOKEN);
  const scope = undefined as never;

  expect(node.render(scope, scope)).toBeUndefined();
  expect(node.value(scope)).toBeNull();
  expect(node.evaluate(scope)).toBe(false);
  expect(node.argumentValue(scope)).toBeNull();
  expect(node.isConstant).toBe(true);
});

test('a block renders its statements in order', () => {
  expect(render('a$s#if(true)b#end${s}c')).toBe('atextbtextc');
});
