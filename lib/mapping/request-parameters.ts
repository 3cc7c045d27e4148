import { Token } from 'aws-cdk-lib';
import { ruleError } from '../diagnostics';
import type { WebSocketMappingValue } from './mapping-value';
import { describeSource, type ValueSource } from './value-source';

type Values = { readonly [name: string]: WebSocketMappingValue };

/** The parts of an HTTP request that mapping values fill. */
export interface MappedRequest {
  readonly headers?: Values;
  readonly queryStrings?: Values;
  readonly pathParameters?: Values;
}

/**
 * The request parameters of an integration, or undefined when there is nothing to map.
 *
 * @param where the path of the construct, or as much of it as is known
 */
export function requestParameters(
  request: MappedRequest,
  where: string,
): { [destination: string]: string } | undefined {
  const entries = [
    ...destinations('headers', 'header', request.headers, where),
    ...destinations('queryStrings', 'querystring', request.queryStrings, where),
    ...destinations('pathParameters', 'path', request.pathParameters, where),
  ];
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function destinations(prop: string, part: string, values: Values | undefined, where: string): [string, string][] {
  return Object.entries(values ?? {}).map(([name, value]) => [
    `integration.request.${part}.${name}`,
    parameterSource(value._source, `${prop}[${JSON.stringify(name)}]`, where),
  ]);
}

/** A value as the source of a request parameter. Fails where a parameter cannot hold it. */
function parameterSource(source: ValueSource, prop: string, where: string): string {
  const outOfPlace = (problem: string, remedy: string) =>
    ruleError('mapping-value-out-of-place', where, {
      problem: `${prop} ${problem}`,
      got: describeSource(source),
      remedy,
    });
  switch (source.kind) {
    case 'body':
      if (source.of === 'response') {
        throw outOfPlace("reads the backend's response, which does not exist yet,", 'use a value of the request');
      }
      if (source.path === undefined) {
        throw outOfPlace('cannot hold the whole message', 'map a value of it, such as requestBody("$.text")');
      }
      if (!/^\$\.[^']+$/.test(source.path)) {
        throw outOfPlace('needs a path that begins with "$." and has no quotes', 'use a path such as "$.room.id"');
      }
      return `route.request.body.${source.path.slice('$.'.length)}`;
    case 'context':
      return `context.${source.name}`;
    case 'stageVariable':
      return `stageVariables.${source.name}`;
    case 'header':
      return `route.request.header.${source.name}`;
    case 'queryString':
      return `route.request.querystring.${source.name}`;
    case 'literal':
      if (!Token.isUnresolved(source.text) && source.text.includes("'")) {
        throw outOfPlace('cannot hold a single quote, for which AWS has no escape,', 'remove the quote');
      }
      return `'${source.text}'`;
    case 'orOmit':
      throw outOfPlace('leaves out a missing value anyway', 'remove orOmit');
    default:
      throw outOfPlace('holds one value, unchanged', 'map the value itself, or use it in a mapping template');
  }
}
