import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  ContentHandling,
  PassthroughBehavior,
  WebSocketApi,
  type WebSocketRouteIntegration,
} from 'aws-cdk-lib/aws-apigatewayv2';
import * as upstream from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, Code, type IFunction, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import * as fc from 'fast-check';
import * as ours from '../../lib';
import { requestParameter, template } from '../accepted-props';

type Classes = Pick<
  typeof upstream,
  'WebSocketAwsIntegration' | 'WebSocketLambdaIntegration' | 'WebSocketMockIntegration'
>;

type Make = (classes: Classes, stack: Stack) => WebSocketRouteIntegration;

const OURS = ours as unknown as Classes;

function templateOf(classes: Classes, make: Make, routeKey: string, returnResponse?: boolean): unknown {
  const stack = new Stack(new App(), 'Stack');
  const api = new WebSocketApi(stack, 'Api');
  api.addRoute(routeKey, { integration: make(classes, stack), returnResponse });
  return Template.fromStack(stack).toJSON();
}

const text = fc.string({ minLength: 1, maxLength: 40 });
const templates = fc.dictionary(fc.oneof(fc.constant('$default'), text), template, {
  maxKeys: 3,
  noNullPrototype: true,
});
const requestParameters = fc.dictionary(requestParameter.destination, requestParameter.source, {
  maxKeys: 3,
  noNullPrototype: true,
});
const timeout = fc.integer({ min: 50, max: 29_000 }).map((value) => Duration.millis(value));
const contentHandling = fc.constantFrom(...Object.values(ContentHandling));
const expression = text.filter((value) => value !== '$default');

const mock = fc
  .record({ requestTemplates: templates, templateSelectionExpression: expression }, { requiredKeys: [] })
  .map(
    (props): Make =>
      (classes) =>
        new classes.WebSocketMockIntegration('Mock', props),
  );

const aws = fc
  .record(
    {
      integrationUri: text,
      integrationMethod: text,
      contentHandling,
      requestParameters,
      requestTemplates: templates,
      templateSelectionExpression: expression,
      timeout,
      passthroughBehavior: fc.constantFrom(...Object.values(PassthroughBehavior)),
      withRole: fc.boolean(),
    },
    { requiredKeys: ['integrationUri', 'integrationMethod'] },
  )
  .map(
    ({ withRole, ...props }): Make =>
      (classes, stack) => {
        const assumedBy = new ServicePrincipal('apigateway.amazonaws.com');
        const credentialsRole = withRole ? new Role(stack, 'Role', { assumedBy }) : undefined;
        return new classes.WebSocketAwsIntegration('Aws', { ...props, credentialsRole });
      },
  );

const lambda = fc
  .record(
    {
      timeout,
      contentHandling,
      handler: fc.constantFrom<(stack: Stack) => IFunction>(
        (stack) => addFunction(stack),
        (stack) =>
          LambdaFunction.fromFunctionArn(stack, 'Function', 'arn:aws:lambda:eu-west-1:111122223333:function:f'),
        (stack) => new Alias(stack, 'Alias', { aliasName: 'live', version: addFunction(stack).currentVersion }),
      ),
    },
    { requiredKeys: ['handler'] },
  )
  .map(
    ({ handler, ...props }): Make =>
      (classes, stack) =>
        new classes.WebSocketLambdaIntegration('Lambda', handler(stack), props),
  );

function addFunction(stack: Stack): LambdaFunction {
  return new LambdaFunction(stack, 'Function', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
  });
}

test.each([
  ['WebSocketMockIntegration', mock],
  ['WebSocketAwsIntegration', aws],
  ['WebSocketLambdaIntegration', lambda],
])('for any props, %s makes the template of the upstream class', (_, integration) => {
  const routeKey = fc.constantFrom('$connect', '$disconnect', '$default', 'sendMessage');
  fc.assert(
    fc.property(integration, routeKey, fc.option(fc.boolean(), { nil: undefined }), (make, key, returnResponse) => {
      expect(templateOf(OURS, make, key, returnResponse)).toEqual(templateOf(upstream, make, key, returnResponse));
    }),
    { numRuns: 60 },
  );
});

test('without props at all, the template is the one of the upstream class', () => {
  const make: Make = (classes) => new classes.WebSocketMockIntegration('Mock');

  expect(templateOf(OURS, make, 'ping')).toEqual(templateOf(upstream, make, 'ping'));
});
