import { type IResolvable, Token, Tokenization } from 'aws-cdk-lib';
import { requireNoPrintedForm } from './given-value';
import { sourceOfToken } from './mapping-value-token';
import type { ValueSource } from './value-source';

/** A piece of a string: characters, a token that CDK resolves, or a mapping value. */
export type TextPiece =
  | { readonly kind: 'characters' | 'token'; readonly text: string }
  | { readonly kind: 'value'; readonly source: ValueSource };

/**
 * The pieces of a string. A string without tokens has at most one.
 *
 * @param place where the string was given, for the message
 */
export function splitText(text: string, place: string): TextPiece[] {
  requireNoPrintedForm(text, 'string', place);
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
