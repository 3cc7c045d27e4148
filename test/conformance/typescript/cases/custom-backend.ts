import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import { WebSocketApi, type WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  type WebSocketIntegrationOptions,
  WebSocketIntegrationType,
  WebSocketRouteIntegrationBase,
} from 'cdk-websocket-integrations';

class EchoIntegration extends WebSocketRouteIntegrationBase {
  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    return {
      integrationType: WebSocketIntegrationType.HTTP_PROXY,
      integrationUri: `https://echo.example.com/${options.route.routeKey}`,
      integrationMethod: 'POST',
      description: 'echoes the message',
    };
  }

  public override bindToRoute(options: WebSocketRouteIntegrationBindOptions): void {
    new CfnOutput(options.scope, 'EchoedRoute', { value: options.route.routeKey });
  }
}

export class CustomBackendStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const integration = new EchoIntegration('Echo');
    const api = new WebSocketApi(this, 'Api');
    api.addRoute('shout', { integration });
    api.addRoute('whisper', { integration });
  }
}
