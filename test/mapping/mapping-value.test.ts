import { Lazy, Stack } from 'aws-cdk-lib';
import { WebSocketMappingValue } from '../../lib';

test.each([
  [WebSocketMappingValue.requestBody('$.room.id'), 'route.request.body.room.id'],
  [WebSocketMappingValue.contextVariable('authorizer.principalId'), 'context.authorizer.principalId'],
  [WebSocketMappingValue.stageVariable('table'), 'stageVariables.table'],
  [WebSocketMappingValue.requestHeader('X-Forwarded-For'), 'route.request.header.X-Forwarded-For'],
  [WebSocketMappingValue.requestQueryString('token'), 'route.request.querystring.token'],
  [WebSocketMappingValue.literal('a "quoted" value'), '\'a "quoted" value\''],
])('%#: is written as AWS reads it', (value, expected) => {
  expect(value._toParameter()).toBe(expected);
});

test.each<[string, () => WebSocketMappingValue]>([
  [
    'path cannot be mapped, got "room"; pass a JSON path that begins with "$.", such as "$.text"',
    () => WebSocketMappingValue.requestBody('room'),
  ],
  [
    'context variable cannot be mapped, got "$context.stage"; pass its name alone, such as "connectionId"',
    () => WebSocketMappingValue.contextVariable('$context.stage'),
  ],
  [
    'stage variable cannot be mapped, got "a-b"; pass its name alone, which is of letters, digits and underscores',
    () => WebSocketMappingValue.stageVariable('a-b'),
  ],
  [
    'header cannot be mapped, got "X Y"; pass its name alone, which is of letters, digits and the characters "._$-"',
    () => WebSocketMappingValue.requestHeader('X Y'),
  ],
  [
    'query string cannot be mapped, got ""; pass its name alone, which is of letters, digits and the characters "._$-"',
    () => WebSocketMappingValue.requestQueryString(''),
  ],
  [
    'literal cannot be mapped, got "it\'s"; remove the single quote, which cannot be written in a parameter',
    () => WebSocketMappingValue.literal("it's"),
  ],
])('fails: %s', (message, make) => {
  expect(make).toThrow(new Error(`${message} [mapping-value-invalid]`));
});

test('tokens pass unjudged', () => {
  const token = Lazy.string({ produce: () => "it's" });
  const values = [
    WebSocketMappingValue.requestBody(token),
    WebSocketMappingValue.contextVariable(token),
    WebSocketMappingValue.stageVariable(token),
    WebSocketMappingValue.requestHeader(token),
    WebSocketMappingValue.literal(token),
  ];

  expect(new Stack().resolve(values.map((value) => value._toParameter()))).toEqual([
    "route.request.body.it's",
    "context.it's",
    "stageVariables.it's",
    "route.request.header.it's",
    "'it's'",
  ]);
});
