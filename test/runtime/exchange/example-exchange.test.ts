import { http, routeOf } from '../../testing/route';

test('fails for a message that selects another route, and names it', () => {
  const route = routeOf({ otherRoutes: ['other'], integration: http('{}') });

  expect(() => route.renderRequest({ body: '{"action":"other"}' })).toThrow(/"other"/);
});

test('a message without a body is the plainest that selects the route', () => {
  expect(routeOf({ integration: http('$input.body') }).renderRequest().body).toBe('{"action":"send"}');
});
