import { type IResolvable, Token, Tokenization } from 'aws-cdk-lib';
import { ruleError } from '../diagnostics';
import { sourceOfToken } from './mapping-value-token';
import type { ValueSource } from './value-source';

/** A piece of a string: characters, a token that CDK resolves, or a mapping value. */
export type TextPiece =
  | { readonly kind: 'characters' | 'token'; readonly text: string }
  | { readonly kind: 'value'; readonly source: ValueSource };

/** What Python and Go print for a mapping value without calling it. It says nothing, and in Python differs in each run. */
const FOREIGN_TEXT = /<cdk_websocket_integrations\.WebSocketMappingValue object at 0x|&\{%!s\(uint8=0\)\}/;

/**
 * The pieces of a string. A string without tokens has at most one.
 *
 * @param place where the string was given, for the message
 */
export function splitText(text: string, place: string): TextPiece[] {
  if (FOREIGN_TEXT.test(text)) {
    throw ruleError('mapping-template-invalid', place, {
      problem: 'string contains the printed form of a mapping value',
      got: text,
      remedy: 'use WebSocketMappingValue.format, or the string that the toString method of the value returns',
    });
  }
  if (!Token.isUnresolved(text)) {
    return text === '' ? [] : [{ kind: 'characters', text }];
  }
  const pieces: string[] = [
    Tokenization.reverseString(text).join({ join: (left, right) => [left, right].flat() }),
  ].flat();
  return pieces.map((piece) => {
    const token: IResolvable | undefined = Tokenization.reverseCompleteString(piece);
    const source = sourceOfToken(token);
    return source ? { kind: 'value', source } : { kind: token ? 'token' : 'characters', text: piece };
  });
}
