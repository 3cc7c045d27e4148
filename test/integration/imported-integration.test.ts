import { App, Stack } from 'aws-cdk-lib';
import { type IWebSocketApiRef, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIntegration } from '../../lib';
import { ImportedIntegration } from '../../lib/integration/imported-integration';

const stack = new Stack(new App(), 'Chat');

test('an imported integration has its id and its API', () => {
  const webSocketApi = WebSocketApi.fromWebSocketApiAttributes(stack, 'Api', { webSocketId: 'abc123' });
  const integration = WebSocketIntegration.fromWebSocketIntegrationAttributes(stack, 'Rooms', {
    webSocketApi,
    integrationId: 'int456',
  });

  expect(integration).toBeInstanceOf(ImportedIntegration);
  expect(integration.integrationRef).toEqual({ apiId: 'abc123', integrationId: 'int456' });
  expect(integration.webSocketApi).toBe(webSocketApi);
});

test('fails when the API is read of an integration that has a reference only', () => {
  const reference = new WebSocketApi(stack, 'Other');
  const integration = WebSocketIntegration.fromWebSocketIntegrationAttributes(stack, 'Referred', {
    webSocketApi: { apiRef: reference.apiRef } as unknown as IWebSocketApiRef,
    integrationId: 'int456',
  });

  expect(() => integration.webSocketApi).toThrow(/"Chat\/Referred".*\[web-socket-api-is-a-reference\]$/);
});
