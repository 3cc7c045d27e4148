import { buildContext, commonLogTime, domainName, eventType } from '../../../lib/runtime/exchange/context';
import { completeMessage } from '../../../lib/runtime/exchange/example-message';
import { http, routeOf } from '../../testing/route';

const place = {
  apiId: 'abc123',
  region: 'eu-west-1',
  accountId: '111122223333',
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
  stage: 'prod',
  routeKey: 'send',
};

test('a time is written as in a log', () => {
  expect(commonLogTime(new Date('2026-01-02T03:04:05.678Z'))).toBe('02/Jan/2026:03:04:05 +0000');
});

test.each([
  ['$connect', 'CONNECT'],
  ['$disconnect', 'DISCONNECT'],
  ['$default', 'MESSAGE'],
  ['send', 'MESSAGE'],
])('the event of %s is %s', (routeKey, expected) => {
  expect(eventType(routeKey)).toBe(expected);
});

test('the domain is that of the API in its region unless it is given', () => {
  expect(domainName(place)).toBe('abc123.execute-api.eu-west-1.amazonaws.com');
  expect(domainName({ ...place, domainName: 'localhost:4000' })).toBe('localhost:4000');
});

test('a template reads the variables of the message', () => {
  const route = routeOf({
    integration: http('$context.connectionId $context.identity.sourceIp $context.authorizer.room'),
  });
  const message = { connectionId: 'abc=', sourceIp: '192.0.2.1', authorizer: { room: 'lobby' } };

  expect(route.renderRequest(message).body).toBe('abc= 192.0.2.1 lobby');
});

test('a message without variables of its own has those of API Gateway', () => {
  const defaults = { routeKey: 'send', body: '', domainName: 'example.com', stageVariables: {} };
  const { contextVariables, ...message } = completeMessage({ connectionId: 'abc=' }, defaults);

  expect(buildContext(message, place).entries.get('connectionId')).toBe('abc=');
});
