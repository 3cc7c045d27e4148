import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  ContentHandling,
  WebSocketHttpIntegration,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
  WebSocketSqsIntegration,
} from 'cdk-websocket-integrations';
import { RouteTester } from 'cdk-websocket-integrations/testing';

/** What a test sets of a client and of the deployment, as outputs. */
export class RenderConnectStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const tested = new Stack(new App(), 'Tested');
    const api = new WebSocketApi(tested, 'Api', {
      connectRouteOptions: {
        integration: new WebSocketHttpIntegration('Connect', {
          url: 'https://example.com/connections',
          requestTemplate: WebSocketMappingTemplate.json({
            headers: WebSocketMappingValue.requestHeaders(),
            parameters: WebSocketMappingValue.requestQueryStrings(),
            connectedAt: WebSocketMappingValue.contextVariable('connectedAt'),
            requestTime: WebSocketMappingValue.contextVariable('requestTime'),
            sourceIp: WebSocketMappingValue.contextVariable('identity.sourceIp'),
            userAgent: WebSocketMappingValue.contextVariable('identity.userAgent'),
            accountId: WebSocketMappingValue.contextVariable('identity.accountId'),
            flavor: WebSocketMappingValue.stageVariable('flavor'),
          }),
        }),
      },
    });
    new WebSocketStage(tested, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
    api.addRoute('$default', {
      integration: new WebSocketHttpIntegration('Record', {
        url: 'https://example.com/records',
        contentHandling: ContentHandling.CONVERT_TO_BINARY,
      }),
    });
    api.addRoute('queue', {
      integration: WebSocketSqsIntegration.sendMessage('Queue', new Queue(tested, 'Messages'), {
        messageAttributes: { messageId: WebSocketMappingValue.contextVariable('messageId') },
      }),
    });

    const connect = RouteTester.fromStack(tested, '$connect', { api: 'Tested/Api' }).renderRequest({
      headers: { Authorization: 'Bearer 1', Cookie: 'replaced' },
      multiValueHeaders: { Cookie: ['a=1', 'b=2'] },
      queryStringParameters: { room: 'replaced', user: 'ann' },
      multiValueQueryStringParameters: { room: ['lobby', 'it\'s "1"'] },
      connectedAt: new Date(1_700_000_000_000),
      requestTime: new Date(1_700_000_000_250),
      sourceIp: '198.51.100.4',
      userAgent: 'chat/2',
      contextVariables: { 'identity.accountId': '111122223333' },
      stageVariables: { flavor: 'mint' },
    });
    const record = RouteTester.fromStack(tested, '$default').renderRequest({ body: 'aGVsbG8=' });
    const queue = RouteTester.fromStack(tested, 'queue', { values: { 'AWS::Region': 'eu-central-1' } }).renderRequest({
      messageId: 'message-1',
    });

    new CfnOutput(this, 'Connect', { value: connect.body ?? '' });
    new CfnOutput(this, 'ConnectIsBinary', { value: String(connect.isBase64Encoded) });
    new CfnOutput(this, 'Record', { value: record.body ?? '' });
    new CfnOutput(this, 'RecordIsBinary', { value: String(record.isBase64Encoded) });
    new CfnOutput(this, 'QueueUri', { value: queue.uri ?? '' });
    new CfnOutput(this, 'QueueBody', { value: queue.body ?? '' });
  }
}
