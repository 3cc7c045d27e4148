import { http, routeOf } from '../../testing/route';

const responses = [
  {
    IntegrationResponseKey: '/4\\d{2}/',
    ResponseTemplates: { $default: 'client' },
    TemplateSelectionExpression: '\\$default',
  },
  {
    IntegrationResponseKey: '/404/',
    ResponseTemplates: { $default: 'never' },
    TemplateSelectionExpression: '\\$default',
  },
  {
    IntegrationResponseKey: '$default',
    ResponseTemplates: { $default: 'other' },
    TemplateSelectionExpression: '\\$default',
  },
];

test.each([
  [404, 'client'],
  [400, 'client'],
  [200, 'other'],
  [500, 'other'],
])('the status %i selects the response %j: the first pattern that matches the whole of it', (statusCode, expected) => {
  const route = routeOf({ twoWay: true, integration: http('{}'), responses });

  expect(route.renderReply({ statusCode }).body).toBe(expected);
});

test('without a response that matches, the client gets an error', () => {
  const route = routeOf({ twoWay: true, integration: http('{}'), responses: responses.slice(0, 1) });

  expect(route.renderReply({ statusCode: 200 }).bodyAsJson()).toMatchObject({ message: 'Internal server error' });
});
