import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketAwsIntegration, WebSocketIntegrationResponseKey } from '../../lib';

const URI = 'arn:aws:apigateway:us-east-1:sqs:path/111122223333/queue';

function synthesize(integration: WebSocketAwsIntegration, returnResponse?: boolean): Template {
  const stack = new Stack(new App(), 'Chat');
  new WebSocketApi(stack, 'Api').addRoute('send', { integration, returnResponse });
  return Template.fromStack(stack);
}

test('calls the action with the request that it is given', () => {
  const integration = new WebSocketAwsIntegration('Send', {
    integrationUri: URI,
    integrationMethod: 'POST',
    requestTemplates: { $default: '{}' },
    templateSelectionExpression: '$default',
    responses: [{ key: WebSocketIntegrationResponseKey.DEFAULT }],
  });
  const template = synthesize(integration, true);

  template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
    IntegrationType: 'AWS',
    IntegrationUri: URI,
    IntegrationMethod: 'POST',
    TemplateSelectionExpression: '\\$default',
  });
  template.hasResourceProperties('AWS::ApiGatewayV2::IntegrationResponse', { IntegrationResponseKey: '$default' });
});

test('a two-way route without a response synthesizes, as with aws-cdk-lib', () => {
  const integration = new WebSocketAwsIntegration('Send', { integrationUri: URI, integrationMethod: 'POST' });

  expect(() => synthesize(integration, true)).not.toThrow();
});

test('fails in the constructor for what AWS rejects', () => {
  expect(() => new WebSocketAwsIntegration('Send', { integrationUri: '', integrationMethod: 'POST' })).toThrow(
    /\[integration-uri-required\]/,
  );
});
