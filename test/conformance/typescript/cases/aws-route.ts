import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { WebSocketAwsIntegration, WebSocketIntegrationResponseKey } from 'cdk-websocket-integrations';

export class AwsRouteStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const topic = new Topic(this, 'Topic');
    const credentialsRole = new Role(this, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
    topic.grantPublish(credentialsRole);

    const integration = new WebSocketAwsIntegration('Publish', {
      integrationUri: `arn:${this.partition}:apigateway:${this.region}:sns:action/Publish`,
      integrationMethod: 'POST',
      credentialsRole,
      requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
      requestTemplates: {
        $default: `Action=Publish&TopicArn=$util.urlEncode("${topic.topicArn}")&Message=$util.urlEncode($input.body)`,
      },
      templateSelectionExpression: '\\$default',
      responses: [
        { key: WebSocketIntegrationResponseKey.SUCCESS, responseTemplates: { $default: '{"published": true}' } },
      ],
    });
    new WebSocketApi(this, 'Api').addRoute('publish', { integration, returnResponse: true });
    integration.addResponse({
      key: WebSocketIntegrationResponseKey.DEFAULT,
      responseTemplates: { $default: '{"published": false}' },
    });
  }
}
