import { http, routeOf } from '../../testing/route';

test('each parameter is explained with its source, and so is a dropped one', () => {
  const explanation = routeOf({
    integration: http('#set($context.requestOverride.querystring.q = "new")', {
      RequestParameters: {
        'integration.request.header.A': 'context.connectionId',
        'integration.request.header.B': 'route.request.body.missing',
      },
    }),
  })
    .renderRequest({ body: '{"action":"send"}', connectionId: 'abc=' })
    .explain();

  expect(explanation).toContain('parameter header.A: "abc=", from context.connectionId');
  expect(explanation).toContain('parameter header.B: dropped, since route.request.body.missing has no value');
  expect(explanation).toContain('parameter querystring.q: "new", from $context.requestOverride');
});

test('an override of the template replaces a parameter', () => {
  const { headers } = routeOf({
    integration: http('#set($context.requestOverride.header.A = "new")', {
      RequestParameters: { 'integration.request.header.A': "'old'" },
    }),
  }).renderRequest();

  expect(headers.A).toBe('new');
});
