import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import {
  WebSocketHttpIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketLambdaCustomIntegration,
  WebSocketLambdaIntegration,
  WebSocketLambdaInvocationType,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
} from 'cdk-websocket-integrations';
import { RouteTester } from 'cdk-websocket-integrations/testing';

/** What a client gets when a backend fails, is late, or returns this or that, as outputs. */
export class RenderResponsesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const tested = new Stack(new App(), 'Tested');
    const handler = LambdaFunction.fromFunctionArn(
      tested,
      'Function',
      'arn:aws:lambda:us-east-1:111122223333:function:handler',
    );
    const api = new WebSocketApi(tested, 'Api', {
      connectRouteOptions: { integration: new WebSocketLambdaIntegration('Connect', handler) },
    });
    api.addRoute('ask', {
      integration: new WebSocketLambdaCustomIntegration('Ask', handler, {
        invocationType: WebSocketLambdaInvocationType.REQUEST_RESPONSE,
        responses: [
          {
            key: WebSocketIntegrationResponseKey.DEFAULT,
            template: WebSocketMappingTemplate.json({ answer: WebSocketMappingValue.responseBody('$.answer') }),
          },
        ],
      }),
      returnResponse: true,
    });
    api.addRoute('look', {
      integration: new WebSocketHttpIntegration('Look', {
        url: 'https://example.com/rooms',
        responses: [
          {
            key: WebSocketIntegrationResponseKey.SUCCESS,
            responseTemplates: { short: '{"short": true}', $default: '{"short": false}' },
            templateSelectionExpression: '${integration.response.header.X-Form}',
          },
        ],
      }),
      returnResponse: true,
    });
    const message = { connectionId: 'abc=', requestId: 'request-1' };

    const connect = RouteTester.fromStack(tested, '$connect');
    const accepted = connect.renderReply({
      functionResult: { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'chat', 'X-Other': 'dropped' } },
    });
    const malformed = connect.renderReply({ functionResult: { answer: 42 } });
    const failed = connect.renderReply({ failed: true, message: { requestId: 'request-1' } });
    const answered = RouteTester.fromStack(tested, 'ask').renderReply({ body: '{"answer":42}' });
    const late = RouteTester.fromStack(tested, 'look').renderReply({ timedOut: true, message });
    const short = RouteTester.fromStack(tested, 'look').renderReply({ headers: { 'X-Form': 'short' } });

    new CfnOutput(this, 'Accepted', { value: String(accepted.statusCode) });
    new CfnOutput(this, 'Protocol', { value: accepted.headers['Sec-WebSocket-Protocol'] ?? '' });
    new CfnOutput(this, 'Headers', { value: String(Object.keys(accepted.headers).length) });
    new CfnOutput(this, 'Malformed', { value: String(malformed.statusCode) });
    new CfnOutput(this, 'Failed', { value: String(failed.statusCode) });
    new CfnOutput(this, 'Answered', { value: answered.body ?? '' });
    new CfnOutput(this, 'Late', { value: late.body ?? '' });
    new CfnOutput(this, 'Short', { value: short.body ?? '' });
  }
}
