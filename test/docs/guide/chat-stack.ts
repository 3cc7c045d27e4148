import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  WebSocketHttpIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketMockIntegration,
} from 'cdk-websocket-integrations';

/** The stack that the guide tests: a route with a backend, and one that is answered by a mock. */
export class ChatStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const api = new WebSocketApi(this, 'Api');
    new WebSocketStage(this, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
    api.addRoute('sendMessage', {
      integration: new WebSocketHttpIntegration('SendMessage', {
        url: 'https://rooms.example.com/messages',
        requestTemplates: { $default: '{"text": $input.json(\'$.text\')}' },
      }),
    });
    api.addRoute('ping', {
      integration: new WebSocketMockIntegration('Ping', {
        requestTemplates: { $default: '{"statusCode": 200}' },
        templateSelectionExpression: '$default',
        responses: [
          { key: WebSocketIntegrationResponseKey.SUCCESS, responseTemplates: { $default: '{"pong": true}' } },
        ],
      }),
      returnResponse: true,
    });
  }
}
