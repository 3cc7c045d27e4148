import { Token } from 'aws-cdk-lib';
import { ruleError } from '../../diagnostics';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { describeSource, isForeign, type ValueSource } from '../../mapping/value-source';

/** A key of objects, as the parts of a request that stand for it. */
export interface ObjectKey {
  /** The key with a place in braces for each value. */
  readonly path: string;
  /** What fills the places. */
  readonly pathParameters: { readonly [name: string]: WebSocketMappingValue };
  /** The keys that can come out, as a policy has them. */
  readonly pattern: string;
}

type Piece = { readonly text: string } | { readonly value: ValueSource };

/** Splits a key into what is fixed and what a message decides. */
export function objectKey(key: WebSocketMappingValue): ObjectKey {
  const pieces = piecesOf(key._source);
  requireSafe(pieces);
  const pathParameters: { [name: string]: WebSocketMappingValue } = {};
  let path = '';
  let pattern = '';
  for (const piece of pieces) {
    if ('text' in piece) {
      const isFixed = !Token.isUnresolved(piece.text);
      path += isFixed ? encodeURIComponent(piece.text).replaceAll('%2F', '/') : piece.text;
      // A policy gives these characters a meaning, and takes it away like this.
      pattern += isFixed ? piece.text.replace(/[*?$]/g, (character) => `\${${character}}`) : piece.text;
    } else {
      const name = `key${Object.keys(pathParameters).length + 1}`;
      pathParameters[name] = WebSocketMappingValue._of(piece.value);
      path += `{${name}}`;
      pattern += '*';
    }
  }
  return { path, pathParameters, pattern };
}

function piecesOf(source: ValueSource): Piece[] {
  switch (source.kind) {
    case 'literal':
      return [{ text: source.text }];
    case 'format':
      return source.parts.flatMap(piecesOf);
    default:
      return [{ value: source }];
  }
}

/** A segment that a client fills alone could be `..`; a letter of ours in it makes it a name. */
function requireSafe(pieces: readonly Piece[]): void {
  for (const segment of segmentsOf(pieces)) {
    const foreign = segment.flatMap((piece) => ('value' in piece && isForeign(piece.value) ? [piece.value] : []));
    const hasName = segment.some((piece) => ('text' in piece ? /[^.]/.test(piece.text) : !isForeign(piece.value)));
    const [first] = foreign;
    if (first && !hasName) {
      throw ruleError('object-key-unsafe', undefined, {
        problem: `key of an object has a part between slashes that a client fills alone, which is ${describeSource(first)}`,
        remedy: 'put a text before it, such as "room-{}"',
      });
    }
  }
}

function segmentsOf(pieces: readonly Piece[]): Piece[][] {
  const segments: Piece[][] = [[]];
  for (const piece of pieces) {
    const texts = 'text' in piece ? piece.text.split('/') : [];
    const [first = piece, ...more]: Piece[] = texts.map((text) => ({ text }));
    segments.at(-1)?.push(first);
    segments.push(...more.map((text) => [text]));
  }
  return segments;
}
