import { http, routeOf } from '../../testing/route';

test('a parameter is mapped from the message, the context or a stage variable', () => {
  const { headers } = routeOf({
    integration: http('{}', {
      RequestParameters: {
        'integration.request.header.A': "'fixed'",
        'integration.request.header.B': 'context.connectionId',
        'integration.request.header.C': 'stageVariables.room',
        'integration.request.header.D': 'route.request.body.n',
        'integration.request.header.E': 'route.request.body.missing',
      },
    }),
    variables: { room: 'lobby' },
  }).renderRequest({ body: '{"action":"send","n":5}', connectionId: 'abc=' });

  expect(headers).toMatchObject({ A: 'fixed', B: 'abc=', C: 'lobby', D: '5' });
  expect(headers).not.toHaveProperty('E');
});

test('an object or a list is mapped as JSON', () => {
  const { headers } = routeOf({
    integration: http('{}', { RequestParameters: { 'integration.request.header.A': 'route.request.body.o' } }),
  }).renderRequest({ body: '{"action":"send","o":{"x":[1]}}' });

  expect(headers.A).toBe('{"x":[1]}');
});
