import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  WebSocketAwsIntegration,
  WebSocketHttpIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketLambdaCustomIntegration,
  WebSocketMockIntegration,
} from '../../lib';

const responses = [{ key: WebSocketIntegrationResponseKey.SUCCESS }, { key: WebSocketIntegrationResponseKey.DEFAULT }];
const aws = { integrationUri: 'arn:aws:apigateway:eu-west-1:sns:action/Publish', integrationMethod: 'POST' };

test.each([
  ['WebSocketAwsIntegration', () => new WebSocketAwsIntegration('Backend', { ...aws, responses })],
  ['WebSocketMockIntegration', () => new WebSocketMockIntegration('Backend', { responses })],
  [
    'WebSocketHttpIntegration',
    () => new WebSocketHttpIntegration('Backend', { url: 'https://example.com/', responses }),
  ],
  [
    'WebSocketLambdaCustomIntegration',
    (stack: Stack) =>
      new WebSocketLambdaCustomIntegration(
        'Backend',
        new LambdaFunction(stack, 'Function', {
          runtime: Runtime.NODEJS_22_X,
          handler: 'index.handler',
          code: Code.fromInline('exports.handler = async () => ({});'),
        }),
        { responses },
      ),
  ],
])('%s makes its responses', (_, make) => {
  const stack = new Stack(new App(), 'Stack');
  new WebSocketApi(stack, 'Api').addRoute('send', { integration: make(stack), returnResponse: true });

  const made = Object.values(Template.fromStack(stack).findResources('AWS::ApiGatewayV2::IntegrationResponse'));
  expect(made.map(({ Properties }) => Properties.IntegrationResponseKey)).toEqual(['/2\\d{2}/', '$default']);
});
