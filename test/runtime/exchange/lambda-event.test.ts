import { routeOf } from '../../testing/route';

const integration = {
  IntegrationType: 'AWS_PROXY',
  IntegrationUri:
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111122223333:function:f/invocations',
};
const event = (routeKey: string, message: Parameters<ReturnType<typeof routeOf>['renderRequest']>[0]) =>
  routeOf({ routeKey, integration }).renderRequest(message).bodyAsJson();

test('a message has its body and its id, and no headers', () => {
  const received = event('send', { body: '{"action":"send"}', messageId: 'id=' });

  expect(received).toMatchObject({
    body: '{"action":"send"}',
    isBase64Encoded: false,
    requestContext: { routeKey: 'send', eventType: 'MESSAGE', messageId: 'id=', stage: 'prod' },
  });
  expect(received).not.toHaveProperty('headers');
});

test('a connection has headers and a query string, and no body', () => {
  const received = event('$connect', { headers: { 'X-Room': 'lobby' }, queryStringParameters: { user: 'ann' } });

  expect(received).toMatchObject({
    headers: { 'X-Room': 'lobby' },
    multiValueHeaders: { 'X-Room': ['lobby'] },
    queryStringParameters: { user: 'ann' },
    requestContext: { eventType: 'CONNECT' },
  });
  expect(received).not.toHaveProperty('body');
});

test('stage variables and an authorizer are there only when there are some', () => {
  expect(event('send', {})).not.toHaveProperty('stageVariables');
  expect(event('send', { stageVariables: { a: 'b' }, authorizer: { principalId: 'ann' } })).toMatchObject({
    stageVariables: { a: 'b' },
    requestContext: { authorizer: { principalId: 'ann' } },
  });
});

test('a disconnection has its status and its reason', () => {
  expect(event('$disconnect', {}).requestContext).toMatchObject({
    eventType: 'DISCONNECT',
    disconnectStatusCode: 1005,
  });
});

test('a client without a user agent has none', () => {
  expect(event('send', { userAgent: '' }).requestContext.identity).toEqual({ sourceIp: '203.0.113.7' });
});
