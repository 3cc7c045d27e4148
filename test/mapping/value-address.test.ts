import { WebSocketMappingValue } from '../../lib';

const { requestBody, responseBody, contextVariable, stageVariable, requestHeader, requestQueryString } =
  WebSocketMappingValue;

const PATH_REMEDY = 'pass a path that begins with "$.", such as "$.text" or "$[\'first name\']"';
const NAME_REMEDY = 'pass the name alone, which consists of letters, digits and "._$-"';

test.each<[string, string, string, () => WebSocketMappingValue]>([
  ['requestBody', 'room', PATH_REMEDY, () => requestBody('room')],
  ['responseBody', '$.rooms[?(@.id)]', PATH_REMEDY, () => responseBody('$.rooms[?(@.id)]')],
])('fails for a path of %s that is %j', (factory, got, remedy, create) => {
  expect(create).toThrow(
    new Error(
      `path is not a supported JSON path at "WebSocketMappingValue.${factory}", got ${JSON.stringify(got)}; ` +
        `${remedy} [mapping-value-invalid]`,
    ),
  );
});

test.each<[string, string, string, () => WebSocketMappingValue]>([
  [
    'contextVariable',
    '$context.stage',
    'pass the name without "$context.", such as "connectionId"',
    () => contextVariable('$context.stage'),
  ],
  [
    'stageVariable',
    'a-b',
    'pass the name without "$stageVariables.", which consists of letters, digits and underscores',
    () => stageVariable('a-b'),
  ],
  ['requestHeader', 'X Y', NAME_REMEDY, () => requestHeader('X Y')],
  ['requestQueryString', '', NAME_REMEDY, () => requestQueryString('')],
])('fails for a name of %s that is %j', (factory, got, remedy, create) => {
  expect(create).toThrow(
    new Error(
      `name contains characters that AWS does not allow at "WebSocketMappingValue.${factory}", ` +
        `got ${JSON.stringify(got)}; ${remedy} [mapping-value-invalid]`,
    ),
  );
});

test('the path "$" is the whole message', () => {
  expect(requestBody('$')._source).toEqual({ kind: 'body', of: 'request', path: undefined });
});
