/** A call of a function at the end of a path, or in the midst of it. */
export interface FunctionToken {
  readonly kind: 'function';
  readonly name: string;
  /** The arguments: paths into the whole document, and texts of JSON. */
  readonly parameters: readonly (PathTokens | string)[];
  readonly offset: number;
}

/** The members of a list from one position, or from its start, to before another, or to its end. */
export interface SliceToken {
  readonly kind: 'slice';
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** A step of a path behind its `$`. */
export type PathToken =
  | { readonly kind: 'property'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly indexes: readonly number[] }
  | SliceToken
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'scan' }
  | FunctionToken;

/** A path as it is evaluated. */
export interface PathTokens {
  readonly text: string;
  readonly tokens: readonly PathToken[];
  /** For each token, whether all before it are definite. Only then nothing found ends the evaluation. */
  readonly upstreamDefinite: readonly boolean[];
  /** Whether the path gives one value, and not a list of those that it finds. */
  readonly definite: boolean;
  /** The index of the token that was read last. */
  readonly tail: number;
}

/** Whether a token finds one value at most. Several properties at the end of a path are merged into one map. */
export function isDefinite(token: PathToken, isLeaf: boolean): boolean {
  switch (token.kind) {
    case 'property':
      return token.names.length === 1 || isLeaf;
    case 'index':
      return token.indexes.length === 1;
    default:
      return token.kind === 'function';
  }
}

/** The path of the tokens that were read. */
export function pathOf(text: string, tokens: readonly PathToken[]): PathTokens {
  if (tokens[0]?.kind === 'scan' && tokens.at(-1)?.kind === 'function') {
    return scannedCall(text, tokens);
  }
  let definite = true;
  const upstreamDefinite = tokens.map((token, index) => {
    const upstream = definite;
    definite &&= isDefinite(token, index === tokens.length - 1);
    return upstream;
  });
  return { text, tokens, upstreamDefinite, definite, tail: tokens.length - 1 };
}

/** Jayway turns `$..a.sum()` into `$.sum($..a)`, so that the function is called once, with all that the scan finds. */
function scannedCall(text: string, tokens: readonly PathToken[]): PathTokens {
  const index = tokens.findIndex(({ kind }) => kind === 'function');
  const call = tokens[index] as FunctionToken;
  const scan = pathOf(text.slice(0, call.offset), tokens.slice(0, index));
  const turned = [{ ...call, parameters: [scan] }, ...tokens.slice(index + 1)];
  return {
    text,
    tokens: turned,
    // Tokens behind the call still count the scan as before them.
    upstreamDefinite: turned.map((token) => token.kind === 'function'),
    definite: turned.every((token, position) => isDefinite(token, position === turned.length - 1)),
    tail: 0,
  };
}

/** The path to all members of what a path finds. Whether it is definite has been decided before, which Jayway keeps. */
export function withMembers(path: PathTokens): PathTokens {
  const last = path.tokens.at(-1);
  if (last === undefined || last.kind === 'function') {
    return path;
  }
  return { ...path, tokens: [...path.tokens, { kind: 'wildcard' }] };
}
