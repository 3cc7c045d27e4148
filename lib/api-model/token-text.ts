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

/** A text with placeholders, as a message shows it. */
export function shownText(text: string): string {
  return text.replaceAll(UNKNOWN, '…');
}

/**
 * The constructs that the tokens of a text refer to, in their order; undefined for a token that refers to none.
 */
export function referredConstructs(text: string): (IConstruct | undefined)[] {
  return Token.isUnresolved(text)
    ? Tokenization.reverseString(text).tokens.map((token) => (Reference.isReference(token) ? token.target : undefined))
    : [];
}

/**
 * Whether a value is there, and there now rather than at deployment.
 */
export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined && !Token.isUnresolved(value);
}

/**
 * The entries of a map whose names and values are strings and known. A map that is a token has none.
 */
export function knownEntries(map: unknown): [string, string][] {
  if (typeof map !== 'object' || map === null || Token.isUnresolved(map)) {
    return [];
  }
  return Object.entries(map).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && !Token.isUnresolved(entry[0]) && !Token.isUnresolved(entry[1]),
  );
}
