import { http, routeOf } from '../../testing/route';

const responses = [{ IntegrationResponseKey: '$default' }];
const route = () => routeOf({ twoWay: true, integration: http('{}'), responses });

test('a backend responds with 200 and no body unless it is said otherwise', () => {
  expect(route().renderReply({}).body).toBe('');
  expect(route().renderReply({ body: 'hi' }).body).toBe('hi');
});

test.each([
  [{ timedOut: true }, 'Endpoint request timed out'],
  [{ failed: true }, 'Internal server error'],
])('of %j the client is told', (response, message) => {
  expect(route().renderReply(response).bodyAsJson()).toMatchObject({ message });
});
