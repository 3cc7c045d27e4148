import { LexicalState } from '../../../lib/runtime/velocity/lexical-state';
import { TokenKind } from '../../../lib/runtime/velocity/token';
import { TERMINATOR, TokenMatcher } from '../../../lib/runtime/velocity/token-matcher';

function matched(text: string, state: LexicalState): [number, string] {
  const matcher = new TokenMatcher(text);
  const kind = matcher.match(0, state);
  return [kind, text.slice(0, matcher.end)];
}

test.each<[string, LexicalState, number, string]>([
  ['text $a', LexicalState.Default, TokenKind.Text, 'text '],
  ['## a', LexicalState.Default, TokenKind.LineComment, '##'],
  ['\\#if(', LexicalState.Default, TokenKind.EscapedDirective, '\\#if'],
  ['\\\\a', LexicalState.Default, TokenKind.DoubleEscape, '\\\\'],
  ['\\a', LexicalState.Default, TokenKind.Escape, '\\'],
  ['[', LexicalState.Reference, TokenKind.IndexOpen, '['],
  ['{', LexicalState.Reference, TokenKind.ReferenceOpen, '{'],
  ['}', LexicalState.Reference, TokenKind.ReferenceClose, '}'],
  ['(', LexicalState.Modifier, TokenKind.ParenOpen, '('],
  ['(', LexicalState.Reference, TERMINATOR, '('],
  [' a', LexicalState.Reference, TERMINATOR, ' '],
  ['==', LexicalState.Directive, TokenKind.Equal, '=='],
  ['=', LexicalState.Directive, TokenKind.Assign, '='],
  ['<=', LexicalState.Directive, TokenKind.LessOrEqual, '<='],
  ['and ', LexicalState.Directive, TokenKind.And, 'and'],
  ['true', LexicalState.Directive, TokenKind.True, 'true'],
  ['..', LexicalState.Directive, TokenKind.DoubleDot, '..'],
  ['end', LexicalState.DirectiveName, TokenKind.End, 'end'],
  ['elseif', LexicalState.DirectiveName, TokenKind.ElseIf, 'elseif'],
  ['foreach(', LexicalState.DirectiveName, TokenKind.Word, 'foreach'],
  ['{foreach}', LexicalState.DirectiveName, TokenKind.BracketedWord, '{foreach}'],
])('%j in state %i is of kind %i: %j', (text, state, kind, image) => {
  expect(matched(text, state)).toEqual([kind, image]);
});
