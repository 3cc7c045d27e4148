import { Prefix } from '../../../lib/runtime/velocity/lexeme-matcher';
import { LexicalState } from '../../../lib/runtime/velocity/lexical-state';
import { TokenKind } from '../../../lib/runtime/velocity/token';
import { TokenMatcher } from '../../../lib/runtime/velocity/token-matcher';

/** What the lexer finds at the start of a text: its kind and its length. */
function matched(text: string, state: LexicalState): [number, number] {
  const matcher = new TokenMatcher(text);
  const kind = matcher.match(0, state);
  return [kind, matcher.end];
}

test.each<[string, LexicalState, number, number]>([
  ['#[[a', LexicalState.Default, Prefix.TextBlock, 3],
  ['#**a', LexicalState.Default, Prefix.FormalComment, 4],
  ['#**#', LexicalState.Default, Prefix.BlockComment, 2],
  ['#*a', LexicalState.Default, Prefix.BlockComment, 2],
  ['#a', LexicalState.Default, Prefix.Hash, 1],
  ['$a', LexicalState.Default, Prefix.Dollar, 1],
  ['$!a', LexicalState.Default, Prefix.Dollar, 2],
  ['\\\\$a', LexicalState.Default, Prefix.Dollar, 3],
  ['  #set(', LexicalState.Default, TokenKind.Set, 7],
  ['#{set} (', LexicalState.Default, TokenKind.Set, 8],
  ['$.a', LexicalState.Default, TokenKind.EmptyIndex, 2],
  ['12', LexicalState.Arguments, TokenKind.Integer, 2],
  ['-12', LexicalState.Arguments, TokenKind.Integer, 3],
  ['1.5', LexicalState.Arguments, TokenKind.Float, 3],
  ['1..5', LexicalState.Arguments, TokenKind.Integer, 1],
  ['1e5', LexicalState.Arguments, TokenKind.Float, 3],
  ['1e', LexicalState.Arguments, TokenKind.Integer, 1],
  ['"a""b"c', LexicalState.Arguments, TokenKind.String, 6],
  ["'a'", LexicalState.Arguments, TokenKind.String, 3],
  ['a-b c', LexicalState.Reference, TokenKind.Identifier, 3],
  ['.a', LexicalState.Reference, TokenKind.Dot, 1],
])('%j in state %i is of kind %i and has the length %i', (text, state, kind, length) => {
  expect(matched(text, state)).toEqual([kind, length]);
});
