import { RouteTester } from '../../../lib/testing';
import { http, routeOf, templateOf } from '../../testing/route';

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

test.each([
  ['$connect', 200],
  ['$disconnect', undefined],
])('without an integration, %s does without a backend', (routeKey, statusCode) => {
  const template = templateOf({ routeKey }) as { Resources: Record<string, { Properties: Record<string, unknown> }> };
  delete template.Resources.Route0?.Properties.Target;
  const tester = RouteTester.fromTemplate(template, routeKey);

  expect(tester.renderReply()).toMatchObject({ sent: false, statusCode });
  expect(tester.renderReply().explain()).toContain('no integration');
});

test('the subprotocol of a function is a header of the handshake', () => {
  const integration = { IntegrationType: 'AWS_PROXY', IntegrationUri: 'arn:aws:lambda:us-east-1:1:function:f' };
  const functionResult = { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'chat' } };

  expect(routeOf({ routeKey: '$connect', integration }).renderReply({ functionResult }).headers).toEqual({
    'Sec-WebSocket-Protocol': 'chat',
  });
});

describe('the template expression', () => {
  const selecting = (TemplateSelectionExpression: string) =>
    routeOf({
      twoWay: true,
      integration: http('{}'),
      responses: [
        {
          IntegrationResponseKey: '$default',
          ResponseTemplates: { a: 'from a', b: 'from b', 200: 'from 200' },
          TemplateSelectionExpression,
        },
      ],
    });

  test.each([
    ['${integration.response.header.Kind}', 'from b'],
    ['${integration.response.statuscode}', 'from 200'],
    ['${stageVariables.none}a', 'from a'],
  ])('%s selects a template by the response and the message', (expression, expected) => {
    expect(selecting(expression).renderReply({ headers: { Kind: 'b' } }).body).toBe(expected);
  });

  test('fails for a variable that no expression has', () => {
    expect(() => selecting('${nothing.of.the.kind}').renderReply({})).toThrow(/unknown variable, got "\$nothing/);
  });
});
