import { type App, Stack } from 'aws-cdk-lib';
import { CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { PassthroughBehavior, WebSocketIntegration, WebSocketIntegrationType } from 'cdk-websocket-integrations';

export class AwsServiceStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const webSocketApi = new WebSocketApi(this, 'Api');
    const queue = new Queue(this, 'Queue');
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
    queue.grantSendMessages(role);

    const integration = new WebSocketIntegration(this, 'Integration', {
      webSocketApi,
      integrationType: WebSocketIntegrationType.AWS,
      integrationUri: `arn:${this.partition}:apigateway:${this.region}:sqs:path/${this.account}/${queue.queueName}`,
      integrationMethod: 'POST',
      credentialsRole: role,
      passthroughBehavior: PassthroughBehavior.NEVER,
      requestParameters: {
        'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'",
      },
      requestTemplates: {
        $default: "Action=SendMessage&MessageBody=$util.urlEncode($input.json('$'))",
      },
      templateSelectionExpression: '\\$default',
    });
    new CfnRoute(this, 'Route', {
      apiId: webSocketApi.apiId,
      routeKey: 'sendMessage',
      target: `integrations/${integration.integrationId}`,
    });
  }
}
