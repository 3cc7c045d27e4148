import { App, Lazy, Stack, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  ContentHandling,
  WebSocketIntegration,
  WebSocketIntegrationResponse,
  WebSocketIntegrationResponseKey,
  type WebSocketIntegrationResponseOptions,
  WebSocketIntegrationType,
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
        'which has the same key [duplicate-response-key]',
    );
  });
});
