import { Token } from 'aws-cdk-lib';
import { ruleError } from '../../diagnostics';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { pathPiece } from '../../mapping/path-value';
import type { ValueSource } from '../../mapping/value-source';
import { unsafeValue } from '../../service-facts/path-segments';

/** A key of objects, as the parts of a request that stand for it. */
export interface ObjectKey {
  /** The key with a place in braces for each value. */
  readonly path: string;
  /** What fills the places. */
  readonly pathParameters: { readonly [name: string]: WebSocketMappingValue };
  /** The keys that can come out, as a policy has them. */
  readonly pattern: string;
}

/** In UTF-8. */
const LONGEST_KEY = 1024;

type Piece = { readonly text: string } | { readonly value: ValueSource };

/**
 * Splits a key into what is fixed and what a message decides.
 *
 * @param where the construct id of the integration, for messages
 */
export function objectKey(key: WebSocketMappingValue, where: string): ObjectKey {
  const pieces = piecesOf(key._source);
  requireSafe(pieces, where);
  requireLength(pieces, where);
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

/** Fails when a client could make a segment empty, or `..`, which leads out of where the objects are meant to be. */
function requireSafe(pieces: readonly Piece[], where: string): void {
  const unsafe = unsafeValue(
    pieces.map((piece) => pathPiece('text' in piece ? { kind: 'literal', text: piece.text } : piece.value)),
  );
  if (unsafe) {
    throw ruleError('object-key-unsafe', where, {
      problem: 'a value that can be empty or ".." is a whole segment of key',
      got: unsafe.description,
      remedy: 'add fixed characters to the segment, such as "room-{}"',
    });
  }
}

/** Fails for a key that is empty, or whose fixed characters alone are too long. */
function requireLength(pieces: readonly Piece[], where: string): void {
  const texts = pieces.map((piece) => ('text' in piece ? piece.text : undefined));
  const length = Buffer.byteLength(texts.filter((text) => !Token.isUnresolved(text)).join(''), 'utf8');
  const isEmpty = length === 0 && texts.every((text) => text === '');
  if (isEmpty || length > LONGEST_KEY) {
    throw ruleError('object-key-invalid', where, {
      problem: isEmpty ? 'key is empty' : 'key is too long',
      got: `${length} bytes`,
      remedy: `use 1 to ${LONGEST_KEY} bytes`,
    });
  }
}
