import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnCondition, CfnParameter, Duration, Fn, NestedStack, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  CfnApi,
  CfnIntegration,
  CfnIntegrationResponse,
  CfnRoute,
  CfnRouteResponse,
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  WebSocketApi,
  WebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration, HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  ContentHandling,
  PassthroughBehavior,
  WebSocketAwsIntegration,
  WebSocketHttpIntegration,
  WebSocketIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketIntegrationType,
  WebSocketLambdaIntegration,
  WebSocketMockIntegration,
} from '../../../lib';
import { IntrinsicResolver, type ReferenceValues } from '../../../lib/runtime/cloudformation/intrinsics';
import { readWebSocketApis, type WebSocketApiModel } from '../../../lib/runtime/cloudformation/web-socket-api';

const SNAPSHOTS = join(__dirname, '..', '..', 'conformance', 'snapshots');
const MOCK_TEMPLATES = { requestTemplates: { 'application/json': '{"statusCode": 200}' } };

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App({ context: { 'aws:cdk:enable-path-metadata': true } }), 'Stack');
});

function read(values?: ReferenceValues): WebSocketApiModel[] {
  const template = Template.fromStack(stack).toJSON();
  return readWebSocketApis(template, new IntrinsicResolver(template, values));
}

function makeFunction(): LambdaFunction {
  return new LambdaFunction(stack, 'Function', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({});'),
  });
}

test('an API of constructs is read with its routes, integrations, responses and stages', () => {
  const queue = new Queue(stack, 'Queue', { queueName: 'messages' });
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
  const api = new WebSocketApi(stack, 'Api', { apiName: 'chat', routeSelectionExpression: '$request.body.type' });
  api.addRoute('send', {
    returnResponse: true,
    integration: new WebSocketAwsIntegration('Send', {
      integrationUri: Fn.sub('arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/${Name}', {
        Name: queue.queueName,
      }),
      integrationMethod: 'POST',
      credentialsRole: role,
      contentHandling: ContentHandling.CONVERT_TO_TEXT,
      passthroughBehavior: PassthroughBehavior.NEVER,
      requestParameters: { 'integration.request.header.X-Connection': 'context.connectionId' },
      requestTemplates: { $default: `Action=SendMessage&QueueUrl=${queue.queueUrl}` },
      templateSelectionExpression: '\\$default',
      timeout: Duration.seconds(5),
      responses: [
        {
          key: WebSocketIntegrationResponseKey.SUCCESS,
          responseTemplates: { $default: '{"ok": true}' },
          responseParameters: { 'method.response.header.X-Id': "'1'" },
          contentHandling: ContentHandling.CONVERT_TO_BINARY,
        },
      ],
    }),
  });
  new CfnStage(stack, 'Stage', { apiId: api.apiId, stageName: 'prod', stageVariables: { table: 'users' } });

  expect(read()).toEqual([
    {
      apiId: 'ApiF70053CD',
      imported: false,
      logicalId: 'ApiF70053CD',
      constructPath: 'Stack/Api/Resource',
      name: 'chat',
      routeSelectionExpression: '$request.body.type',
      routes: [
        {
          routeKey: 'send',
          logicalId: 'ApisendRouteD98007E4',
          constructPath: 'Stack/Api/send-Route/Resource',
          twoWay: true,
          authorizationType: 'NONE',
          apiKeyRequired: false,
          requestModels: {},
          integration: {
            logicalId: expect.stringMatching(/^ApisendRouteSend/),
            constructPath: 'Stack/Api/send-Route/Send/Resource',
            type: 'AWS',
            method: 'POST',
            uri: 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/messages',
            credentialsArn: 'arn:aws:iam::123456789012:role/Role1ABCC5F0',
            contentHandling: 'CONVERT_TO_TEXT',
            passthroughBehavior: 'NEVER',
            requestParameters: { 'integration.request.header.X-Connection': 'context.connectionId' },
            requestTemplates: {
              $default: 'Action=SendMessage&QueueUrl=https://sqs.us-east-1.amazonaws.com/123456789012/messages',
            },
            templateSelectionExpression: '\\$default',
            timeoutInMillis: 5000,
            responses: [
              {
                key: '/2\\d{2}/',
                logicalId: expect.stringMatching(/^ApisendRouteSendSuccessResponse/),
                constructPath: 'Stack/Api/send-Route/Send/SuccessResponse/Resource',
                templates: { $default: '{"ok": true}' },
                templateSelectionExpression: '\\$default',
                parameters: { 'method.response.header.X-Id': "'1'" },
                contentHandling: 'CONVERT_TO_BINARY',
              },
            ],
          },
        },
      ],
      stages: [{ name: 'prod', variables: { table: 'users' } }],
    },
  ]);
});

test('what is not set is what API Gateway makes of it', () => {
  const api = new WebSocketApi(stack, 'Api');
  api.addRoute('ping', { integration: new WebSocketMockIntegration('Ping', MOCK_TEMPLATES) });
  new WebSocketStage(stack, 'Stage', { webSocketApi: api, stageName: 'dev' });

  expect(read()).toMatchObject([
    {
      routeSelectionExpression: '$request.body.action',
      routes: [
        {
          twoWay: false,
          integration: {
            type: 'MOCK',
            passthroughBehavior: 'WHEN_NO_MATCH',
            timeoutInMillis: 29_000,
            requestParameters: {},
            responses: [],
          },
        },
      ],
      stages: [{ name: 'dev', variables: {} }],
    },
  ]);
});

test('a function behind an alias has a well-formed URI', () => {
  const alias = new Alias(stack, 'Alias', { aliasName: 'live', version: makeFunction().currentVersion });
  new WebSocketApi(stack, 'Api').addRoute('send', { integration: new WebSocketLambdaIntegration('Send', alias) });

  expect(read()[0]?.routes[0]?.integration?.uri).toMatch(
    new RegExp(
      '^arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/' +
        'arn:aws:lambda:us-east-1:123456789012:function:Function[0-9A-F]{8}:live/invocations$',
    ),
  );
});

test('the routes that share an integration share its model', () => {
  const api = new WebSocketApi(stack, 'Api');
  const integration = new WebSocketMockIntegration('Shared', MOCK_TEMPLATES);
  api.addRoute('one', { integration });
  api.addRoute('two', { integration });

  const [one, two] = read()[0]?.routes ?? [];
  expect(one?.integration).toBeDefined();
  expect(two?.integration).toBe(one?.integration);
});

test('authorization of a route is told', () => {
  const api = new WebSocketApi(stack, 'Api', {
    connectRouteOptions: {
      integration: new WebSocketMockIntegration('Connect', MOCK_TEMPLATES),
      authorizer: new WebSocketIamAuthorizer(),
    },
  });
  new CfnRoute(stack, 'Route', {
    apiId: api.apiId,
    routeKey: 'send',
    authorizationType: 'CUSTOM',
    authorizerId: 'abc',
    apiKeyRequired: true,
  });

  expect(read()[0]?.routes).toMatchObject([
    { routeKey: '$connect', authorizationType: 'AWS_IAM', apiKeyRequired: false },
    { routeKey: 'send', authorizationType: 'CUSTOM', authorizerId: 'abc', apiKeyRequired: true },
  ]);
});

describe('an API of L1 constructs', () => {
  let api: CfnApi;
  let integration: CfnIntegration;

  beforeEach(() => {
    api = new CfnApi(stack, 'Api', { protocolType: 'WEBSOCKET', routeSelectionExpression: '$request.body.a' });
    integration = new CfnIntegration(stack, 'Integration', { apiId: api.ref, integrationType: 'MOCK' });
  });

  test.each<[string, () => string]>([
    ['Ref', () => `integrations/${integration.ref}`],
    ['Fn::Sub', () => Fn.sub('integrations/${Integration}')],
    ['Fn::Sub with variables', () => Fn.sub('integrations/${Id}', { Id: integration.ref })],
    ['Fn::GetAtt', () => Fn.join('/', ['integrations', integration.attrIntegrationId])],
    ['Fn::If', () => Token.asString(Fn.conditionIf('Always', `integrations/${integration.ref}`, 'x'))],
  ])('is linked by %s', (_, target) => {
    new CfnCondition(stack, 'Always', { expression: Fn.conditionEquals('a', 'a') });
    const route = new CfnRoute(stack, 'Route', { apiId: api.attrApiId, routeKey: 'send', target: target() });
    new CfnRouteResponse(stack, 'RouteResponse', {
      apiId: api.ref,
      routeId: route.attrRouteId,
      routeResponseKey: '$default',
    });
    new CfnIntegrationResponse(stack, 'Response', {
      apiId: api.ref,
      integrationId: integration.attrIntegrationId,
      integrationResponseKey: '$default',
    });

    for (const values of [undefined, { Api: 'a1', Integration: 'i1', Route: 'r1' }]) {
      expect(read(values)).toMatchObject([
        {
          logicalId: 'Api',
          imported: false,
          routes: [
            {
              routeKey: 'send',
              twoWay: true,
              integration: { logicalId: 'Integration', responses: [{ key: '$default', logicalId: 'Response' }] },
            },
          ],
        },
      ]);
    }
    expect(read()[0]?.apiId).toBe('Api');
    expect(read({ Api: 'a1' })[0]?.apiId).toBe('a1');
  });

  test('may have properties that depend on parameters and conditions', () => {
    const timeout = new CfnParameter(stack, 'Timeout', { type: 'Number', default: 1000 });
    const stage = new CfnParameter(stack, 'StageName', { default: 'dev' });
    const isProd = new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(stage.valueAsString, 'prod') });
    integration.timeoutInMillis = timeout.valueAsNumber;
    integration.passthroughBehavior = Token.asString(Fn.conditionIf('IsProd', 'NEVER', { Ref: 'AWS::NoValue' }));
    const target = `integrations/${integration.ref}`;
    new CfnRoute(stack, 'Route', { apiId: api.ref, routeKey: 'send', target });
    const debug = new CfnRoute(stack, 'Debug', { apiId: api.ref, routeKey: 'debug', target });
    debug.cfnOptions.condition = isProd;

    const backend = { timeoutInMillis: 1000, passthroughBehavior: 'WHEN_NO_MATCH' };
    expect(read()[0]?.routes).toMatchObject([{ routeKey: 'send', integration: backend }]);
    expect(read({ StageName: 'prod', Timeout: '2000' })[0]?.routes).toMatchObject([
      { routeKey: 'send', integration: { timeoutInMillis: 2000, passthroughBehavior: 'NEVER' } },
      { routeKey: 'debug' },
    ]);
  });

  test('may have a route without target, and routes whose target is elsewhere', () => {
    new CfnRoute(stack, 'None', { apiId: api.ref, routeKey: '$connect' });
    new CfnRoute(stack, 'Imported', { apiId: api.ref, routeKey: 'one', target: 'integrations/abc123' });
    const nested = new NestedStack(stack, 'Nested');
    const elsewhere = new CfnIntegration(nested, 'Elsewhere', { apiId: api.ref, integrationType: 'MOCK' });
    const target = `integrations/${elsewhere.ref}`;
    new CfnRoute(stack, 'Elsewhere', { apiId: api.ref, routeKey: 'two', target });
    new CfnRoute(nested, 'Route', { apiId: api.ref, routeKey: 'three', target });

    const [none, imported, inNested] = read()[0]?.routes ?? [];
    expect([none?.integration, none?.unknownTarget]).toEqual([undefined, undefined]);
    expect([imported?.integration, imported?.unknownTarget]).toEqual([undefined, 'integrations/abc123']);
    expect(inNested?.unknownTarget).toMatch(/^integrations\/NestedNestedStack\w+\.Outputs\.\w*Elsewhere\w*Ref$/);

    // To the nested stack the API is one that is made elsewhere.
    const template = Template.fromStack(nested).toJSON();
    expect(readWebSocketApis(template)).toMatchObject([
      { imported: true, name: expect.stringMatching(/^referenceto\w+$/), routes: [{ integration: {} }] },
    ]);
    const [parameter = ''] = Object.keys(template.Parameters);
    expect(readWebSocketApis(template, new IntrinsicResolver(template, { [parameter]: 'Api' }))).toMatchObject([
      { apiId: 'Api', name: 'Api' },
    ]);
  });

  test('fails when the type of an integration is not known', () => {
    integration.integrationType = new CfnParameter(stack, 'Kind').valueAsString;
    new CfnRoute(stack, 'Route', { apiId: api.ref, routeKey: 'send', target: `integrations/${integration.ref}` });

    const types = 'make it one of AWS, AWS_PROXY, HTTP, HTTP_PROXY, MOCK, or pass a value for what it refers to';
    expect(() => read()).toThrow(new Error(`integration type is unknown at "Stack/Integration", got "Kind"; ${types}`));
    expect(read({ Kind: 'HTTP' })).toMatchObject([{ routes: [{ integration: { type: 'HTTP' } }] }]);
    expect(() =>
      readWebSocketApis({
        Resources: {
          Integration: { Type: 'AWS::ApiGatewayV2::Integration' },
          Route: { Type: 'AWS::ApiGatewayV2::Route', Properties: { Target: 'integrations/Integration' } },
        },
      }),
    ).toThrow(new Error(`integration type is unknown at "Integration", got undefined; ${types}`));
  });
});

test('an API that is imported is read as far as the template adds to it', () => {
  const webSocketApi = WebSocketApi.fromWebSocketApiAttributes(stack, 'Api', { webSocketId: 'abcd1234' });
  const integration = new WebSocketIntegration(stack, 'Integration', {
    webSocketApi,
    integrationType: WebSocketIntegrationType.HTTP_PROXY,
    integrationUri: 'https://example.com/',
    integrationMethod: 'POST',
  });
  new CfnRoute(stack, 'Join', {
    apiId: webSocketApi.apiId,
    routeKey: 'join',
    target: `integrations/${integration.integrationId}`,
  });
  new CfnStage(stack, 'Stage', { apiId: webSocketApi.apiId, stageName: 'prod' });
  new CfnRoute(stack, 'Other', { apiId: Fn.importValue('OtherApi'), routeKey: 'leave' });

  expect(read()).toMatchObject([
    {
      apiId: 'abcd1234',
      imported: true,
      name: 'abcd1234',
      routeSelectionExpression: '$request.body.action',
      routes: [{ routeKey: 'join', integration: { type: 'HTTP_PROXY', method: 'POST', uri: 'https://example.com/' } }],
      stages: [{ name: 'prod' }],
    },
    { apiId: 'OtherApi', imported: true, name: 'OtherApi', routes: [{ routeKey: 'leave' }], stages: [] },
  ]);
  expect(read()[0]?.logicalId).toBeUndefined();
});

test('HTTP APIs are left out, also those that are imported', () => {
  new HttpApi(stack, 'Http', { defaultIntegration: new HttpUrlIntegration('Url', 'https://example.com/') });
  for (const [id, key] of [
    ['imported1', HttpRouteKey.with('/users', HttpMethod.GET)],
    ['imported2', HttpRouteKey.DEFAULT],
  ] as const) {
    const httpApi = HttpApi.fromHttpApiAttributes(stack, id, { httpApiId: id });
    const fn = LambdaFunction.fromFunctionArn(stack, `${id}-fn`, 'arn:aws:lambda:us-east-1:111111111111:function:f');
    new HttpRoute(stack, `${id}-route`, { httpApi, routeKey: key, integration: new HttpLambdaIntegration(id, fn) });
  }
  expect(read()).toEqual([]);
});

test('an HTTP backend behind a load balancer of the stack has a URL', () => {
  new WebSocketApi(stack, 'Api').addRoute('send', {
    integration: new WebSocketHttpIntegration('Send', { url: `https://${Fn.getAtt('Balancer', 'DNSName')}/send` }),
  });
  const template = Template.fromStack(stack).toJSON();
  template.Resources.Balancer = { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' };

  const uri = readWebSocketApis(template)[0]?.routes[0]?.integration?.uri ?? '';
  expect(new URL(uri).pathname).toBe('/send');
});

test.each([{}, { Resources: [] }, { Resources: { Api: null, Route: 'x', Stage: { Type: 5 } } }])(
  'a template without APIs has none: %j',
  (template) => {
    expect(readWebSocketApis(template)).toEqual([]);
  },
);

test('resources without properties are read as they are', () => {
  const type = (kind: string) => ({ Type: `AWS::ApiGatewayV2::${kind}` });
  const api = { ...type('Api'), Properties: { ProtocolType: 'WEBSOCKET' } };
  const kinds = ['Route', 'Stage', 'Integration', 'IntegrationResponse', 'RouteResponse'];
  const Resources = { Api: api, ...Object.fromEntries(kinds.map((kind) => [kind, type(kind)])) };
  expect(readWebSocketApis({ Resources })).toMatchObject([
    { name: undefined, routeSelectionExpression: '$request.body.action', routes: [], stages: [] },
    { apiId: '', imported: true, routes: [{ routeKey: '', twoWay: false }], stages: [{ name: '', variables: {} }] },
  ]);
});

test('an integration response without key is read as it is', () => {
  const resource = (kind: string, Properties: object) => ({ Type: `AWS::ApiGatewayV2::${kind}`, Properties });
  const Resources = {
    Route: resource('Route', { ApiId: 'a', RouteKey: 'send', Target: 'integrations/I' }),
    I: resource('Integration', { IntegrationType: 'MOCK' }),
    Response: resource('IntegrationResponse', { IntegrationId: { Ref: 'I' } }),
  };
  expect(readWebSocketApis({ Resources })[0]?.routes[0]?.integration?.responses).toMatchObject([{ key: '' }]);
});

test.each(readdirSync(SNAPSHOTS).filter((file) => !file.startsWith('fails-')))(
  'every route of the conformance case %s is read',
  (file) => {
    for (const template of Object.values<{ Resources?: object }>(
      JSON.parse(readFileSync(join(SNAPSHOTS, file), 'utf8')),
    )) {
      const routes = Object.values(template.Resources ?? {}).filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route');
      const models = readWebSocketApis(template).flatMap((api) => api.routes);
      expect(models).toHaveLength(routes.length);
      expect(models.filter(({ integration, unknownTarget }) => !integration && !unknownTarget)).toEqual([]);
    }
  },
);

test('fails for a list where a property is a map of strings', () => {
  const api = {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
  };
  const stage = {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: { Ref: 'Api' }, StageName: 'prod', StageVariables: { a: ['b'] } },
  };

  expect(() => readWebSocketApis({ Resources: { Api: api, Stage: stage } })).toThrow(
    'StageVariables.a is not a string at "Stage", got ["b"]; set it to a string',
  );
});
