import {
  addedHeaders,
  disconnectHeaders,
  isDroppedHeader,
  isHandshakeHeader,
  isRefusedHeader,
} from '../../lib/service-facts/headers';

test.each([
  ['Content-Length', true, true],
  ['content-length', false, true],
  ['Authorization', true, false],
  ['Authorization', false, true],
  ['X-Id', false, false],
])('a request that maps %s to an HTTP backend (%s) is refused: %s', (name, isHttp, expected) => {
  expect(isRefusedHeader(name, isHttp)).toBe(expected);
});

test.each([
  ['Via', true],
  ['connection', true],
  ['X-Id', false],
])('an HTTP integration drops %s: %s', (name, expected) => {
  expect(isDroppedHeader(name)).toBe(expected);
});

test('no header is both dropped and refused for an HTTP backend', () => {
  expect(
    ['connection', 'expect', 'proxy-authenticate', 'te', 'via'].filter((name) => isRefusedHeader(name, true)),
  ).toEqual([]);
});

test('API Gateway says who it is', () => {
  expect(addedHeaders('abc123')).toMatchObject({
    'User-Agent': 'AmazonAPIGateway_abc123',
    'x-amzn-apigateway-api-id': 'abc123',
  });
});

test('the event of $connect has no headers of the connection itself', () => {
  expect(['Upgrade', 'Connection', 'Host', 'X-Room'].filter(isHandshakeHeader)).toEqual(['Host', 'X-Room']);
});

test('the event of $disconnect has the domain as its host', () => {
  expect(disconnectHeaders('example.com')[0]).toEqual(['Host', 'example.com']);
});
