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

const requestContext = {
  extendedRequestId: 'O4eZ-FGvPHcFmOw=',
  requestTime: '02/Jan/2026:03:04:05 +0000',
  messageDirection: 'IN',
  stage: 'prod',
  connectedAt: 1767322985678,
  requestTimeEpoch: 1767323045678,
  identity: { userAgent: 'Mozilla/5.0', sourceIp: '203.0.113.7' },
  requestId: 'O4eZ-FGvPHcFmOw=',
  domainName: 'Api.execute-api.us-east-1.amazonaws.com',
  connectionId: 'L0SM9cOFvHcCIhw=',
  apiId: 'Api',
};

/** The events as they were recorded on AWS, member by member. */
test('the event of a connection has the headers of the handshake that a function sees', () => {
  const headers = {
    Host: 'Api.execute-api.us-east-1.amazonaws.com',
    'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version': '13',
    'User-Agent': 'Mozilla/5.0',
    'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
    'X-Forwarded-For': '203.0.113.7',
    'X-Forwarded-Port': '443',
    'X-Forwarded-Proto': 'https',
  };

  expect(event('$connect', {})).toEqual({
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    requestContext: { routeKey: '$connect', eventType: 'CONNECT', ...requestContext },
    isBase64Encoded: false,
  });
});

test('the event of a message has the id of the message, its body and no headers', () => {
  expect(event('send', { body: '{"action":"send"}' })).toEqual({
    requestContext: { routeKey: 'send', eventType: 'MESSAGE', messageId: 'O4eZ-c8zPHcCIhw=', ...requestContext },
    body: '{"action":"send"}',
    isBase64Encoded: false,
  });
});

test('the event of a disconnection has exactly four headers, and how the connection ended', () => {
  const headers = {
    Host: 'Api.execute-api.us-east-1.amazonaws.com',
    'x-api-key': '',
    'X-Forwarded-For': '',
    'x-restapi': '',
  };

  expect(event('$disconnect', {})).toEqual({
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    requestContext: {
      routeKey: '$disconnect',
      eventType: 'DISCONNECT',
      disconnectStatusCode: 1005,
      disconnectReason: 'Client-side close frame status not set',
      ...requestContext,
    },
    isBase64Encoded: false,
  });
});

test.each([
  ['1000', 'Connection Closed Normally'],
  ['1001', 'Going away'],
])('a test sets the status %s of a disconnection and its reason', (disconnectStatusCode, disconnectReason) => {
  const contextVariables = { disconnectStatusCode, disconnectReason };

  expect(event('$disconnect', { contextVariables }).requestContext).toMatchObject({
    disconnectStatusCode: Number(disconnectStatusCode),
    disconnectReason,
  });
});
