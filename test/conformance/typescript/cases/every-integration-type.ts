import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIntegration, WebSocketIntegrationType } from 'cdk-websocket-integrations';

export class EveryIntegrationTypeStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const webSocketApi = new WebSocketApi(this, 'Api');
    const functionUri =
      'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/' +
      'arn:aws:lambda:eu-west-1:111122223333:function:chat/invocations';

    new WebSocketIntegration(this, 'Aws', {
      webSocketApi,
      integrationType: WebSocketIntegrationType.AWS,
      integrationUri: 'arn:aws:apigateway:eu-west-1:sns:action/Publish',
      integrationMethod: 'POST',
    });
    new WebSocketIntegration(this, 'AwsProxy', {
      webSocketApi,
      integrationType: WebSocketIntegrationType.AWS_PROXY,
      integrationUri: functionUri,
    });
    new WebSocketIntegration(this, 'Http', {
      webSocketApi,
      integrationType: WebSocketIntegrationType.HTTP,
      integrationUri: 'https://chat.example.com/messages',
      integrationMethod: 'PUT',
    });
    new WebSocketIntegration(this, 'HttpProxy', {
      webSocketApi,
      integrationType: WebSocketIntegrationType.HTTP_PROXY,
      integrationUri: 'http://chat.example.com/messages',
      integrationMethod: 'ANY',
    });
    new WebSocketIntegration(this, 'Mock', {
      webSocketApi,
      integrationType: WebSocketIntegrationType.MOCK,
      integrationUri: '',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
    });
  }
}
