import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketHttpProxyIntegration } from 'cdk-websocket-integrations';

export class FailsIntegrationOnTwoApisStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const integration = new WebSocketHttpProxyIntegration('Backend', { url: 'https://chat.example.com/messages' });
    for (const name of ['First', 'Second']) {
      new WebSocketRoute(this, `${name}Route`, {
        webSocketApi: new WebSocketApi(this, `${name}Api`),
        routeKey: 'sendMessage',
        integration,
      });
    }
  }
}
