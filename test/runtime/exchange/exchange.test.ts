import { http, routeOf } from '../../testing/route';

test('the reply knows the request: what a request template overrides is there for the response', () => {
  const route = routeOf({
    twoWay: true,
    integration: http('#set($context.responseOverride.header.X = "a")'),
    responses: [
      {
        IntegrationResponseKey: '$default',
        ResponseTemplates: { $default: '$context.responseOverride.header.X' },
        TemplateSelectionExpression: '\\$default',
      },
    ],
  });

  expect(route.renderReply().body).toBe('a');
});
