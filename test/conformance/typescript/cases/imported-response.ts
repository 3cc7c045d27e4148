import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  WebSocketIntegration,
  WebSocketIntegrationResponse,
  WebSocketIntegrationResponseKey,
} from 'cdk-websocket-integrations';

export class ImportedResponseStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const integration = WebSocketIntegration.fromWebSocketIntegrationAttributes(this, 'Integration', {
      webSocketApi: WebSocketApi.fromWebSocketApiAttributes(this, 'Api', { webSocketId: 'abcd1234' }),
      integrationId: 'xyz789',
    });
    const imported = WebSocketIntegrationResponse.fromWebSocketIntegrationResponseAttributes(this, 'Imported', {
      integration,
      integrationResponseId: 'qwe456',
    });
    const created = new WebSocketIntegrationResponse(this, 'Created', {
      integration,
      key: WebSocketIntegrationResponseKey.fromStatusCode(404),
    });

    new CfnOutput(this, 'ImportedId', { value: imported.integrationResponseId });
    new CfnOutput(this, 'CreatedId', { value: created.integrationResponseId });
    new CfnOutput(this, 'Reference', { value: created.integrationResponseRef.integrationResponseId });
    new CfnOutput(this, 'Key', { value: WebSocketIntegrationResponseKey.CLIENT_ERROR.key });
  }
}
