import { RequestHeaders } from '../../../lib/runtime/exchange/request-headers';
import { http, routeOf } from '../../testing/route';

const headers = (parameters: object, message = {}) =>
  routeOf({ integration: http('{}', { RequestParameters: parameters }) }).renderRequest(message).headers;

test('a mapped header is sent beside those that API Gateway adds', () => {
  expect(
    headers({ 'integration.request.header.X-Id': 'context.connectionId' }, { connectionId: 'abc=' }),
  ).toMatchObject({
    'X-Id': 'abc=',
    'Content-Type': 'application/json',
  });
});

test('a mapped header replaces a usual one, whatever its case', () => {
  const sent = headers({ 'integration.request.header.content-type': "'text/plain'" });
  const types = Object.entries(sent).filter(([name]) => name.toLowerCase() === 'content-type');

  expect(types.map(([, value]) => value)).toEqual(['text/plain']);
});

test('fails for a header with a line break', () => {
  expect(() =>
    headers(
      { 'integration.request.header.X': 'route.request.body.text' },
      { body: '{"action":"send","text":"a\\r\\nX-Admin: 1"}' },
    ),
  ).toThrow(/X/);
});

test('a header that API Gateway does not send to HTTP backends is dropped', () => {
  const request = routeOf({
    integration: http('{}', { RequestParameters: { 'integration.request.header.Via': "'x'" } }),
  }).renderRequest();

  expect(request.headers).not.toHaveProperty('Via');
  expect(request.explain()).toContain('header.Via: dropped');
});

test('a header is known in any case', () => {
  const set = new RequestHeaders();
  set.set('X-Id', 'a');

  expect([set.has('x-id'), set.has('other')]).toEqual([true, false]);
});
