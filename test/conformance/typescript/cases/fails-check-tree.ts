import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketAwsIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { WebSocketValidations } from 'cdk-websocket-integrations';

/** What AWS is known to reject in a tree of aws-cdk-lib's own classes. */
export class FailsCheckTreeStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const api = new WebSocketApi(this, 'Api');
    api.addRoute('publish', {
      integration: new WebSocketAwsIntegration('Publish', {
        integrationUri: `arn:${this.partition}:apigateway:${this.region}:sns:action/Publish`,
        integrationMethod: 'POST',
        requestTemplates: { $default: 'Action=Publish&Message=$util.urlEncode($input.body)' },
        templateSelectionExpression: '$default',
      }),
    });
    WebSocketValidations.check(scope);
  }
}
