import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ClientMessage, RouteTester } from '../../lib/testing';

interface FieldCase {
  readonly id: string;
  readonly routeKey: string;
  readonly message: ClientMessage | null;
  readonly template: { readonly [section: string]: object };
}

const CASES: readonly FieldCase[] = JSON.parse(
  readFileSync(join(__dirname, '../runtime/cases/field-cases.json'), 'utf8'),
);

function caseOf(id: string): FieldCase {
  return CASES.find((candidate) => candidate.id === id) as FieldCase;
}

function testerOf(id: string): RouteTester {
  const { routeKey, template } = caseOf(id);
  return RouteTester.fromTemplate(template, routeKey);
}

test('the explanation names each reference that API Gateway does not define', () => {
  const explanation = testerOf('F01').renderRequest().explain();

  expect(explanation).toContain('$contex');
  expect(explanation).toContain('$math');
  expect(explanation).toContain('$util.autoId');
  expect(explanation).not.toContain('$util.escape');
});

test('a template whose key has the backslash of its expression is selected, and said to be an assumption', () => {
  const { message } = caseOf('F03');
  const request = testerOf('F03').renderRequest(message as ClientMessage);

  expect(request.bodyAsJson()).toEqual({ connectionId: expect.stringMatching(/=$/), body: { data: 'hi' } });
  expect(request.explain()).toContain('(template-key-escaped)');
});

test.each([
  ['no status', { ConnectionId: 'c', Data: 'x' }],
  ['nothing', null],
  ['a string', 'done'],
  ['a list', [200]],
  ['a status that is not a number', { statusCode: 'OK' }],
  ['a status that is empty', { statusCode: '' }],
  ['a status that HTTP does not have', { statusCode: 99 }],
  ['a body that is an object', { statusCode: 200, body: { Data: 'x' } }],
  ['headers that are a string', { statusCode: 200, headers: 'a: b' }],
  ['a flag that is not a boolean', { statusCode: 200, isBase64Encoded: 'no' }],
])('a function that returns %s makes an internal server error', (_, functionResult) => {
  const reply = testerOf('F09').renderReply({ functionResult });
  const handshake = testerOf('F18').renderReply({ functionResult });

  expect(reply.sent).toBe(true);
  expect(reply.body).toMatch(/^\{"message": "Internal server error", "connectionId":/);
  expect(reply.explain()).toContain('result of the function');
  expect(handshake.statusCode).toBe(502);
});

test.each([
  ['its body', { statusCode: 200, body: 'hi' }, 'hi'],
  ['its body, whatever the status', { statusCode: 404, body: 'no' }, 'no'],
  ['an empty message without a body', { statusCode: 200 }, ''],
  ['its body with a status in quotes', { statusCode: '200', body: 'hi' }, 'hi'],
])('a function that returns a response sends %s', (_, functionResult, body) => {
  const reply = testerOf('F09').renderReply({ functionResult });

  expect(reply).toMatchObject({ sent: true, body });
});

test.each([
  ['a header', { headers: { 'Sec-WebSocket-Protocol': 'graphql-ws' } }, { 'Sec-WebSocket-Protocol': 'graphql-ws' }],
  ['a header in lower case', { headers: { 'sec-websocket-protocol': 'mqtt' } }, { 'Sec-WebSocket-Protocol': 'mqtt' }],
  [
    'several values',
    { multiValueHeaders: { 'Sec-WebSocket-Protocol': ['mqtt', 'wamp'] } },
    { 'Sec-WebSocket-Protocol': 'mqtt, wamp' },
  ],
  ['other headers', { headers: { 'Set-Cookie': 'a=b' } }, {}],
  ['none', {}, {}],
])('a client that connects gets the subprotocol of a function that returns %s', (_, headers, expected) => {
  const reply = testerOf('F18').renderReply({ functionResult: { statusCode: 200, ...headers } });

  expect(reply).toMatchObject({ sent: false, statusCode: 200 });
  expect(reply.headers).toEqual(expected);
});

test('the explanation says that a message is not checked against a request model', () => {
  const { message } = caseOf('F20');
  const explanation = testerOf('F20')
    .renderRequest(message as ClientMessage)
    .explain();

  expect(explanation).toContain('"orderModel"');
  expect(explanation).toContain('not modelled (request-models)');
});

test('fails on a property that is an object where CloudFormation takes a string', () => {
  expect(() => testerOf('F21')).toThrow(/^ApiId is not a string at "Route0", got \{"id":"5abc"\}/);
});

test.each([
  [
    'an API of the AWS SAM',
    {
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: { Api: { Type: 'AWS::Serverless::WebSocketApi', Properties: { Routes: { go: {} } } } },
    },
    'there is no WebSocket API in the template; CloudFormation expands AWS::Serverless::WebSocketApi at "Resources.Api" at deployment',
  ],
  [
    'routes that are included',
    {
      Resources: {
        Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } },
        'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://bucket/routes' } },
      },
    },
    'there is no route "go" in the template, which has none; CloudFormation expands Fn::Transform at "Resources" at deployment',
  ],
])('a template with %s is not the one that is deployed, which the error says', (_, template, expected) => {
  expect(() => RouteTester.fromTemplate(template, 'go')).toThrow(
    `${expected}, so pass the processed template, which GetTemplate returns for the template stage "Processed"`,
  );
});
