import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketHttpIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
import { RouteTester } from 'cdk-websocket-integrations/testing';

/** What a test of a route sees of a request, as outputs. */
export class RenderRequestStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const tested = new Stack(new App(), 'Tested');
    const api = new WebSocketApi(tested, 'Api');
    new WebSocketStage(tested, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
    api.addRoute('sendMessage', {
      integration: new WebSocketHttpIntegration('SendMessage', {
        url: 'https://example.com/rooms/room-{room}',
        pathParameters: { room: WebSocketMappingValue.requestBody('$.room') },
        headers: {
          'X-Connection': WebSocketMappingValue.contextVariable('connectionId'),
          'X-Tenant': WebSocketMappingValue.stageVariable('tenant'),
        },
        requestTemplates: {
          $default:
            '{"text": $input.json(\'$.text\'), "user": "$context.authorizer.principalId", ' +
            '"expires": #set($hour = $context.requestTimeEpoch / 1000 + 3600)$hour}',
        },
        templateSelectionExpression: '$default',
      }),
    });

    const route = RouteTester.fromStack(tested, 'sendMessage');
    const request = route.renderRequest({
      body: '{"action":"sendMessage","room":"a b","text":"it\'s \\"quoted\\""}',
      connectionId: 'abc=',
      authorizer: { principalId: 'user-1' },
      stageVariables: { tenant: 'acme' },
      requestTime: new Date(1_700_000_000_000),
    });

    const body = request.bodyAsJson();
    new CfnOutput(this, 'Method', { value: request.method ?? '' });
    new CfnOutput(this, 'Uri', { value: request.uri ?? '' });
    new CfnOutput(this, 'Connection', { value: request.headers['X-Connection'] ?? '' });
    new CfnOutput(this, 'Tenant', { value: request.headers['X-Tenant'] ?? '' });
    new CfnOutput(this, 'Body', { value: request.body ?? '' });
    new CfnOutput(this, 'Text', { value: body.text });
    new CfnOutput(this, 'Explanation', { value: request.explain() });
  }
}
