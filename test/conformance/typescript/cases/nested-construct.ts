import { type App, Stack } from 'aws-cdk-lib';
import { type IWebSocketApi, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IWebSocketIntegration, WebSocketIntegration, WebSocketIntegrationType } from 'cdk-websocket-integrations';
import { Construct } from 'constructs';

class Backend extends Construct {
  public readonly integration: IWebSocketIntegration;

  constructor(scope: Construct, id: string, webSocketApi: IWebSocketApi) {
    super(scope, id);

    this.integration = new WebSocketIntegration(this, 'Integration', {
      webSocketApi,
      integrationType: WebSocketIntegrationType.HTTP_PROXY,
      integrationUri: `https://${id.toLowerCase()}.example.com/`,
      integrationMethod: 'GET',
    });
  }
}

export class NestedConstructStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const webSocketApi = new WebSocketApi(this, 'Api');
    new Backend(this, 'Orders', webSocketApi);
    new Backend(this, 'Prices', webSocketApi);
  }
}
