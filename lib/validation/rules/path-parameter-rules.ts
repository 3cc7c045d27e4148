import { placeholderEntries } from '../../api-model/placeholder-text';
import { isKnown, shapeOf, shownText, UNKNOWN } from '../../api-model/token-text';
import { isAwsWritten } from '../../mapping/value-source';
import { parseIntegrationUri } from '../../service-facts/integration-uri';
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
      const values = placeholderEntries(requestParameters).flatMap(([destination, source]): [string, PathPiece][] => {
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
  {
    id: 'path-parameter-missing',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a name in braces in `integrationUri` that no path parameter replaces',
    source: DATA_MAPPING,
    check: (subject) => {
      const { names, parameters } = pathNames(subject);
      return parameters === undefined
        ? undefined
        : names
            .filter((name) => !parameters.includes(name))
            .map((name) => ({
              problem: 'integrationUri contains a name in braces that no path parameter replaces',
              got: `{${name}}`,
              remedy: `map a path parameter named ${JSON.stringify(name)}, or write the braces as %7B and %7D`,
            }));
    },
  },
  {
    id: 'path-parameter-unused',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a path parameter whose name is not in `integrationUri`',
    source: DATA_MAPPING,
    check: (subject) => {
      const { names, parameters, isWhole } = pathNames(subject);
      return isWhole
        ? parameters
            ?.filter((name) => !names.includes(name))
            .map((name) => ({
              problem: 'a path parameter replaces nothing in integrationUri',
              got: name,
              remedy: `write {${name}} in the URI where the value belongs, or remove the parameter`,
            }))
        : undefined;
    },
  },
];

function pieceOf(source: string): PathPiece {
  const literal = /^'(.*)'$/s.exec(source)?.[1];
  if (literal !== undefined) {
    return encodeURIComponent(literal);
  }
  const variable = /^context\.(.+)$/s.exec(source)?.[1];
  const isKnownSource =
    /^(?:route\.request|method\.request|stageVariables)\./.test(source) || !source.includes(UNKNOWN);
  return {
    description: shownText(source),
    // What a token will be is unknown.
    isAwsWritten: variable === undefined ? !isKnownSource : couldBeAwsWritten(variable),
  };
}

function couldBeAwsWritten(name: string): boolean {
  const isOpen = name.includes(UNKNOWN) && !name.startsWith('authorizer.');
  return isOpen || isAwsWritten({ kind: 'context', name });
}

/** The names in braces in a URI, and those of its path parameters; undefined where a token hides them. */
function pathNames({ integrationUri, requestParameters }: IntegrationSubject) {
  const shape = shapeOf(integrationUri ?? '');
  const path = parseIntegrationUri(shape)?.target ?? shape;
  const names = [...path.matchAll(/(?<!\$)\{([A-Za-z0-9._$-]+)\}/g)].map(([, name]) => name as string);
  const parameters = isKnown(requestParameters ?? {})
    ? Object.keys(requestParameters ?? {}).flatMap((destination) => DESTINATION.exec(destination)?.[1] ?? [])
    : undefined;
  return { names, parameters, isWhole: integrationUri !== undefined && !path.includes(UNKNOWN) };
}
