import { App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIntegration, WebSocketIntegrationType } from '../../lib';
import { claimResponseKey, duplicateKey, requireFreeResponseKey } from '../../lib/integration/taken-response-keys';

const stack = new Stack(new App(), 'Chat');
const webSocketApi = new WebSocketApi(stack, 'Api');
const make = (id: string) =>
  new WebSocketIntegration(stack, id, {
    webSocketApi,
    integrationType: WebSocketIntegrationType.MOCK,
    integrationUri: '',
    requestTemplates: { $default: '{"statusCode": 200}' },
    templateSelectionExpression: '\\$default',
  });

test('fails for a key that a response of the same integration has', () => {
  const integration = make('Mock');
  claimResponseKey(integration, '$default', 'Chat/Mock/DefaultResponse');

  expect(() => requireFreeResponseKey(integration, '$default', 'Chat/Mock/Other')).toThrow(
    /^response key is taken at "Chat\/Mock\/Other", got "\$default".*"Chat\/Mock\/DefaultResponse".*\[duplicate-response-key\]$/,
  );
  expect(() => claimResponseKey(integration, '/2../', 'Chat/Mock/Success')).not.toThrow();
});

test('two integrations do not share keys', () => {
  claimResponseKey(make('One'), '$default', 'a');

  expect(() => claimResponseKey(make('Two'), '$default', 'b')).not.toThrow();
});

test('two responses of one place have to change', () => {
  expect(duplicateKey('$default', 'Chat').message).toContain('change the key, or remove one of the two responses');
});
