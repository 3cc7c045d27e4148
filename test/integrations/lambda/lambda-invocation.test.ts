import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { WebSocketLambdaIntegration } from '../../../lib';

function synthesize(scopePermissionToRoute?: boolean): Template {
  const stack = new Stack(new App(), 'Chat');
  const handler = new LambdaFunction(stack, 'Handler', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({});'),
  });
  const api = new WebSocketApi(stack, 'Api');
  for (const key of ['one', 'two']) {
    api.addRoute(key, {
      integration: new WebSocketLambdaIntegration(`Call-${key}`, handler, { scopePermissionToRoute }),
    });
  }
  return Template.fromStack(stack);
}

test('each route may invoke the function, and no other route', () => {
  const template = synthesize();

  template.resourceCountIs('AWS::Lambda::Permission', 2);
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Principal: 'apigateway.amazonaws.com',
    SourceArn: { 'Fn::Join': ['', Match.arrayWith(['/*one'])] },
  });
});

test('one permission allows every route of the API if it is not scoped', () => {
  const template = synthesize(false);

  template.resourceCountIs('AWS::Lambda::Permission', 1);
  template.hasResourceProperties('AWS::Lambda::Permission', {
    SourceArn: { 'Fn::Join': ['', Match.arrayWith(['/*'])] },
  });
});

test('the URI invokes the function in its region', () => {
  synthesize().hasResourceProperties('AWS::ApiGatewayV2::Integration', {
    IntegrationUri: {
      'Fn::Join': ['', Match.arrayWith([':lambda:path/2015-03-31/functions/', '/invocations'])],
    },
  });
});
