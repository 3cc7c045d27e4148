import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  WebSocketIntegrationResponseKey,
  WebSocketLambdaCustomIntegration,
  WebSocketLambdaIntegration,
  WebSocketLambdaInvocationType,
} from 'cdk-websocket-integrations';

export class LambdaRoutesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const handler = new LambdaFunction(this, 'Handler', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
    });

    const lifecycle = new WebSocketLambdaIntegration('Lifecycle', handler);
    const api = new WebSocketApi(this, 'Api', {
      connectRouteOptions: { integration: lifecycle },
      disconnectRouteOptions: { integration: lifecycle },
      defaultRouteOptions: {
        integration: new WebSocketLambdaIntegration('Fallback', handler, { scopePermissionToRoute: false }),
      },
    });
    api.addRoute('sendMessage', {
      integration: new WebSocketLambdaCustomIntegration('SendMessage', handler, {
        requestTemplates: { $default: '{"text": $input.json(\'$.text\')}' },
        responses: [{ key: WebSocketIntegrationResponseKey.DEFAULT }],
      }),
      returnResponse: true,
    });
    api.addRoute('archive', {
      integration: new WebSocketLambdaCustomIntegration('Archive', handler, {
        invocationType: WebSocketLambdaInvocationType.EVENT,
      }),
    });
  }
}
