import { RouteTester } from '../../../lib/testing';
import { http, routeOf, templateOf } from '../../testing/route';

test('a request has a method, a URL, headers and a body', () => {
  expect(routeOf({ integration: http('{"a":1}') }).renderRequest()).toMatchObject({
    method: 'POST',
    uri: 'https://example.com/',
    headers: { 'Content-Type': 'application/json' },
    body: '{"a":1}',
    isBase64Encoded: false,
  });
});

test('a mock gets no request', () => {
  const integration = {
    IntegrationType: 'MOCK',
    RequestTemplates: { $default: '{"statusCode": 200}' },
    TemplateSelectionExpression: '\\$default',
  };
  const request = routeOf({ integration }).renderRequest();

  expect(request.method).toBeUndefined();
  expect(request.body).toBe('{"statusCode": 200}');
});

test('a request model is not checked, which the explanation says', () => {
  const template = templateOf({ integration: http('{}') }) as {
    Resources: Record<string, { Properties: Record<string, unknown> }>;
  };
  Object.assign(template.Resources.Route0?.Properties ?? {}, { RequestModels: { $default: 'Chat' } });

  expect(RouteTester.fromTemplate(template, 'send').renderRequest().explain()).toContain('request model "Chat"');
});
