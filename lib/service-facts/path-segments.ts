/*
 * What a client could do to the path of a request. A value that fills a whole segment can be `..`, which leads to the
 * parent, or empty, and then the request reaches another resource than its author meant. API Gateway percent-encodes the
 * slashes in a value (an assumption, see assumptions.ts), so a value never spans segments; one fixed character is then
 * enough to make a segment a name.
 */

/** A value in a path. */
export interface PathValue {
  /** The value as its author wrote it, for messages. */
  readonly description: string;

  /** Whether AWS alone writes the value, so that a client cannot choose it. */
  readonly isAwsWritten: boolean;
}

/** A piece of a path: characters as they stand in a URL, or a value. */
export type PathPiece = string | PathValue;

/** The first value that can make a segment of a path empty, `.` or `..`. */
export function unsafeValue(path: readonly PathPiece[]): PathValue | undefined {
  for (const segment of segmentsOf(path)) {
    const foreign = segment.find((piece) => typeof piece !== 'string' && !piece.isAwsWritten);
    if (foreign && !hasName(segment)) {
      return foreign as PathValue;
    }
  }
  return undefined;
}

/** The first value in a URL that can change its host, or make a segment of its path empty, `.` or `..`. */
export function unsafeValueInUrl(
  url: string,
  values: { readonly [placeholder: string]: PathPiece },
): PathValue | undefined {
  const { origin, path } = urlPieces(url, values);
  return (
    (origin.find((piece) => typeof piece !== 'string' && !piece.isAwsWritten) as PathValue | undefined) ??
    unsafeValue(path)
  );
}

/** A name in braces. Stage variables are written `${stageVariables.name}`. */
const PLACEHOLDER = /(?<!\$)\{([^{}]+)\}/;

const ORIGIN = /^[^:/?#]+:\/\/[^/?#]*/;

function urlPieces(url: string, values: { readonly [placeholder: string]: PathPiece }) {
  const origin: PathPiece[] = [];
  const path: PathPiece[] = [];
  // A placeholder has no character that ends an origin or a path.
  const originEnd = ORIGIN.exec(url)?.[0].length ?? 0;
  const queryStart = url.slice(originEnd).search(/[?#]/);
  const pathEnd = queryStart === -1 ? url.length : originEnd + queryStart;
  for (const [pieces, text] of [
    [origin, url.slice(0, originEnd)],
    [path, url.slice(originEnd, pathEnd)],
  ] as const) {
    // Splitting by a group puts the names between the texts.
    for (const [index, part] of text.split(PLACEHOLDER).entries()) {
      const isPlaceholder = index % 2 === 1;
      pieces.push(isPlaceholder ? (Object.hasOwn(values, part) ? (values[part] as PathPiece) : `{${part}}`) : part);
    }
  }
  return { origin, path };
}

/** What a server can take for the end of a segment. */
const SEPARATOR = /\/|\\|%2f|%5c/i;

function segmentsOf(path: readonly PathPiece[]): PathPiece[][] {
  const segments: PathPiece[][] = [[]];
  for (const piece of path) {
    const [first, ...others] = typeof piece === 'string' ? piece.split(SEPARATOR) : [piece];
    segments.at(-1)?.push(first as PathPiece);
    segments.push(...others.map((text) => [text]));
  }
  return segments;
}

/** Whether a segment is a name for every value in it. What follows a semicolon is not part of the name for all servers. */
function hasName(segment: readonly PathPiece[]): boolean {
  for (const piece of segment) {
    if (typeof piece !== 'string') {
      if (piece.isAwsWritten) {
        return true;
      }
      continue;
    }
    const [name = '', ...parameters] = piece.replace(/\$\{stageVariables\.\w*\}/g, '').split(';');
    const decoded = name.replace(/%([0-7][0-9a-f])/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
    if (/[^.\s\p{Cc}]/u.test(decoded)) {
      return true;
    }
    if (parameters.length > 0) {
      return false;
    }
  }
  return false;
}
