import { http, routeOf } from '../../testing/route';

const uri = (integrationUri: string, parameters: object, message = {}) =>
  routeOf({ integration: http('{}', { IntegrationUri: integrationUri, RequestParameters: parameters }) }).renderRequest(
    message,
  ).uri;

test('path parameters and query strings are percent-encoded', () => {
  const parameters = {
    'integration.request.path.room': 'route.request.body.room',
    'integration.request.querystring.q': "'a b&c'",
  };

  expect(uri('https://example.com/room-{room}', parameters, { body: '{"action":"send","room":"a/b"}' })).toBe(
    'https://example.com/room-a%2Fb?q=a%20b%26c',
  );
});

test('a stage variable is a part of the URL', () => {
  expect(uri('https://${stageVariables.host}/', {}, { stageVariables: { host: 'example.org' } })).toBe(
    'https://example.org/',
  );
});

test('an AWS integration calls its action at the endpoint of the service', () => {
  expect(uri('https://example.com/', {})).toBe('https://example.com/');
});
