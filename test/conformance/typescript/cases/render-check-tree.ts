import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { WebSocketValidations } from 'cdk-websocket-integrations';

/** What is found in a tree of aws-cdk-lib's own classes and is no error, as outputs. */
export class RenderCheckTreeStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const tested = new Stack(new App(), 'Tested');
    const api = new WebSocketApi(tested, 'Api');
    api.addRoute('ping', {
      integration: new WebSocketMockIntegration('Ping', {
        requestTemplates: { $default: '{"statusCode": 200}' },
        templateSelectionExpression: '\\$default',
      }),
      returnResponse: true,
    });
    WebSocketValidations.check(tested);

    const warnings = Annotations.fromStack(tested).findWarning('*', Match.anyValue());
    new CfnOutput(this, 'Count', { value: String(warnings.length) });
    new CfnOutput(this, 'Place', { value: warnings[0]?.id ?? '' });
    new CfnOutput(this, 'Warning', { value: warnings[0]?.entry.data as string });
  }
}
