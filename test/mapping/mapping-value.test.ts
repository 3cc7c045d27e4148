import { App, CfnOutput, Lazy, Stack, Token } from 'aws-cdk-lib';
import { WebSocketMappingValue } from '../../lib';

const {
  requestBody,
  responseBody,
  contextVariable,
  stageVariable,
  requestHeader,
  requestQueryString,
  literal,
  format,
} = WebSocketMappingValue;

test.each([
  [requestBody('$.room.id'), 'route.request.body.room.id'],
  [requestBody('$.members[0]'), 'route.request.body.members[0]'],
  [contextVariable('authorizer.principalId'), 'context.authorizer.principalId'],
  [stageVariable('table'), 'stageVariables.table'],
  [requestHeader('X-Forwarded-For'), 'route.request.header.X-Forwarded-For'],
  [requestQueryString('token'), 'route.request.querystring.token'],
  [literal('a "quoted" value'), '\'a "quoted" value\''],
])('%#: is written as AWS reads it', (value, expected) => {
  expect(value._toParameter('headers["X"]')).toBe(expected);
});

test.each<[string, () => WebSocketMappingValue]>([
  [
    'path cannot be mapped, got "room"; pass a JSON path that begins with "$.", such as "$.text" or "$[\'first name\']"',
    () => requestBody('room'),
  ],
  [
    `path cannot be mapped, got "$.rooms[?(@.id)]"; pass a JSON path that begins with "$.", such as "$.text" or "$['first name']"`,
    () => responseBody('$.rooms[?(@.id)]'),
  ],
  [
    'context variable cannot be mapped, got "$context.stage"; pass its name alone, such as "connectionId"',
    () => contextVariable('$context.stage'),
  ],
  [
    'stage variable cannot be mapped, got "a-b"; pass its name alone, which is of letters, digits and underscores',
    () => stageVariable('a-b'),
  ],
  [
    'header cannot be mapped, got "X Y"; pass its name alone, which is of letters, digits and the characters "._$-"',
    () => requestHeader('X Y'),
  ],
  [
    'query string cannot be mapped, got ""; pass its name alone, which is of letters, digits and the characters "._$-"',
    () => requestQueryString(''),
  ],
  [
    'pattern cannot be mapped, got "{}-{}"; pass a value for each {}, of which it has 2',
    () => format('{}-{}', requestBody('$.a')),
  ],
])('fails: %s', (message, make) => {
  expect(make).toThrow(new Error(`${message} [mapping-value-invalid]`));
});

test.each<[string, WebSocketMappingValue]>([
  ['responseBody("$.id"), since there is no answer yet; use a value of the request', responseBody('$.id')],
  ['requestBody(), which is the whole message; map a value of it, such as requestBody("$.text")', requestBody()],
  [
    'requestBody("$[\'a b\']"), since AWS takes a name after "route.request.body."; use a path such as "$.room.id"',
    requestBody("$['a b']"),
  ],
  ['literal("it\'s"), since AWS has no way to write a single quote there; remove the quote', literal("it's")],
  ...[
    ['format("room-{}", …)', format('room-{}', requestBody('$.room'))] as const,
    ['base64(requestHeader("X"))', WebSocketMappingValue.base64(requestHeader('X'))] as const,
    ['base64(requestQueryString("x"))', WebSocketMappingValue.base64(requestQueryString('x'))] as const,
    ['base64(stageVariable("x"))', WebSocketMappingValue.base64(stageVariable('x'))] as const,
    ['jsonText(…)', WebSocketMappingValue.jsonText({})] as const,
    ['NULL', WebSocketMappingValue.NULL] as const,
    ['epochSeconds(…)', WebSocketMappingValue.epochSeconds()] as const,
    ['items', WebSocketMappingValue._of({ kind: 'items' })] as const,
    ['item', WebSocketMappingValue._of({ kind: 'item' })] as const,
    ['attributes', WebSocketMappingValue._of({ kind: 'attributes', data: {} })] as const,
    ['contextVariable("stage").orElse(…)', contextVariable('stage').orElse('x')] as const,
  ].map(([shown, value]): [string, WebSocketMappingValue] => [
    `${shown}, since AWS maps one value as it is; map the value itself, or put it into a template`,
    value,
  ]),
])('fails: a header cannot hold %s', (message, value) => {
  expect(() => value._toParameter('headers["X"]')).toThrow(
    new Error(`headers["X"] cannot hold ${message} [mapping-value-out-of-place]`),
  );
});

test('tokens pass unjudged', () => {
  const token = Lazy.string({ produce: () => "it's" });
  const values = [
    requestBody(token),
    requestBody(`$.${token}`),
    contextVariable(token),
    stageVariable(token),
    requestHeader(token),
    literal(token),
  ];

  expect(new Stack().resolve(values.map((value) => value._toParameter('headers["X"]')))).toEqual([
    "route.request.body.it's",
    "route.request.body.it's",
    "context.it's",
    "stageVariables.it's",
    "route.request.header.it's",
    "'it's'",
  ]);
});

test.each([
  ['in a text', (value: WebSocketMappingValue) => `room-${value}`],
  ['in JSON', (value: WebSocketMappingValue) => JSON.stringify({ room: value })],
])('fails at synth where a value stands %s that is no template', (_, write) => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  new CfnOutput(stack, 'Room', { value: write(requestBody('$.room')) });

  expect(() => app.synth()).toThrow(
    /Outputs\.Value cannot hold requestBody\("\$\.room"\) at "Stack\/Room"; put it into WebSocketMappingTemplate\.json.*\[mapping-value-out-of-place\]/,
  );
});

test('the text of a value is a token, so that nobody reads it', () => {
  expect(Token.isUnresolved(`${requestBody('$.room')}`)).toBe(true);
  expect(Token.isUnresolved(requestBody('$.room').toJSON())).toBe(true);
});

test('a value of another copy of the package is known', () => {
  jest.isolateModules(() => {
    const copy: typeof import('../../lib') = jest.requireActual('../../lib');

    expect(copy.WebSocketMappingValue).not.toBe(WebSocketMappingValue);
    expect(WebSocketMappingValue._isMappingValue(copy.WebSocketMappingValue.literal('x'))).toBe(true);
  });
  expect(WebSocketMappingValue._isMappingValue({})).toBe(false);
});
