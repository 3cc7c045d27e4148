import { http, routeOf } from '../../testing/route';

const body = '{"action":"send","text":"hi"}';

test('the template renders the body', () => {
  expect(routeOf({ integration: http("$input.json('$.text')") }).renderRequest({ body }).body).toBe('"hi"');
});

test('a proxy gets the message as it is', () => {
  const integration = http('unused', { IntegrationType: 'HTTP_PROXY' });

  expect(routeOf({ integration }).renderRequest({ body }).body).toBe(body);
});

test('a message without a template passes', () => {
  expect(routeOf({ integration: http('', { RequestTemplates: undefined }) }).renderRequest({ body }).body).toBe(body);
});
