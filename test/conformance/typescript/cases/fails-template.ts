import { App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { RouteTester } from 'cdk-websocket-integrations/testing';

/** A mapping template of aws-cdk-lib's own class that cannot be read: the error of the test points at the place. */
export class FailsTemplateStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const app = new App();
    const tested = new Stack(app, 'Tested');
    const api = new WebSocketApi(tested, 'Api');
    api.addRoute('ping', {
      integration: new WebSocketMockIntegration('Ping', {
        requestTemplates: { $default: '{\n  "statusCode": #if($input.path(\'$.fail\') 500 #else 200 #end\n}' },
        templateSelectionExpression: '\\$default',
      }),
    });

    RouteTester.fromAssembly(app.synth().directory, 'Tested', 'ping').renderRequest();
  }
}
