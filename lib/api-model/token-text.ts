import { Reference, Token, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Stands for a token in the shape of a text. No text of AWS has it. */
export const UNKNOWN = '\uFFFC';

/**
 * A text with `UNKNOWN` in the place of each token: an ARN shows its service, whatever its region will be.
 */
export function shapeOf(text: string): string {
  if (!Token.isUnresolved(text)) {
    return text;
  }
  return Tokenization.reverseString(text)
    .mapTokens({ mapToken: () => UNKNOWN })
    .join({ join: (left, right) => `${left}${right}` });
}

/**
 * The constructs that the tokens of a text refer to, in their order; undefined for a token that refers to none.
 */
export function referredConstructs(text: string): (IConstruct | undefined)[] {
  return Token.isUnresolved(text)
    ? Tokenization.reverseString(text).tokens.map((token) => (Reference.isReference(token) ? token.target : undefined))
    : [];
}
