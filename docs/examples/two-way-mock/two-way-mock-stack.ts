import { join } from 'node:path';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { HttpMethod, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  WebSocketHttpIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketLambdaIntegration,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
  WebSocketMockIntegration,
} from 'cdk-websocket-integrations';
import type { Construct } from 'constructs';

/**
 * Three routes that reply: one without a backend, one with an HTTP backend, one with a function.
 */
export class TwoWayMockStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const api = new WebSocketApi(this, 'Api');
    api.addRoute('ping', {
      integration: WebSocketMockIntegration.reply('Ping', WebSocketMappingTemplate.json({ action: 'pong' })),
      returnResponse: true,
    });

    api.addRoute('room', {
      integration: new WebSocketHttpIntegration('Room', {
        url: 'https://rooms.example.com/rooms',
        method: HttpMethod.GET,
        queryStrings: { name: WebSocketMappingValue.requestBody('$.name') },
        responses: [
          {
            key: WebSocketIntegrationResponseKey.SUCCESS,
            template: WebSocketMappingTemplate.json({ members: WebSocketMappingValue.responseBody('$.members') }),
          },
          { key: WebSocketIntegrationResponseKey.DEFAULT, template: WebSocketMappingTemplate.json({ members: null }) },
        ],
      }),
      returnResponse: true,
    });

    const shout = new LambdaFunction(this, 'Shout', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'shout.handler',
      code: Code.fromAsset(join(__dirname, 'functions')),
    });
    api.addRoute('shout', { integration: new WebSocketLambdaIntegration('Shout', shout), returnResponse: true });

    const stage = new WebSocketStage(this, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
    new CfnOutput(this, 'Url', { value: stage.url });
  }
}
