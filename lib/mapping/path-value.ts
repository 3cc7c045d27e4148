import { Token } from 'aws-cdk-lib';
import { ruleError } from '../diagnostics';
import { type PathPiece, unsafeValueInUrl } from '../service-facts/path-segments';
import type { WebSocketMappingValue } from './mapping-value';
import { describeSource, isAwsWritten, type ValueSource } from './value-source';

/** What a mapping value is in a path: fixed characters, encoded as in a URL, or a value of a message. */
export function pathPiece(source: ValueSource): PathPiece {
  if (source.kind === 'literal') {
    return Token.isUnresolved(source.text) ? source.text : encodeURIComponent(source.text);
  }
  return { description: describeSource(source), isAwsWritten: isAwsWritten(source) };
}

/**
 * Fails when a client could change which resource a URL leads to.
 *
 * @param prop the prop that holds the URL, or its path
 * @param where the path of the construct, or as much of it as is known
 */
export function requireSafePath(
  prop: string,
  url: string,
  pathParameters: { readonly [name: string]: WebSocketMappingValue } | undefined,
  where: string,
): void {
  const values = Object.entries(pathParameters ?? {}).map(([name, value]) => [name, pathPiece(value._source)]);
  const unsafe = unsafeValueInUrl(url, Object.fromEntries(values));
  if (unsafe) {
    throw ruleError('path-parameter-unsafe', where, {
      problem: `a value that can be empty or ".." fills a whole path segment of ${prop}`,
      got: unsafe.description,
      remedy:
        'add fixed characters to the segment, such as "user-{id}", or map a value that only AWS writes, such as ' +
        'contextVariable("connectionId")',
    });
  }
}
