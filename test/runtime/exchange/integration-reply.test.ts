import { http, routeOf } from '../../testing/route';

const responses = [
  {
    IntegrationResponseKey: '$default',
    ResponseTemplates: { $default: "$input.json('$.id')" },
    TemplateSelectionExpression: '\\$default',
  },
];

test('a two-way route sends what the response template renders', () => {
  const reply = routeOf({ twoWay: true, integration: http('{}'), responses }).renderReply({ body: '{"id":7}' });

  expect(reply).toMatchObject({ sent: true, body: '7', integrationResponseKey: '$default' });
});

test('a one-way route sends nothing', () => {
  expect(routeOf({ integration: http('{}'), responses }).renderReply({ body: '{"id":7}' }).sent).toBe(false);
});

test.each([
  [{}, 200],
  [{ statusCode: 403 }, 403],
])('a handshake ends with the status of the backend: %j', (response, statusCode) => {
  const integration = http('', { IntegrationType: 'HTTP_PROXY', RequestTemplates: undefined });

  expect(routeOf({ routeKey: '$connect', integration }).renderReply(response).statusCode).toBe(statusCode);
});
