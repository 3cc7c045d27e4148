import { App, Duration, Stack, Token } from 'aws-cdk-lib';
import { VpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  WebSocketAwsIntegration,
  WebSocketHttpIntegration,
  WebSocketHttpProxyIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketLambdaCustomIntegration,
  WebSocketLambdaIntegration,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
  WebSocketMockIntegration,
  WebSocketSqsIntegration,
} from '../../lib';

const url = 'https://example.com/';
const timeout = Duration.seconds(30);
const requestTemplate = WebSocketMappingTemplate.fromString('#if(');
const integrationUri = 'arn:aws:apigateway:eu-west-1:sns:action/Publish';
const description = 'x'.repeat(1025);
const vpc = { vpcId: 'vpc-1', availabilityZones: ['a'], privateSubnetIds: ['subnet-1'] };
const stack = new Stack(new App(), 'Stack');
const queue = new Queue(stack, 'Queue');
const handler = new LambdaFunction(stack, 'Function', {
  runtime: Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: Code.fromInline('exports.handler = async () => ({});'),
});

describe('without a route, the constructor of an integration', () => {
  test.each<[string, string, () => unknown]>([
    ['Lambda', 'timeout-out-of-range', () => new WebSocketLambdaIntegration('Send', handler, { timeout })],
    ['custom Lambda', 'timeout-out-of-range', () => new WebSocketLambdaCustomIntegration('Send', handler, { timeout })],
    [
      'custom Lambda',
      'template-does-not-parse',
      () => new WebSocketLambdaCustomIntegration('Send', handler, { requestTemplate }),
    ],
    [
      'custom Lambda',
      'description-too-long',
      () => new WebSocketLambdaCustomIntegration('Send', handler, { description }),
    ],
    ['HTTP', 'http-uri-malformed', () => new WebSocketHttpIntegration('Send', { url: 'example.com' })],
    ['HTTP', 'integration-uri-required', () => new WebSocketHttpIntegration('Send', { url: '' })],
    ['HTTP', 'template-does-not-parse', () => new WebSocketHttpIntegration('Send', { url, requestTemplate })],
    [
      'HTTP',
      'parameter-destination-invalid',
      () => new WebSocketHttpIntegration('Send', { url, headers: { 'a b': WebSocketMappingValue.literal('x') } }),
    ],
    [
      'HTTP proxy',
      'mapping-value-out-of-place',
      () => new WebSocketHttpProxyIntegration('Send', { url, headers: { a: WebSocketMappingValue.requestBody() } }),
    ],
    ['HTTP proxy', 'timeout-out-of-range', () => new WebSocketHttpProxyIntegration('Send', { url, timeout })],
    [
      'HTTP proxy',
      'vpc-link-of-http-api',
      () => {
        const vpcLink = new VpcLink(stack, 'Link', { vpc: Vpc.fromVpcAttributes(stack, 'Vpc', vpc) });
        return new WebSocketHttpProxyIntegration('Send', { url, vpcLink: vpcLink as never });
      },
    ],
    [
      'AWS',
      'description-too-long',
      () => new WebSocketAwsIntegration('Send', { integrationUri, integrationMethod: 'POST', description }),
    ],
    [
      'AWS',
      'integration-uri-required',
      () => new WebSocketAwsIntegration('Send', { integrationUri: '', integrationMethod: 'POST' }),
    ],
    ['mock', 'template-does-not-parse', () => new WebSocketMockIntegration('Send', { requestTemplate })],
    ['SQS', 'timeout-out-of-range', () => WebSocketSqsIntegration.sendMessage('Send', queue, { timeout })],
    [
      'SQS',
      'template-does-not-parse',
      () =>
        WebSocketSqsIntegration.sendMessage('Send', queue, {
          responses: [{ key: WebSocketIntegrationResponseKey.DEFAULT, template: requestTemplate }],
        }),
    ],
  ])('of type %s fails for %s', (_, rule, create) => {
    expect(create).toThrow(new RegExp(`at "Send".*\\[${rule}\\]`, 's'));
  });

  test('reports all errors at once', () => {
    expect(() => new WebSocketHttpProxyIntegration('Send', { url: '', timeout, description })).toThrow(
      /integration-uri-required\]\n.*timeout-out-of-range\]\n.*description-too-long\]$/,
    );
  });

  test('accepts tokens and leaves warnings to the construct', () => {
    expect(
      () =>
        new WebSocketHttpIntegration('Send', {
          url: Token.asString({ Ref: 'Url' }),
          timeout: Duration.millis(Token.asNumber({ Ref: 'Timeout' })),
          headers: { Via: WebSocketMappingValue.literal('x') },
        }),
    ).not.toThrow();
  });
});
