import { type IResolvable, type IResolveContext, Reference, Token, Tokenization } from 'aws-cdk-lib';
import { UNKNOWN } from './token-text';

/** What a function of CloudFormation makes a string of. */
interface Intrinsic {
  readonly 'Fn::Sub'?: string | readonly [string, ...unknown[]];
  readonly 'Fn::Join'?: readonly [unknown, unknown];
}

/**
 * A string with `UNKNOWN` in the place of each token, also inside `Fn::Sub` and `Fn::Join`; undefined for a value that is
 * no string.
 */
export function placeholderText(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return Token.isUnresolved(value) ? textOfTokens(value) : value;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  return Token.isUnresolved(value) ? textOfToken(value as IResolvable) : textOfIntrinsic(value as Intrinsic);
}

/**
 * The entries of a map whose values are strings, with placeholders in them. A name that is a token is left out.
 */
export function placeholderEntries(map: unknown): [string, string][] {
  if (typeof map !== 'object' || map === null || Token.isUnresolved(map)) {
    return [];
  }
  return Object.entries(map).flatMap(([name, value]): [string, string][] => {
    const text = Token.isUnresolved(name) ? undefined : placeholderText(value);
    return text === undefined ? [] : [[name, text]];
  });
}

function textOfTokens(text: string): string {
  return Tokenization.reverseString(text)
    .mapTokens({ mapToken: (token) => textOfToken(token) })
    .join({ join: (left, right) => `${left}${right}` });
}

function textOfToken(token: IResolvable): string {
  // A reference has no text, and what is lazy must not be asked before its time.
  const isFunction = !Reference.isReference(token) && /^Fn(?:Sub|Join)$|^Intrinsic$/.test(token.constructor.name);
  return (isFunction ? placeholderText(resolvedAlone(token)) : undefined) ?? UNKNOWN;
}

/** What a token becomes while its parts stay as they are, to be read later. */
function resolvedAlone(token: IResolvable): unknown {
  return token.resolve({ resolve: (part: unknown) => part } as IResolveContext);
}

function textOfIntrinsic(intrinsic: Intrinsic): string {
  const { 'Fn::Sub': sub, 'Fn::Join': join } = intrinsic;
  if (sub !== undefined) {
    const [pattern] = [sub].flat();
    // "${!name}" is how a literal "${name}" is written there.
    return String(pattern).replace(/\$\{(!?)([^{}]*)\}/g, (_, literal, name) => (literal ? `\${${name}}` : UNKNOWN));
  }
  const [delimiter, list] = join ?? [];
  // The lists of an included template are tokens that have their content from the start.
  const token = Array.isArray(list) && Token.isUnresolved(list) ? Tokenization.reverseList(list) : undefined;
  const parts = token && !Reference.isReference(token) ? resolvedAlone(token) : list;
  if (!Array.isArray(parts) || Token.isUnresolved(parts)) {
    return UNKNOWN;
  }
  return parts.map((part) => placeholderText(part) ?? UNKNOWN).join(placeholderText(delimiter) ?? UNKNOWN);
}
