import { type App, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIntegration, WebSocketIntegrationType } from 'cdk-websocket-integrations';

export class TokensStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const host = new CfnParameter(this, 'Host');
    const timeout = new CfnParameter(this, 'Timeout', { type: 'Number', default: 5000 });

    new WebSocketIntegration(this, 'Integration', {
      webSocketApi: new WebSocketApi(this, 'Api'),
      integrationType: WebSocketIntegrationType.HTTP,
      integrationUri: `https://${host.valueAsString}/messages`,
      integrationMethod: Fn.importValue('ChatMethod'),
      requestParameters: { 'integration.request.header.X-Stack': `'${this.stackName}'` },
      requestTemplates: { $default: `{"region": "${this.region}", "text": $input.json('$.text')}` },
      templateSelectionExpression: '\\$default',
      timeout: Duration.millis(timeout.valueAsNumber),
      description: `messages of ${this.account}`,
    });
  }
}
