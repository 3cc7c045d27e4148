import { messageFor } from '../../../lib/runtime/exchange/route-selection';
import { http, routeOf } from '../../testing/route';

const integration = http('{}');

test.each([
  ['$request.body.action', 'send', '{"action":"send"}'],
  ['$request.body.a.b', 'send', '{"a":{"b":"send"}}'],
  ["${request.body['a b']}", 'send', '{"a b":"send"}'],
  ['${request.body["a.b"][1]}', 'send', '{"a.b":[null,"send"]}'],
])('for the expression %s the plainest message that selects a route is made up', (expression, routeKey, expected) => {
  expect(JSON.parse(messageFor(expression, routeKey) as string)).toEqual(JSON.parse(expected));
});

test('no message is made up for an expression that does not read the body', () => {
  expect(messageFor('$context.stage', 'send')).toBeUndefined();
});

test('a message selects the route with the value of the expression, and $default otherwise', () => {
  const route = routeOf({ routeKey: '$default', otherRoutes: ['send'], integration });

  expect(route.renderRequest({ body: '{"action":"other"}' }).method).toBe('POST');
  expect(() => route.renderRequest({ body: '{"action":"send"}' })).toThrow(/"send"/);
});

test('a message that is not JSON selects $default', () => {
  expect(routeOf({ routeKey: '$default', integration }).renderRequest({ body: 'hello' }).method).toBe('POST');
});

test.each(['${request.body.a[?(@.b)]}', '${request.body.a}${request.body.b}'])(
  'no message is made up for %s',
  (expression) => {
    expect(messageFor(expression, 'send')).toBeUndefined();
  },
);
