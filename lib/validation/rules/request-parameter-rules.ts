import { isKnown, shownText, UNKNOWN } from '../../api-model/token-text';
import { isRefusedHeader } from '../../service-facts/headers';
import { HTTP_TYPES } from '../../service-facts/integration-types';
import { CFN_INTEGRATION, DATA_MAPPING } from '../../service-facts/sources';
import type { Rule } from '../rule';

// Destinations of several values are not documented, and not known to be rejected.
const DESTINATION = /^integration\.request\.(?:(?:multivalue)?(?:header|querystring)|path)\.[A-Za-z0-9._$-]+$/;

/** What a source begins with; the wording of REST APIs stands in the reference of CloudFormation. */
const SOURCE_STARTS = ["'", 'context.', 'stageVariables.', 'route.request.', 'method.request.'];

const REQUEST_SOURCE = /^route\.request\.(?:multivalue)?(?:querystring|header)\./;
const HEADER = /^integration\.request\.header\./;
const REQUEST_NAME = /^[A-Za-z0-9._$-]+$/;
const BODY_SOURCE = /^route\.request\.body\.(?!\$)/;

const SOURCES =
  'put a fixed value in single quotes, or write "route.request.", "context." or "stageVariables." and what it has';

/**
 * What the rules look at: the request parameters of an integration, when they are there now.
 */
export interface ParametersSubject {
  readonly integrationType: string;
  readonly destinations: readonly string[];

  /** Those that have a source which is a string, with a placeholder for each token. */
  readonly parameters: readonly (readonly [string, string])[];
}

/**
 * What can be wrong with the headers, query strings and path parts of a request.
 */
export const REQUEST_PARAMETER_RULES: readonly Rule<ParametersSubject>[] = [
  {
    id: 'parameter-destination-invalid',
    severity: 'error',
    moment: 'constructor',
    summary: 'a request parameter whose name is not `integration.request.{header, querystring, path}.{name}`',
    source: DATA_MAPPING,
    check: ({ destinations }) =>
      destinations
        .filter((destination) => !DESTINATION.test(destination) && isKnown(destination))
        .map((destination) => ({
          problem: 'requestParameters has an unknown destination',
          got: destination,
          remedy:
            'write "integration.request.header.", "integration.request.querystring." or "integration.request.path." ' +
            'and a name of letters, digits and the characters "._$-"',
        })),
  },
  {
    id: 'parameter-source-invalid',
    severity: 'error',
    moment: 'constructor',
    summary: 'a request parameter whose value is neither an expression nor a string in single quotes',
    source: CFN_INTEGRATION,
    check: ({ parameters }) =>
      parameters
        .filter(([, source]) => !couldBeSource(source) || hasBadName(source))
        .map(([destination, source]) => ({
          problem: `requestParameters[${JSON.stringify(destination)}] has an unknown source`,
          got: shownText(source),
          remedy: SOURCES,
        })),
  },
  {
    id: 'parameter-source-undocumented',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a request parameter whose value is an expression that AWS does not document for WebSocket APIs',
    source: DATA_MAPPING,
    check: ({ parameters }) =>
      parameters
        .filter(
          ([, source]) =>
            (/^(?:route|method)\.request\.[^.\uFFFC]*(?:\.[^\uFFFC]|$)/.test(source) || /^method\./.test(source)) &&
            !REQUEST_SOURCE.test(source) &&
            !BODY_SOURCE.test(source),
        )
        .map(([destination, source]) => ({
          problem: `requestParameters[${JSON.stringify(destination)}] has a source that AWS does not document here`,
          got: shownText(source),
          remedy:
            'write "route.request.body." and a path without "$.", or on the route $connect "route.request.header." or ' +
            '"route.request.querystring." and a name',
        })),
  },
  {
    id: 'header-line-break',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a header with a line break in its fixed value, which no header can contain',
    source: DATA_MAPPING,
    check: ({ parameters }) =>
      parameters
        .filter(([destination, source]) => HEADER.test(destination) && /^'.*[\r\n]/s.test(source))
        .map(([destination, source]) => ({
          problem: `requestParameters[${JSON.stringify(destination)}] has a line break, which no header can contain,`,
          got: shownText(source),
          remedy: 'remove the line break',
        })),
  },
  {
    id: 'header-refused',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a header that API Gateway refuses to map, such as `Content-Length`',
    source: 'observed on a REST API: a request with such a header is answered with status 500',
    check: ({ integrationType, destinations }) =>
      destinations.map((destination) => {
        const header = /^integration\.request\.header\.(.+)$/.exec(destination)?.[1];
        return header !== undefined &&
          isRefusedHeader(header, HTTP_TYPES.includes(integrationType)) &&
          isKnown(integrationType)
          ? {
              problem: 'requestParameters sets a header that API Gateway refuses to send',
              got: header,
              remedy: 'remove it',
            }
          : undefined;
      }),
  },
];

/** Whether a source is one, or can be one when its tokens are known. */
function couldBeSource(source: string): boolean {
  const [known] = source.split(UNKNOWN) as [string];
  const start = SOURCE_STARTS.find((each) => known.startsWith(each));
  if (start === undefined) {
    return known !== source && SOURCE_STARTS.some((each) => each.startsWith(known));
  }
  return start === "'" ? /^'.*['\uFFFC]$/s.test(source) : source.length > start.length;
}

function hasBadName(source: string): boolean {
  const [prefix] = REQUEST_SOURCE.exec(source) ?? [];
  return prefix !== undefined && !REQUEST_NAME.test(source.slice(prefix.length).replaceAll(UNKNOWN, 'x'));
}
