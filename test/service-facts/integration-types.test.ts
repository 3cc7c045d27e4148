import {
  AWS_TYPES,
  HTTP_TYPES,
  INTEGRATION_TYPES,
  PROXY_TYPES,
  WEB_SOCKET_TYPES,
} from '../../lib/service-facts/integration-types';

test('a type has an HTTP endpoint, an AWS service or nothing behind it', () => {
  expect([...AWS_TYPES, ...HTTP_TYPES, 'MOCK'].sort()).toEqual([...INTEGRATION_TYPES].sort());
});

test('of each kind with a backend, one type is a proxy', () => {
  expect(AWS_TYPES.filter((type) => PROXY_TYPES.includes(type))).toEqual(['AWS_PROXY']);
  expect(HTTP_TYPES.filter((type) => PROXY_TYPES.includes(type))).toEqual(['HTTP_PROXY']);
});

test('HTTP APIs have the proxies only', () => {
  expect([...WEB_SOCKET_TYPES, ...PROXY_TYPES].sort()).toEqual([...INTEGRATION_TYPES].sort());
});
