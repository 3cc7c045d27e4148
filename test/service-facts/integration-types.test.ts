import {
  AWS_TYPES,
  HTTP_TYPES,
  INTEGRATION_TYPES,
  PROXY_TYPES,
  WEB_SOCKET_TYPES,
} from '../../lib/service-facts/integration-types';

test('every type but a mock calls AWS or HTTP', () => {
  expect([...AWS_TYPES, ...HTTP_TYPES, 'MOCK'].sort()).toEqual([...INTEGRATION_TYPES].sort());
});

test('HTTP APIs have the proxies, and WebSocket APIs the others too', () => {
  expect([...PROXY_TYPES, ...WEB_SOCKET_TYPES].sort()).toEqual([...INTEGRATION_TYPES].sort());
});
