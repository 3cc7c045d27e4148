import { Lazy, Stack } from 'aws-cdk-lib';
import { WebSocketMappingValue } from '../../lib';
import { requestParameters } from '../../lib/mapping/request-parameters';

const { requestBody, responseBody, contextVariable, stageVariable, requestHeader, requestQueryString } =
  WebSocketMappingValue;
const { requestHeaders, requestQueryStrings, literal, format, base64, jsonText, epochSeconds, NULL } =
  WebSocketMappingValue;

const header = (value: WebSocketMappingValue) =>
  requestParameters({ headers: { X: value } }, 'Backend')?.['integration.request.header.X'];

test('headers, query strings and path parameters are the parameters of a request', () => {
  const value = stageVariable('x');

  expect(
    requestParameters({ headers: { A: value }, queryStrings: { b: value }, pathParameters: { c: value } }, ''),
  ).toEqual({
    'integration.request.header.A': 'stageVariables.x',
    'integration.request.querystring.b': 'stageVariables.x',
    'integration.request.path.c': 'stageVariables.x',
  });
  expect(requestParameters({ headers: {} }, '')).toBeUndefined();
});

test.each([
  [requestBody('$.room.id'), 'route.request.body.room.id'],
  [requestBody('$.members[0]'), 'route.request.body.members[0]'],
  [contextVariable('authorizer.principalId'), 'context.authorizer.principalId'],
  [stageVariable('table'), 'stageVariables.table'],
  [requestHeader('X-Forwarded-For'), 'route.request.header.X-Forwarded-For'],
  [requestQueryString('token'), 'route.request.querystring.token'],
  [literal('a "quoted" value'), '\'a "quoted" value\''],
])('%#: a value is written as AWS reads it', (value, expected) => {
  expect(header(value)).toBe(expected);
});

test.each<[string, string, WebSocketMappingValue, string]>([
  [
    "reads the backend's response, which does not exist yet,",
    'responseBody("$.id")',
    responseBody('$.id'),
    'use a value of the request',
  ],
  ['cannot hold the whole message', 'requestBody()', requestBody(), 'map a value of it, such as requestBody("$.text")'],
  [
    'needs a path that begins with "$." and has no quotes',
    'requestBody("$[\'a b\']")',
    requestBody("$['a b']"),
    'use a path such as "$.room.id"',
  ],
  ['cannot hold a single quote, for which AWS has no escape,', 'literal("it\'s")', literal("it's"), 'remove the quote'],
  ['leaves out a missing value anyway', 'requestBody("$.id").orOmit()', requestBody('$.id').orOmit(), 'remove orOmit'],
  ...[
    ['requestBody("$.id").asString()', requestBody('$.id').asString()] as const,
    ['requestHeaders()', requestHeaders()] as const,
    ['requestQueryStrings()', requestQueryStrings()] as const,
    ['format("room-{}", …)', format('room-{}', requestBody('$.room'))] as const,
    ['base64(requestHeader("X"))', base64(requestHeader('X'))] as const,
    ['base64(requestQueryString("x"))', base64(requestQueryString('x'))] as const,
    ['base64(stageVariable("x"))', base64(stageVariable('x'))] as const,
    ['jsonText(…)', jsonText({})] as const,
    ['NULL', NULL] as const,
    ['epochSeconds(…)', epochSeconds()] as const,
    ['items', WebSocketMappingValue._of({ kind: 'items' })] as const,
    ['item', WebSocketMappingValue._of({ kind: 'item', member: 'Item' })] as const,
    ['attributes', WebSocketMappingValue._of({ kind: 'attributes', data: {} })] as const,
    ['contextVariable("stage").orElse(…)', contextVariable('stage').orElse('x')] as const,
  ].map(([shown, value]): [string, string, WebSocketMappingValue, string] => [
    'holds one value, unchanged',
    shown,
    value,
    'map the value itself, or use it in a mapping template',
  ]),
])('fails: a header %s at its construct, got %s', (problem, got, value, remedy) => {
  expect(() => header(value)).toThrow(
    new Error(
      `headers["X"] ${problem} at "Backend", got ${JSON.stringify(got)}; ${remedy} [mapping-value-out-of-place]`,
    ),
  );
});

test('tokens are not validated', () => {
  const token = Lazy.string({ produce: () => "it's" });
  const values = [
    requestBody(token),
    requestBody(`$.${token}`),
    contextVariable(token),
    stageVariable(token),
    requestHeader(token),
    literal(token),
  ];

  expect(new Stack().resolve(values.map(header))).toEqual([
    "route.request.body.it's",
    "route.request.body.it's",
    "context.it's",
    "stageVariables.it's",
    "route.request.header.it's",
    "'it's'",
  ]);
});
