import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMappingValue } from '../../../lib';
import { httpRequest } from '../../../lib/integrations/http/http-request';

test('a request is a POST unless it is given another method', () => {
  expect(httpRequest({ url: 'https://example.com' }, 'Rooms')).toMatchObject({
    integrationUri: 'https://example.com',
    integrationMethod: 'POST',
  });
  expect(httpRequest({ url: 'https://example.com', method: HttpMethod.PUT }, 'Rooms').integrationMethod).toBe('PUT');
});

test('headers, query strings and path parameters are request parameters', () => {
  const { requestParameters } = httpRequest(
    {
      url: 'https://example.com/room-{room}',
      headers: { 'X-Id': WebSocketMappingValue.contextVariable('connectionId') },
      queryStrings: { q: WebSocketMappingValue.literal('a') },
      pathParameters: { room: WebSocketMappingValue.requestBody('$.room') },
    },
    'Rooms',
  );

  expect(requestParameters).toEqual({
    'integration.request.header.X-Id': 'context.connectionId',
    'integration.request.querystring.q': "'a'",
    'integration.request.path.room': 'route.request.body.room',
  });
});

test("fails for a client's value as a whole segment of the path", () => {
  const pathParameters = { room: WebSocketMappingValue.requestBody('$.room') };

  expect(() => httpRequest({ url: 'https://example.com/{room}/x', pathParameters }, 'Rooms')).toThrow(
    /at "Rooms".*\[path-parameter-unsafe\]$/,
  );
});
