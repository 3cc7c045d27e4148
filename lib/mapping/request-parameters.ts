import type { WebSocketMappingValue } from './mapping-value';

type Values = { readonly [name: string]: WebSocketMappingValue } | undefined;

/**
 * The parameters of an HTTP request as an integration has them; none at all when there is nothing to map.
 */
export function requestParameters(
  headers: Values,
  queryStrings: Values,
  pathParameters: Values,
): { [destination: string]: string } | undefined {
  const entries = [
    ...destinations('headers', 'header', headers),
    ...destinations('queryStrings', 'querystring', queryStrings),
    ...destinations('pathParameters', 'path', pathParameters),
  ];
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function destinations(prop: string, place: string, values: Values): [string, string][] {
  return Object.entries(values ?? {}).map(([name, value]) => [
    `integration.request.${place}.${name}`,
    value._toParameter(`${prop}[${JSON.stringify(name)}]`),
  ]);
}
