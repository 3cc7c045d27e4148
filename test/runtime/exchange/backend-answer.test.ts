import { http, routeOf } from '../../testing/route';

const responses = [{ IntegrationResponseKey: '$default' }];
const route = () => routeOf({ twoWay: true, integration: http('{}'), responses });

test('a backend responds with 200 and no body unless it is said otherwise', () => {
  expect(route().renderReply({}).body).toBe('');
  expect(route().renderReply({ body: 'hi' }).body).toBe('hi');
});

test.each([
  [{ timedOut: true }, 'Endpoint request timed out'],
  [{ failed: true }, 'Internal server error'],
])('of %j the client is told', (response, message) => {
  expect(route().renderReply(response).bodyAsJson()).toMatchObject({ message });
});

const proxy = (routeKey = 'send') =>
  routeOf({
    routeKey,
    twoWay: true,
    integration: { IntegrationType: 'AWS_PROXY', IntegrationUri: 'arn:aws:lambda:us-east-1:1:function:f' },
  });

test('the result of a function is its whole response', () => {
  expect(proxy().renderReply({ functionResult: { statusCode: 200, body: 'hi' } }).body).toBe('hi');
  expect(
    proxy()
      .renderReply({ functionResult: { body: 'hi' } })
      .bodyAsJson(),
  ).toMatchObject({
    message: 'Internal server error',
  });
});

test('a body in base64 is sent as it is, which the explanation says', () => {
  const reply = proxy().renderReply({ functionResult: { statusCode: 200, body: 'aGk=', isBase64Encoded: true } });

  expect(reply.body).toBe('aGk=');
  expect(reply.explain()).toContain('not decoded from base64');
});

test.each([
  ['$connect', { timedOut: true }, 504],
  ['$connect', { failed: true }, 502],
] as const)('on %s, %j ends the handshake with %i', (routeKey, response, statusCode) => {
  expect(proxy(routeKey).renderReply(response).statusCode).toBe(statusCode);
});

test('fails for the result of a function behind anything but a proxy', () => {
  expect(() => route().renderReply({ functionResult: {} })).toThrow(/functionResult is only for a Lambda proxy/);
});

test('fails for the result of a function beside a part of it', () => {
  expect(() => proxy().renderReply({ functionResult: { statusCode: 200 }, body: 'x' })).toThrow(/got body too/);
});
