import { App, Duration, Fn, Lazy, Stack, Stage, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as upstream from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import {
  HttpUrlIntegration,
  WebSocketAwsIntegration,
  WebSocketLambdaIntegration,
  WebSocketMockIntegration,
} from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { CfnRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import {
  WebSocketHttpIntegration,
  WebSocketIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketValidations,
} from '../../lib';
import { HTTP_PROPS, MOCK_PROPS } from './rules/program';

let app: App;
let stack: Stack;
let api: upstream.WebSocketApi;

beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
  api = new upstream.WebSocketApi(stack, 'Api');
});

/** The ids of the rules of which a stack has a warning, with the construct. */
function warnings(of = stack): [string, string][] {
  return Annotations.fromStack(of)
    .findWarning('*', Match.anyValue())
    .map(({ id, entry }) => [id, /ack: cdk-websocket-integrations:([\w-]+)/.exec(String(entry.data))?.[1] ?? '']);
}

function errors(of = stack): string[] {
  try {
    Template.fromStack(of);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
}

function l1Integration(props: Partial<upstream.CfnIntegrationProps> = {}): upstream.CfnIntegration {
  return new upstream.CfnIntegration(stack, 'Integration', { apiId: api.apiId, ...HTTP_PROPS, ...props });
}

test('is a name for a function, and nothing to make', () => {
  expect(Object.keys(new (WebSocketValidations as unknown as new () => object)())).toEqual([]);
});

test.each([undefined, 'Stack', {}])('fails for %j, which is not a construct', (scope) => {
  expect(() => WebSocketValidations.check(scope as unknown as Stack)).toThrow(
    /^scope is not a construct at "WebSocketValidations.check", got .*; pass the app.* \[prop-type-invalid\]$/,
  );
});

describe('a tree of the classes of aws-cdk-lib', () => {
  test('has nothing to be told when all is well', () => {
    const handler = LambdaFunction.fromFunctionAttributes(stack, 'F', {
      functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:f',
      sameEnvironment: true,
    });
    const assumedBy = new ServicePrincipal('apigateway.amazonaws.com');
    api.addRoute('$connect', {
      integration: new WebSocketLambdaIntegration('Connect', handler),
      authorizer: new WebSocketLambdaAuthorizer('Authorizer', handler),
    });
    api.addRoute('send', {
      integration: new WebSocketAwsIntegration('Send', {
        integrationUri: `arn:${stack.partition}:apigateway:${stack.region}:sns:action/Publish`,
        integrationMethod: 'POST',
        credentialsRole: new Role(stack, 'Role', { assumedBy }),
        requestTemplates: { 'application/json': "Action=Publish&Message=$util.urlEncode($input.json('$'))" },
      }),
    });
    new upstream.WebSocketStage(stack, 'Stage', { webSocketApi: api, stageName: 'live', autoDeploy: true });
    WebSocketValidations.check(app);

    expect(errors()).toEqual([]);
    expect(warnings()).toEqual([]);
  });

  test('is judged by the same rules, and warned at the construct that people know', () => {
    api.addRoute('ping', { integration: new WebSocketMockIntegration('Ping'), returnResponse: true });
    api.addRoute('send', {
      integration: new WebSocketAwsIntegration('Send', {
        integrationUri: 'arn:aws:apigateway:eu-west-1:sns:action/Publish',
        integrationMethod: 'POST',
        requestTemplates: { 'application/json': 'Action=Publish&Message=$input.body' },
      }),
    });
    WebSocketValidations.check(stack);

    expect(warnings()).toEqual([
      ['/Stack/Api/ping-Route', 'two-way-route-without-response'],
      ['/Stack/Api/ping-Route/Ping', 'mock-without-status-code'],
      ['/Stack/Api/send-Route/Send', 'credentials-missing'],
      ['/Stack/Api/send-Route/Send', 'message-unescaped'],
    ]);
  });

  test('fails at synth with what AWS rejects, all at once', () => {
    api.addRoute('send', {
      integration: new WebSocketAwsIntegration('Send', {
        integrationUri: 'arn:aws:apigateway:eu-west-1:sns:action/Publish',
        integrationMethod: 'POST',
        credentialsRole: Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/gateway'),
        requestParameters: { 'X-Id': 'context.connectionId' },
        requestTemplates: { 'application/json': '#if(' },
      }),
    });
    WebSocketValidations.check(stack);

    expect(errors()).toEqual([
      expect.stringMatching(/^ {2}\[Stack\] requestParameters .* at "Stack\/Api\/send-Route\/Send".*\[parameter-desti/),
      expect.stringMatching(
        /^ {2}\[Stack\] request template .* at "Stack\/Api\/send-Route\/Send".*\[template-does-not/,
      ),
      '  #if(',
      '      ^',
    ]);
  });

  test('names the stack of each error when an app is checked', () => {
    api.addRoute('$send', { integration: new WebSocketMockIntegration('Ping') });
    WebSocketValidations.check(app);

    expect(errors()).toEqual([expect.stringMatching(/^ {2}\[Stack\] route key /)]);
  });

  test('is left alone without a check', () => {
    api.addRoute('$send', { integration: new WebSocketMockIntegration('Ping') });

    expect(errors()).toEqual([]);
    expect(warnings()).toEqual([]);
  });

  test('is checked with all that is below a construct, and no more', () => {
    const other = new upstream.WebSocketApi(stack, 'Other');
    other.addRoute('ping', { integration: new WebSocketMockIntegration('Ping') });
    api.addRoute('ping', { integration: new WebSocketMockIntegration('Ping') });
    WebSocketValidations.check(other);

    expect(warnings()).toEqual([['/Stack/Other/ping-Route/Ping', 'mock-without-status-code']]);
  });
});

describe('what two would report', () => {
  test('is reported once, however often the app is synthesized', () => {
    api.addRoute('$send', { integration: new WebSocketMockIntegration('Ping') });
    for (const scope of [app, stack, stack, api]) {
      WebSocketValidations.check(scope);
    }

    for (let round = 0; round < 2; round += 1) {
      expect(() => app.synth({ force: true })).toThrow(
        /^Validation failed with the following errors:\n {2}\[Stack\] route key .*\[route-key-reserved\]$/,
      );
    }
  });

  test('is read again in the next synth', () => {
    WebSocketValidations.check(stack);
    app.synth();
    api.addRoute('ping', { integration: new WebSocketMockIntegration('Ping') });
    app.synth({ force: true });

    expect(warnings()).toEqual([['/Stack/Api/ping-Route/Ping', 'mock-without-status-code']]);
  });

  test('is not reported where a class of ours has reported it', () => {
    const integration = new WebSocketIntegration(stack, 'Integration', {
      ...MOCK_PROPS,
      webSocketApi: api,
      requestTemplates: undefined,
    });
    integration.addResponse({
      key: WebSocketIntegrationResponseKey.DEFAULT,
      responseTemplates: { $default: '$context.x' },
    });
    WebSocketValidations.check(stack);

    expect(warnings()).toEqual([
      ['/Stack/Integration', 'mock-without-status-code'],
      ['/Stack/Integration/DefaultResponse', 'context-variable-unknown'],
    ]);
  });
});

describe('around an integration of ours', () => {
  test('its routes, its API and the authorizers are judged without a check', () => {
    const integration = new WebSocketIntegration(stack, 'Integration', { ...MOCK_PROPS, webSocketApi: api });
    new upstream.CfnRoute(stack, 'Route', {
      apiId: api.apiId,
      routeKey: '$send',
      target: `integrations/${integration.integrationId}`,
      modelSelectionExpression: '$request.nothing',
    });
    new upstream.CfnAuthorizer(stack, 'Authorizer', { apiId: api.apiId, authorizerType: 'JWT', name: 'tokens' });
    (api.node.defaultChild as upstream.CfnApi).routeSelectionExpression = '${request.body.action';

    expect(errors()).toEqual([
      expect.stringContaining('[route-key-reserved]'),
      expect.stringContaining('[authorizer-type-unsupported]'),
    ]);
    expect(api.node.metadata.map(({ data }) => data)).toEqual([
      expect.stringContaining('selection-expression-malformed'),
    ]);
  });

  test('nothing is judged once it has left the tree', () => {
    const integration = new WebSocketIntegration(stack, 'Integration', { ...MOCK_PROPS, webSocketApi: api });
    integration.node.tryRemoveChild('Resource');

    expect(errors()).toEqual([]);
  });

  test('a two-way route of an L1 without a response is a warning, as it is for aws-cdk-lib', () => {
    const integration = new WebSocketIntegration(stack, 'Integration', { ...MOCK_PROPS, webSocketApi: api });
    const { ref } = new upstream.CfnRoute(stack, 'Route', {
      apiId: api.apiId,
      routeKey: 'send',
      target: `integrations/${integration.integrationId}`,
    });
    new upstream.CfnRouteResponse(stack, 'Reply', { apiId: api.apiId, routeId: ref, routeResponseKey: '$default' });

    expect(warnings()).toEqual([['/Stack/Route', 'two-way-route-without-response']]);
  });
});

describe('L1s', () => {
  test('two responses with one key are a warning, since AWS is not known to reject them', () => {
    const { ref } = l1Integration();
    for (const id of ['One', 'Two']) {
      new upstream.CfnIntegrationResponse(stack, id, {
        apiId: api.apiId,
        integrationId: ref,
        integrationResponseKey: '$default',
      });
    }
    WebSocketValidations.check(stack);

    Annotations.fromStack(stack).hasWarning(
      '/Stack/Integration',
      'response key of "Stack/Two" is taken at "Stack/Integration", got "$default"; change the key, or remove the ' +
        'response at "Stack/One", which has the same key [ack: cdk-websocket-integrations:duplicate-response-key]',
    );
  });

  test('a response of an integration that is made elsewhere is judged too', () => {
    new upstream.CfnIntegrationResponse(stack, 'Response', {
      apiId: 'abcd1234',
      integrationId: 'a1b2c3',
      integrationResponseKey: '404',
    });
    WebSocketValidations.check(stack);

    expect(warnings()).toEqual([['/Stack/Response', 'response-key-not-a-pattern']]);
  });

  test('headers in a template of an L1 are a warning on another route than $connect', () => {
    const { ref } = l1Integration({ requestTemplates: { $default: '$input.params("X-Id")', other: '{}' } });
    new upstream.CfnRoute(stack, 'Route', { apiId: api.apiId, routeKey: 'send', target: `integrations/${ref}` });
    WebSocketValidations.check(stack);

    Annotations.fromStack(stack).hasWarning(
      '/Stack/Integration',
      Match.stringLikeRegexp('request template "\\$default" reads \\$input.params, which .*connect-only-source'),
    );
  });

  test('a link of HTTP APIs is one by its reference', () => {
    const { ref } = new upstream.CfnVpcLink(stack, 'Link', { name: 'link', subnetIds: ['subnet-1'] });
    l1Integration({ connectionType: 'VPC_LINK', connectionId: ref });
    WebSocketValidations.check(stack);

    expect(errors()).toEqual([expect.stringContaining('[vpc-link-of-http-api]')]);
  });

  test('a role whose policy is a token is not judged', () => {
    const { attrArn } = new CfnRole(stack, 'Role', { assumeRolePolicyDocument: Fn.importValue('policy') });
    l1Integration({
      integrationType: 'AWS',
      integrationUri: 'arn:aws:apigateway:eu-west-1:sns:action/Publish',
      credentialsArn: attrArn,
    });
    WebSocketValidations.check(stack);

    expect(warnings()).toEqual([]);
  });
});

describe('tokens', () => {
  test('a lazy value is judged by what it has become', () => {
    l1Integration({
      integrationUri: Lazy.string({ produce: () => 'example.com' }),
      timeoutInMillis: Lazy.number({ produce: () => 1 }),
      requestParameters: Lazy.any({ produce: () => ({ 'X-Id': "'1'" }) }),
      requestTemplates: { 'application/json': Lazy.string({ produce: () => '#end' }) },
      description: Lazy.any({ produce: () => 'd'.repeat(1025) }) as unknown as string,
    });
    WebSocketValidations.check(stack);

    expect(errors().map((line) => /\[([\w-]+)\]$/.exec(line)?.[1])).toEqual([
      'timeout-out-of-range',
      'http-uri-malformed',
      'description-too-long',
      'parameter-destination-invalid',
      'template-does-not-parse',
    ]);
  });

  test('what is known at deployment only is not judged', () => {
    const unknown = Fn.importValue('something');
    const parts: Partial<upstream.CfnIntegrationProps> = {
      integrationType: unknown,
      integrationUri: unknown,
      description: Token.asAny({ 'Fn::ImportValue': 'description' }) as unknown as string,
      integrationMethod: unknown,
      credentialsArn: unknown,
      connectionType: unknown,
      contentHandlingStrategy: unknown,
      passthroughBehavior: unknown,
      payloadFormatVersion: unknown,
      templateSelectionExpression: unknown,
      timeoutInMillis: Token.asNumber({ Ref: 'Timeout' }),
      requestParameters: Token.asAny({ 'Fn::ImportValue': 'parameters' }),
      requestTemplates: {
        $default: unknown,
        [Lazy.string({ produce: () => 'late' })]: '#if',
        other: { Ref: 'Template' },
      },
    };
    const { ref } = l1Integration(parts);
    new upstream.CfnIntegrationResponse(stack, 'Response', {
      apiId: api.apiId,
      integrationId: ref,
      integrationResponseKey: unknown,
      responseTemplates: Token.asAny({ 'Fn::ImportValue': 'templates' }),
      templateSelectionExpression: unknown,
    });
    new upstream.CfnRoute(stack, 'Route', {
      apiId: api.apiId,
      routeKey: unknown,
      target: unknown,
      authorizationType: unknown,
      routeResponseSelectionExpression: unknown,
      requestParameters: Token.asAny({ 'Fn::ImportValue': 'parameters' }),
    });
    new upstream.CfnAuthorizer(stack, 'Authorizer', {
      apiId: api.apiId,
      name: 'tokens',
      authorizerType: unknown,
      identitySource: Token.asList({ 'Fn::ImportValue': 'sources' }),
    });
    WebSocketValidations.check(stack);

    expect(errors()).toEqual([]);
    expect(warnings()).toEqual([]);
  });

  test('parts find each other by logical ids too', () => {
    const integration = l1Integration();
    new upstream.CfnIntegrationResponse(stack, 'Response', {
      apiId: Lazy.string({ produce: () => api.apiId }),
      integrationId: Fn.ref(stack.getLogicalId(integration)),
      integrationResponseKey: '$default',
    });
    const route = new upstream.CfnRoute(stack, 'Route', {
      apiId: Token.asString({ Ref: stack.getLogicalId(api.node.defaultChild as upstream.CfnApi) }),
      routeKey: '$connect',
      target: `integrations/${Fn.ref(stack.getLogicalId(integration))}`,
    });
    new upstream.CfnRouteResponse(stack, 'RouteResponse', {
      apiId: api.apiId,
      routeId: Fn.ref(stack.getLogicalId(route)),
      routeResponseKey: '$default',
    });
    WebSocketValidations.check(stack);

    expect(warnings()).toEqual([['/Stack/Route', 'reply-on-connect']]);
  });
});

describe('across stacks', () => {
  test('parts of an app find each other', () => {
    const { ref } = l1Integration();
    const other = new Stack(app, 'Other');
    new upstream.CfnRoute(other, 'Route', {
      apiId: api.apiId,
      routeKey: '$disconnect',
      target: `integrations/${ref}`,
      routeResponseSelectionExpression: '\\$default',
    });
    WebSocketValidations.check(app);

    expect(errors(other)).toEqual([expect.stringContaining('[route-response-selection-expression-invalid]')]);
  });

  test.each([
    ['an app that has it', (stage: Stage) => WebSocketValidations.check(stage.node.root)],
    ['itself', (stage: Stage) => WebSocketValidations.check(stage)],
    ['a stack in it', (stage: Stage) => WebSocketValidations.check(stage.node.findChild('Stack'))],
  ])('a CDK stage is checked by way of %s', (_, check) => {
    const stage = new Stage(app, 'Prod');
    const inner = new Stack(stage, 'Stack');
    new upstream.WebSocketApi(inner, 'Api').addRoute('ping', { integration: new WebSocketMockIntegration('Ping') });
    check(stage);

    expect(warnings(inner)).toEqual([['/Prod/Stack/Api/ping-Route/Ping', 'mock-without-status-code']]);
  });

  test('a tree without an app has nothing of APIs', () => {
    const orphan = new Construct(undefined as unknown as Construct, '');
    WebSocketValidations.check(orphan);

    expect(orphan.node.validate()).toEqual([]);
  });
});

describe('other APIs', () => {
  test('an HTTP API is left alone', () => {
    new upstream.HttpApi(stack, 'HttpApi', { corsPreflight: { allowOrigins: ['*'] } }).addRoutes({
      path: '/rooms',
      integration: new HttpUrlIntegration('Rooms', 'https://example.com/', { timeout: Duration.seconds(29) }),
    });
    WebSocketValidations.check(app);

    expect(errors()).toEqual([]);
    expect(warnings()).toEqual([]);
  });

  test('so is one that is made elsewhere and may be an HTTP API', () => {
    const { ref } = l1Integration({
      apiId: 'abcd1234',
      integrationType: 'HTTP_PROXY',
      payloadFormatVersion: '2.0',
    });
    for (const [id, routeKey] of Object.entries({ Rooms: 'GET /rooms', Rest: '$default' })) {
      new upstream.CfnRoute(stack, id, { apiId: 'abcd1234', routeKey, target: `integrations/${ref}` });
    }
    WebSocketValidations.check(app);

    expect(errors()).toEqual([]);
  });

  test.each([
    ['a type', { integrationType: 'HTTP' }, '$default'],
    ['a route key', { integrationType: 'HTTP_PROXY' }, 'send'],
  ])('%s of WebSocket APIs shows what an API is that is made elsewhere', (_, props, routeKey) => {
    const { ref } = l1Integration({ apiId: 'abcd1234', payloadFormatVersion: '2.0', ...props });
    new upstream.CfnRoute(stack, 'Route', { apiId: 'abcd1234', routeKey, target: `integrations/${ref}` });
    WebSocketValidations.check(app);

    expect(errors()).toEqual([expect.stringContaining('[payload-format-version-unsupported]')]);
  });

  test('so does a route response', () => {
    const { ref } = new upstream.CfnRoute(stack, 'Route', { apiId: 'abcd1234', routeKey: '$default' });
    new upstream.CfnRouteResponse(stack, 'Reply', { apiId: 'abcd1234', routeId: ref, routeResponseKey: '200' });
    WebSocketValidations.check(app);

    expect(errors()).toEqual([expect.stringContaining('[route-response-key-invalid]')]);
  });
});

test('300 integrations with their routes are judged in one walk', () => {
  for (let index = 0; index < 300; index += 1) {
    api.addRoute(`route${index}`, {
      integration: new WebSocketHttpIntegration('Backend', { url: 'https://example.com/' }),
      returnResponse: true,
    });
  }
  const findAll = jest.spyOn(Object.getPrototypeOf(stack.node), 'children', 'get');
  (app.node as unknown as { validate(): string[] }).validate();
  const before = findAll.mock.calls.length;
  const found = app.node.findAll().flatMap(({ node }) => node.validate());

  expect(found.filter((message) => message.includes('two-way-route-without-response'))).toHaveLength(300);
  // Once to find the constructs here, once to read the tree.
  expect(findAll.mock.calls.length - before).toBeLessThan(3 * app.node.findAll().length);
});
