import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi, WebSocketRoute, type WebSocketRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, type IFunction, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  ContentHandling,
  PassthroughBehavior,
  WebSocketIntegrationResponseKey,
  WebSocketLambdaCustomIntegration,
  WebSocketLambdaIntegration,
  WebSocketLambdaInvocationType,
} from '../../../lib';

const PERMISSION = 'AWS::Lambda::Permission';
const INTEGRATION = 'AWS::ApiGatewayV2::Integration';

let stack: Stack;
let api: WebSocketApi;
let handler: LambdaFunction;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
  api = new WebSocketApi(stack, 'Api');
  handler = new LambdaFunction(stack, 'Function', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({});'),
  });
});

function sourcesOfPermissions(): string[] {
  return Object.values(Template.fromStack(stack).findResources(PERMISSION)).map(
    ({ Properties }) => Properties.SourceArn['Fn::Join'][1].at(-1) as string,
  );
}

describe.each<[string, (id: string, fn: IFunction, scoped?: boolean) => WebSocketRouteIntegration]>([
  [
    'WebSocketLambdaIntegration',
    (id, fn, scopePermissionToRoute) => new WebSocketLambdaIntegration(id, fn, { scopePermissionToRoute }),
  ],
  [
    'WebSocketLambdaCustomIntegration',
    (id, fn, scopePermissionToRoute) => new WebSocketLambdaCustomIntegration(id, fn, { scopePermissionToRoute }),
  ],
])('permissions of %s', (_, make) => {
  test('each route gets one, also when routes share the integration', () => {
    const integration = make('Shared', handler);
    api.addRoute('one', { integration });
    api.addRoute('two', { integration });

    expect(sourcesOfPermissions()).toEqual(['/*one', '/*two']);
    Template.fromStack(stack).resourceCountIs(INTEGRATION, 1);
  });

  test('with scopePermissionToRoute: false the API gets one, however many integrations call the function', () => {
    for (const routeKey of ['one', 'two', 'three']) {
      api.addRoute(routeKey, { integration: make(`Integration-${routeKey}`, handler, false) });
    }

    expect(sourcesOfPermissions()).toEqual(['/*']);
    Template.fromStack(stack).resourceCountIs(INTEGRATION, 3);
  });

  test('without scope, each function of an API gets one', () => {
    const other = new LambdaFunction(stack, 'Other', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => ({});'),
    });
    api.addRoute('one', { integration: make('One', handler, false) });
    api.addRoute('two', { integration: make('Two', other, false) });

    expect(sourcesOfPermissions()).toEqual(['/*', '/*']);
  });

  test('without scope, an API of another stack stays independent of the function', () => {
    const near = new Stack(stack.node.root as App, 'Near');
    const fn = new LambdaFunction(near, 'Function', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => ({});'),
    });
    for (const routeKey of ['one', 'two']) {
      const integration = make(`Integration-${routeKey}`, fn, false);
      new WebSocketRoute(near, routeKey, { webSocketApi: api, routeKey, integration });
    }

    Template.fromStack(near).resourceCountIs(PERMISSION, 1);
    Template.fromStack(stack).resourceCountIs(PERMISSION, 0);
  });

  test('several routes of an imported API get every permission', () => {
    const imported = WebSocketApi.fromWebSocketApiAttributes(stack, 'Imported', { webSocketId: 'abcd1234' });
    const integration = make('Shared', handler);
    for (const routeKey of ['one', 'two']) {
      new WebSocketRoute(stack, routeKey, { webSocketApi: imported, routeKey, integration });
    }

    expect(sourcesOfPermissions()).toEqual([':abcd1234/*one', ':abcd1234/*two']);
  });

  test('a version is called and allowed by itself', () => {
    const version = handler.currentVersion;
    api.addRoute('one', { integration: make('Version', version) });

    Template.fromStack(stack).hasResourceProperties(PERMISSION, { FunctionName: stack.resolve(version.functionArn) });
  });
});

describe('WebSocketLambdaCustomIntegration', () => {
  test('calls the function through templates', () => {
    api.addRoute('send', {
      integration: new WebSocketLambdaCustomIntegration('Custom', handler, {
        requestTemplates: { $default: '{"text": $input.json(\'$.text\')}' },
        passthroughBehavior: PassthroughBehavior.NEVER,
        contentHandling: ContentHandling.CONVERT_TO_TEXT,
        timeout: Duration.seconds(3),
        responses: [{ key: WebSocketIntegrationResponseKey.DEFAULT }],
      }),
      returnResponse: true,
    });

    Template.fromStack(stack).hasResourceProperties(INTEGRATION, {
      IntegrationType: 'AWS',
      IntegrationMethod: 'POST',
      ContentHandlingStrategy: 'CONVERT_TO_TEXT',
      PassthroughBehavior: 'NEVER',
      TimeoutInMillis: 3000,
      RequestTemplates: { $default: '{"text": $input.json(\'$.text\')}' },
      TemplateSelectionExpression: '\\$default',
    });
  });

  test('an event invocation says so in a header', () => {
    api.addRoute('send', {
      integration: new WebSocketLambdaCustomIntegration('Custom', handler, {
        invocationType: WebSocketLambdaInvocationType.EVENT,
      }),
    });

    Template.fromStack(stack).hasResourceProperties(INTEGRATION, {
      RequestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" },
    });
  });
});
