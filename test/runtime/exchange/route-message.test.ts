import { http, routeOf } from '../../testing/route';

test('headers of the handshake are there on $connect only', () => {
  const integration = http("$input.params('X-Room')");

  expect(routeOf({ routeKey: '$connect', integration }).renderRequest({ headers: { 'X-Room': 'lobby' } }).body).toBe(
    'lobby',
  );
  expect(routeOf({ integration }).renderRequest().body).toBe('');
});
