import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketAwsIntegration, WebSocketMockIntegration } from '../../lib';

const aws = { integrationUri: 'arn:aws:apigateway:eu-west-1:sns:action/Publish', integrationMethod: 'POST' };
const requestTemplates = { $default: '{"statusCode": 200}' };

describe.each([
  [
    'WebSocketAwsIntegration',
    (expression?: string) =>
      new WebSocketAwsIntegration('Aws', { ...aws, requestTemplates, templateSelectionExpression: expression }),
  ],
  [
    'WebSocketMockIntegration',
    (expression?: string) =>
      new WebSocketMockIntegration('Mock', { requestTemplates, templateSelectionExpression: expression }),
  ],
])('%s', (_, make) => {
  test.each([
    ['$default is escaped, since AWS would reject it', '$default', '\\$default'],
    ['one that is escaped is left alone', '\\$default', '\\$default'],
    ['none is left out, as in aws-cdk-lib', undefined, undefined],
  ])('%s', (__, expression, expected) => {
    const stack = new Stack(new App(), 'Stack');
    new WebSocketApi(stack, 'Api').addRoute('send', { integration: make(expression) });
    const [resource] = Object.values(Template.fromStack(stack).findResources('AWS::ApiGatewayV2::Integration'));

    expect(resource?.Properties.TemplateSelectionExpression).toBe(expected);
  });
});
