import { type App, Duration, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  WebSocketIntegrationResponseKey,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
  WebSocketSnsIntegration,
  WebSocketSqsIntegration,
} from 'cdk-websocket-integrations';

export class QueueAndTopicRoutesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const credentialsRole = new Role(this, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
    const connectionId = WebSocketMappingValue.contextVariable('connectionId');
    const requestId = WebSocketMappingValue.contextVariable('requestId');
    const text = WebSocketMappingValue.requestBody('$.text');

    const api = new WebSocketApi(this, 'Api');
    api.addRoute('sendMessage', {
      integration: WebSocketSqsIntegration.sendMessage('SendMessage', new Queue(this, 'Queue'), {
        messageBody: WebSocketMappingValue.jsonText({ text, sender: { connectionId } }),
        messageAttributes: { sender: connectionId, action: WebSocketMappingValue.contextVariable('routeKey') },
        delay: Duration.minutes(1),
        credentialsRole,
        timeout: Duration.seconds(3),
      }),
      returnResponse: true,
    });
    api.addRoute('sendOrder', {
      integration: WebSocketSqsIntegration.sendMessage('SendOrder', new Queue(this, 'Orders', { fifo: true }), {
        messageGroupId: connectionId,
        messageDeduplicationId: requestId,
      }),
    });
    api.addRoute('publish', {
      integration: WebSocketSnsIntegration.publish('Publish', new Topic(this, 'Topic'), {
        message: text,
        subject: WebSocketMappingValue.literal('A message'),
        messageAttributes: { room: WebSocketMappingValue.requestBody('$.room') },
        credentialsRole,
        responses: [
          {
            key: WebSocketIntegrationResponseKey.DEFAULT,
            template: WebSocketMappingTemplate.json({ requestId }),
          },
        ],
      }),
      returnResponse: true,
    });
    api.addRoute('publishOrder', {
      integration: WebSocketSnsIntegration.publish('PublishOrder', new Topic(this, 'OrderTopic', { fifo: true }), {
        messageGroupId: connectionId,
        messageDeduplicationId: requestId,
      }),
    });
  }
}
