import { App, Lazy, NestedStack, Stack, Stage, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import {
  type CfnApi,
  CfnDeployment,
  CfnRoute,
  CfnStage,
  WebSocketApi,
  WebSocketRoute,
  WebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import * as fc from 'fast-check';
import {
  ContentHandling,
  WebSocketHttpIntegration,
  WebSocketIntegration,
  WebSocketIntegrationResponse,
  WebSocketIntegrationResponseKey,
  type WebSocketIntegrationResponseOptions,
  WebSocketIntegrationType,
  WebSocketLambdaIntegration,
} from '../../lib';

const RESPONSE = 'AWS::ApiGatewayV2::IntegrationResponse';

let stack: Stack;
let integration: WebSocketIntegration;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
  integration = new WebSocketIntegration(stack, 'Integration', {
    webSocketApi: new WebSocketApi(stack, 'Api'),
    integrationType: WebSocketIntegrationType.HTTP,
    integrationUri: 'https://example.com/',
    integrationMethod: 'POST',
  });
});

function properties(options: Partial<WebSocketIntegrationResponseOptions> = {}): Record<string, unknown> {
  integration.addResponse({ key: WebSocketIntegrationResponseKey.DEFAULT, ...options });
  const [response] = Object.values(Template.fromStack(stack).findResources(RESPONSE));
  return response?.Properties;
}

describe('what reaches CloudFormation', () => {
  test('a response with only a key names its API and integration', () => {
    expect(properties()).toEqual({
      ApiId: stack.resolve(integration.integrationRef.apiId),
      IntegrationId: { Ref: 'Integration61740D79' },
      IntegrationResponseKey: '$default',
    });
  });

  test('everything set', () => {
    expect(
      properties({
        contentHandling: ContentHandling.CONVERT_TO_TEXT,
        responseParameters: { 'method.response.header.X-Id': "'1'" },
        responseTemplates: { 200: '{"ok": true}' },
        templateSelectionExpression: '${integration.response.statuscode}',
      }),
    ).toMatchObject({
      ContentHandlingStrategy: 'CONVERT_TO_TEXT',
      ResponseParameters: { 'method.response.header.X-Id': "'1'" },
      ResponseTemplates: { 200: '{"ok": true}' },
      TemplateSelectionExpression: '${integration.response.statuscode}',
    });
  });

  test.each([
    ['is filled in when there is a template under $default', undefined],
    ['is escaped when it is $default', '$default'],
    ['is left alone when it is escaped', '\\$default'],
  ])('the selection expression %s', (_, templateSelectionExpression) => {
    expect(properties({ responseTemplates: { $default: '{}' }, templateSelectionExpression })).toMatchObject({
      TemplateSelectionExpression: '\\$default',
    });
  });

  test('logical ids are a contract', () => {
    for (const key of [
      WebSocketIntegrationResponseKey.DEFAULT,
      WebSocketIntegrationResponseKey.SUCCESS,
      WebSocketIntegrationResponseKey.CLIENT_ERROR,
      WebSocketIntegrationResponseKey.SERVER_ERROR,
      WebSocketIntegrationResponseKey.fromStatusCode(404),
    ]) {
      integration.addResponse({ key });
    }

    expect(Object.keys(Template.fromStack(stack).findResources(RESPONSE))).toMatchInlineSnapshot(`
[
  "IntegrationDefaultResponse2CFA9A2F",
  "IntegrationSuccessResponseA7589E2D",
  "IntegrationClientErrorResponse6FBB6584",
  "IntegrationServerErrorResponse3800FC38",
  "Integration404ResponseBCB5BFFA",
]
`);
  });

  test('keys that share a name can stand together', () => {
    const status = Token.asNumber({ Ref: 'Status' });
    const other = Token.asNumber({ Ref: 'Other' });
    for (const key of [
      WebSocketIntegrationResponseKey.SUCCESS,
      WebSocketIntegrationResponseKey.fromPattern('Success'),
      WebSocketIntegrationResponseKey.fromPattern(Lazy.string({ produce: () => 'late' })),
      WebSocketIntegrationResponseKey.fromStatusCode(status),
      WebSocketIntegrationResponseKey.fromStatusCode(other),
    ]) {
      integration.addResponse({ key });
    }

    Template.fromStack(stack).resourceCountIs(RESPONSE, 5);
  });

  test('the attributes name the response, its integration and its API', () => {
    const response = integration.addResponse({ key: WebSocketIntegrationResponseKey.DEFAULT });

    expect(stack.resolve(response.integrationResponseRef)).toEqual({
      ...stack.resolve(integration.integrationRef),
      integrationResponseId: stack.resolve(response.integrationResponseId),
    });
  });

  test('an imported response makes nothing', () => {
    const imported = WebSocketIntegrationResponse.fromWebSocketIntegrationResponseAttributes(stack, 'Imported', {
      integration,
      integrationResponseId: 'r1',
    });

    expect(imported.integrationResponseRef).toEqual({ ...integration.integrationRef, integrationResponseId: 'r1' });
    Template.fromStack(stack).resourceCountIs(RESPONSE, 0);
  });

  test('warns on a proxy, which has no use for it', () => {
    const proxy = new WebSocketIntegration(stack, 'Proxy', {
      webSocketApi: integration.webSocketApi,
      integrationType: WebSocketIntegrationType.HTTP_PROXY,
      integrationUri: 'https://example.com/',
      integrationMethod: 'POST',
    });
    proxy.addResponse({ key: WebSocketIntegrationResponseKey.DEFAULT });

    Annotations.fromStack(stack).hasWarning(
      '/Stack/Proxy',
      Match.stringLikeRegexp('response "\\$default" has no effect on integration type HTTP_PROXY'),
    );
  });

  test('fails when another response of the integration has the key, wherever it was made', () => {
    const props = { integration, key: WebSocketIntegrationResponseKey.fromStatusCode(404) };
    new WebSocketIntegrationResponse(stack, 'First', props);

    expect(() => new WebSocketIntegrationResponse(stack, 'Second', props)).toThrow(
      'response key is taken at "Stack/Second", got "/404/"; change the key, or remove the response at "Stack/First", ' +
        'which has it too [duplicate-response-key]',
    );
  });
});

describe('keys', () => {
  test.each([
    [WebSocketIntegrationResponseKey.DEFAULT, '$default'],
    [WebSocketIntegrationResponseKey.SUCCESS, '/2\\d{2}/'],
    [WebSocketIntegrationResponseKey.CLIENT_ERROR, '/4\\d{2}/'],
    [WebSocketIntegrationResponseKey.SERVER_ERROR, '/5\\d{2}/'],
    [WebSocketIntegrationResponseKey.fromStatusCode(404), '/404/'],
    [WebSocketIntegrationResponseKey.fromPattern('4\\d{2}'), '/4\\d{2}/'],
  ])('%#', ({ key }, expected) => {
    expect(key).toBe(expected);
  });

  test('any status code from 100 to 599 is a key, and fails for any other number', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 0, max: 700 }), fc.double()), (statusCode) => {
        const make = () => WebSocketIntegrationResponseKey.fromStatusCode(statusCode).key;
        if (Number.isInteger(statusCode) && statusCode >= 100 && statusCode <= 599) {
          expect(make()).toBe(`/${statusCode}/`);
        } else {
          expect(make).toThrow(/status code cannot be a response key, got .*; pass a whole number/);
        }
      }),
    );
  });

  test.each(['', '/404/', '4(', '[4', '*'])('fails for the pattern %j', (pattern) => {
    expect(() => WebSocketIntegrationResponseKey.fromPattern(pattern)).toThrow(
      /pattern cannot be a response key, got ".*"; pass a regular expression.*\[response-key-invalid\]/,
    );
  });

  test.each([
    '4\\d{2}',
    '(?i)timeout',
    'a++b',
    '(?>x)y',
    '\\Q*[\\E',
    '.*not found.*',
    '4{2}{3}',
    '^*x',
    '\\b+',
    '(?<=a)*',
  ])('takes the pattern %j', (pattern) => {
    expect(WebSocketIntegrationResponseKey.fromPattern(pattern).key).toBe(`/${pattern}/`);
  });

  test('tokens pass unjudged', () => {
    const keys = [
      WebSocketIntegrationResponseKey.fromPattern(Lazy.string({ produce: () => '(' })),
      WebSocketIntegrationResponseKey.fromStatusCode(Token.asNumber({ Ref: 'Status' })),
    ];

    expect(stack.resolve(keys.map(({ key }) => key))).toEqual([
      '/(/',
      { 'Fn::Join': ['', ['/', { Ref: 'Status' }, '/']] },
    ]);
  });
});

describe('deployment', () => {
  function addTwoWayRoute(api: WebSocketApi): void {
    api.addRoute('send', {
      integration: new WebSocketHttpIntegration('Backend', {
        url: 'https://example.com/',
        responses: [{ key: WebSocketIntegrationResponseKey.DEFAULT }],
      }),
      returnResponse: true,
    });
  }

  function dependenciesOf(scope: Stack, type: string): string[] {
    const template = Template.fromStack(scope);
    const [resource] = Object.values(template.findResources(type));
    const all = template.toJSON().Resources;
    return (resource?.DependsOn ?? []).map((id: string) => all[id].Type).sort();
  }

  const REPLIES = ['AWS::ApiGatewayV2::IntegrationResponse', 'AWS::ApiGatewayV2::RouteResponse'];
  const EVERYTHING = [...REPLIES, 'AWS::ApiGatewayV2::Route'].sort();

  test('a function behind another route may refer to the stage', () => {
    const other = new Stack(new App(), 'Other');
    const api = new WebSocketApi(other, 'Api');
    const stage = new CfnStage(other, 'Stage', { apiId: api.apiId, stageName: 'prod' });
    addTwoWayRoute(api);
    new CfnRoute(other, 'WithoutTarget', { apiId: api.apiId, routeKey: 'bare' });
    const handler = new LambdaFunction(other, 'Function', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => ({});'),
      environment: { STAGE: stage.ref },
    });
    api.addRoute('other', { integration: new WebSocketLambdaIntegration('Other', handler), returnResponse: true });

    // Template.fromStack fails on a cycle.
    expect(dependenciesOf(other, 'AWS::ApiGatewayV2::Stage')).toEqual(REPLIES);
  });

  test('a deployment that names its API by the attribute waits too', () => {
    const other = new Stack(new App(), 'Other');
    const api = new WebSocketApi(other, 'Api');
    addTwoWayRoute(api);
    new CfnDeployment(other, 'Deployment', { apiId: (api.node.defaultChild as CfnApi).attrApiId });

    expect(dependenciesOf(other, 'AWS::ApiGatewayV2::Deployment')).toEqual(EVERYTHING);
  });

  test('a stage of the parent waits for responses in a nested stack', () => {
    const other = new Stack(new App(), 'Other');
    const api = new WebSocketApi(other, 'Api');
    new CfnStage(other, 'Stage', { apiId: api.apiId, stageName: 'prod' });
    new WebSocketRoute(new NestedStack(other, 'Nested'), 'Route', {
      webSocketApi: api,
      routeKey: 'send',
      integration: new WebSocketHttpIntegration('Backend', {
        url: 'https://example.com/',
        responses: [{ key: WebSocketIntegrationResponseKey.DEFAULT }],
      }),
      returnResponse: true,
    });

    expect(dependenciesOf(other, 'AWS::ApiGatewayV2::Stage')).toEqual(['AWS::CloudFormation::Stack']);
  });

  test('a stage waits for the responses and the route responses that carry them, whichever was made first', () => {
    const other = new Stack(new App(), 'Other');
    const api = new WebSocketApi(other, 'Api');
    new WebSocketStage(other, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
    addTwoWayRoute(api);

    expect(dependenciesOf(other, 'AWS::ApiGatewayV2::Stage')).toEqual(REPLIES);
  });

  test('so does an explicit deployment, also in a CDK stage', () => {
    const other = new Stack(new Stage(new App(), 'Prod'), 'Other');
    const api = new WebSocketApi(other, 'Api');
    addTwoWayRoute(api);
    new CfnDeployment(other, 'Deployment', { apiId: api.apiId });

    expect(dependenciesOf(other, 'AWS::ApiGatewayV2::Deployment')).toEqual(EVERYTHING);
  });

  test('a stage of another API, or of one without responses, is left alone', () => {
    const other = new Stack(new App(), 'Other');
    addTwoWayRoute(new WebSocketApi(other, 'Api'));
    const plain = new WebSocketApi(other, 'Plain');
    plain.addRoute('send', { integration: new WebSocketHttpIntegration('Backend', { url: 'https://example.com/' }) });
    new CfnStage(other, 'Stage', { apiId: plain.apiId, stageName: 'prod' });

    expect(dependenciesOf(other, 'AWS::ApiGatewayV2::Stage')).toEqual([]);
  });
});
