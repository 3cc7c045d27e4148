import { http, routeOf } from '../../testing/route';

test('each parameter takes its value from its source', () => {
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

test('an override of the template replaces a parameter', () => {
  const { headers } = routeOf({
    integration: http('#set($context.requestOverride.header.A = "new")', {
      RequestParameters: { 'integration.request.header.A': "'old'" },
    }),
  }).renderRequest();

  expect(headers.A).toBe('new');
});
