import { http, routeOf } from '../../testing/route';

test('a template that fails is an error with its integration, its line and what the client gets', () => {
  const route = routeOf({ integration: http('{\n "a": $input.path("$.list").get(9)}') });

  expect(() => route.renderRequest({ body: '{"action":"send","list":[]}' })).toThrow(
    /Stack\/Integration.*line 2.*Internal server error/s,
  );
});

test('what a template sets in an override is sent', () => {
  const route = routeOf({ integration: http('#set($context.requestOverride.header.X = "a")b') });
  const request = route.renderRequest();

  expect(request.body).toBe('b');
  expect(request.headers.X).toBe('a');
});
