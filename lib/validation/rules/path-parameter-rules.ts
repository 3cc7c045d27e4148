import { knownEntries, shapeOf } from '../../api-model/token-text';
import { isAwsWritten } from '../../mapping/value-source';
import { type PathPiece, unsafeValueInUrl } from '../../service-facts/path-segments';
import { DATA_MAPPING } from '../../service-facts/sources';
import type { IntegrationSubject } from '../integration-subject';
import type { Rule } from '../rule';

const DESTINATION = /^integration\.request\.path\.(.+)$/s;

/**
 * Rules about the values in the path of a request. The classes for a backend throw `path-parameter-unsafe` instead.
 */
export const PATH_PARAMETER_RULES: readonly Rule<IntegrationSubject>[] = [
  {
    id: 'request-path-unsafe',
    severity: 'warning',
    moment: 'constructor',
    summary:
      'request parameters that fill a whole segment of `integrationUri` with a value from a client, an authorizer or a ' +
      'stage variable; whether AWS passes `..` on unchanged is not proven',
    source: DATA_MAPPING,
    check: ({ integrationUri, requestParameters }) => {
      const values = knownEntries(requestParameters).flatMap(([destination, source]): [string, PathPiece][] => {
        const name = DESTINATION.exec(destination)?.[1];
        return name === undefined ? [] : [[name, pieceOf(source)]];
      });
      if (integrationUri === undefined || values.length === 0) {
        return undefined;
      }
      const unsafe = unsafeValueInUrl(shapeOf(integrationUri), Object.fromEntries(values));
      return (
        unsafe && {
          problem: 'a value that can be empty or ".." fills a whole path segment of integrationUri',
          got: unsafe.description,
          remedy: 'add fixed characters to the segment, such as "user-{id}"',
        }
      );
    },
  },
];

function pieceOf(source: string): PathPiece {
  const literal = /^'(.*)'$/s.exec(source)?.[1];
  if (literal !== undefined) {
    return encodeURIComponent(literal);
  }
  const variable = /^context\.(.+)$/s.exec(source)?.[1];
  return {
    description: source,
    isAwsWritten: variable !== undefined && isAwsWritten({ kind: 'context', name: variable }),
  };
}
