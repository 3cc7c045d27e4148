import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  WebSocketHttpIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketMockIntegration,
} from 'cdk-websocket-integrations';
import { RouteTester } from 'cdk-websocket-integrations/testing';

/** What a test of a route sees of a reply, as outputs: of a backend that answers, of one that fails, and of a mock. */
export class RenderReplyStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const tested = new Stack(new App(), 'Tested');
    const api = new WebSocketApi(tested, 'Api');
    new WebSocketStage(tested, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
    api.addRoute('getRoom', {
      integration: new WebSocketHttpIntegration('GetRoom', {
        url: 'https://example.com/rooms',
        responses: [
          {
            key: WebSocketIntegrationResponseKey.SUCCESS,
            responseTemplates: { $default: '{"room": $input.json(\'$.name\')}' },
            templateSelectionExpression: '$default',
          },
        ],
      }),
      returnResponse: true,
    });
    api.addRoute('ping', {
      integration: new WebSocketMockIntegration('Ping', {
        requestTemplates: { $default: '{"statusCode": 200}' },
        templateSelectionExpression: '$default',
      }),
    });

    const template = Template.fromStack(tested).toJSON();
    const route = RouteTester.fromTemplate(template, 'getRoom', { stage: 'prod' });
    const reply = route.renderReply({ statusCode: 200, body: '{"name":"lobby"}' });
    const failure = route.renderReply({
      statusCode: 500,
      message: { connectionId: 'abc=', requestId: 'request-1' },
    });
    const oneWay = RouteTester.fromTemplate(template, 'ping').renderReply();

    new CfnOutput(this, 'Sent', { value: String(reply.sent) });
    new CfnOutput(this, 'Body', { value: reply.body ?? '' });
    new CfnOutput(this, 'Room', { value: reply.bodyAsJson().room });
    new CfnOutput(this, 'Key', { value: reply.integrationResponseKey ?? '' });
    new CfnOutput(this, 'Failure', { value: failure.body ?? '' });
    new CfnOutput(this, 'OneWaySent', { value: String(oneWay.sent) });
    new CfnOutput(this, 'OneWayBody', { value: oneWay.body ?? 'none' });
    new CfnOutput(this, 'Explanation', { value: failure.explain() });
  }
}
