import { completeMessage } from '../../../lib/runtime/exchange/example-message';

const defaults = { routeKey: '$connect', body: '', domainName: 'example.com', stageVariables: { a: '1', b: '2' } };

test('a message without members has realistic ones, the same each time', () => {
  expect(completeMessage({}, defaults)).toEqual(completeMessage({}, defaults));
  expect(completeMessage({}, defaults)).toMatchObject({ sourceIp: '203.0.113.7', userAgent: 'Mozilla/5.0' });
});

test('members of the message replace the usual ones', () => {
  const message = completeMessage({ headers: { host: 'other' }, stageVariables: { b: '3' }, userAgent: '' }, defaults);

  expect(message.stageVariables).toEqual({ a: '1', b: '3' });
  expect(message.userAgent).toBeUndefined();
  expect([...message.headers].filter(([name]) => name.toLowerCase() === 'host')).toEqual([['host', ['other']]]);
});

test('a client is connected a minute before its message', () => {
  const requestTime = new Date('2026-05-06T07:08:09Z');

  expect(completeMessage({ requestTime }, defaults).connectedAt).toEqual(new Date('2026-05-06T07:07:09Z'));
});

test.each([
  ['a body on $connect', { body: '{}' }, '$connect'],
  ['headers on another route', { headers: { a: 'b' } }, 'send'],
  ['a query string on another route', { queryStringParameters: { a: 'b' } }, 'send'],
])('fails for %s', (_, message, routeKey) => {
  expect(() => completeMessage(message, { ...defaults, routeKey })).toThrow();
});

test.each([
  [{}, 1005, 'Client-side close frame status not set'],
  [{ disconnectStatusCode: '1001' }, 1001, ''],
  [{ disconnectReason: 'bye' }, 1005, 'bye'],
  [{ disconnectStatusCode: '1000', disconnectReason: 'bye' }, 1000, 'bye'],
])('a connection ends as the variables %j say', (contextVariables, statusCode, reason) => {
  const message = completeMessage({ contextVariables }, { ...defaults, routeKey: '$disconnect' });

  expect(message.disconnect).toEqual({ statusCode, reason });
});
