import { App, CfnParameter, Duration, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { VpcLink } from 'aws-cdk-lib/aws-apigateway';
import { CfnRoute, type IIntegration, type IWebSocketApiRef, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ContentHandling,
  PassthroughBehavior,
  WebSocketIntegration,
  type WebSocketIntegrationProps,
  WebSocketIntegrationType,
} from '../../lib';

const INTEGRATION = 'AWS::ApiGatewayV2::Integration';
const FUNCTION_URI = 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/some-function-arn/invocations';

let stack: Stack;
let webSocketApi: WebSocketApi;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
  webSocketApi = new WebSocketApi(stack, 'Api');
});

function addMock(props: Partial<WebSocketIntegrationProps> = {}): WebSocketIntegration {
  return new WebSocketIntegration(stack, 'Integration', {
    webSocketApi,
    integrationType: WebSocketIntegrationType.MOCK,
    integrationUri: '',
    ...props,
  });
}

function integrationProperties(): Record<string, unknown> {
  const [resource] = Object.values(Template.fromStack(stack).findResources(INTEGRATION));
  return resource?.Properties;
}

describe('what reaches CloudFormation', () => {
  test('an integration with only what is required has no property beyond that', () => {
    addMock();

    expect(integrationProperties()).toEqual({
      ApiId: stack.resolve(webSocketApi.apiId),
      IntegrationType: 'MOCK',
      IntegrationUri: '',
    });
  });

  test.each<[string, Partial<WebSocketIntegrationProps>, Record<string, unknown>]>([
    [
      'contentHandling',
      { contentHandling: ContentHandling.CONVERT_TO_TEXT },
      { ContentHandlingStrategy: 'CONVERT_TO_TEXT' },
    ],
    ['integrationMethod', { integrationMethod: 'POST' }, { IntegrationMethod: 'POST' }],
    ['integrationUri', { integrationUri: FUNCTION_URI }, { IntegrationUri: FUNCTION_URI }],
    ['passthroughBehavior', { passthroughBehavior: PassthroughBehavior.NEVER }, { PassthroughBehavior: 'NEVER' }],
    [
      'requestParameters',
      { requestParameters: { 'integration.request.header.X-Id': 'context.connectionId' } },
      { RequestParameters: { 'integration.request.header.X-Id': 'context.connectionId' } },
    ],
    ['requestTemplates', { requestTemplates: { $default: '{}' } }, { RequestTemplates: { $default: '{}' } }],
    [
      'templateSelectionExpression',
      { templateSelectionExpression: '\\$default' },
      { TemplateSelectionExpression: '\\$default' },
    ],
    ['timeout', { timeout: Duration.seconds(3) }, { TimeoutInMillis: 3000 }],
    ['description', { description: 'pings' }, { Description: 'pings' }],
  ])('%s', (_, props, expected) => {
    addMock(props);

    Template.fromStack(stack).hasResourceProperties(INTEGRATION, expected);
  });

  test('credentialsRole becomes the ARN of the role', () => {
    const credentialsRole = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
    addMock({ credentialsRole });

    expect(integrationProperties()).toMatchObject({ CredentialsArn: stack.resolve(credentialsRole.roleArn) });
  });

  test('vpcLink becomes the connection type and the id of the link', () => {
    addMock({
      integrationType: WebSocketIntegrationType.HTTP_PROXY,
      integrationUri: 'http://backend.internal/',
      integrationMethod: 'POST',
      vpcLink: VpcLink.fromVpcLinkId(stack, 'Link', 'a1b2c3'),
    });

    expect(integrationProperties()).toMatchObject({ ConnectionType: 'VPC_LINK', ConnectionId: 'a1b2c3' });
  });

  test.each(Object.values(WebSocketIntegrationType))('integration type %s', (integrationType) => {
    addMock({ integrationType, integrationUri: 'https://example.com/', integrationMethod: 'POST' });

    expect(integrationProperties()).toMatchObject({ IntegrationType: integrationType });
  });

  test.each(Object.values(ContentHandling))('content handling %s', (contentHandling) => {
    addMock({ contentHandling });

    expect(integrationProperties()).toMatchObject({ ContentHandlingStrategy: contentHandling });
  });

  test.each(Object.values(PassthroughBehavior))('passthrough behavior %s', (passthroughBehavior) => {
    addMock({ passthroughBehavior });

    expect(integrationProperties()).toMatchObject({ PassthroughBehavior: passthroughBehavior });
  });

  test('the L1 child is called Resource and is the default child', () => {
    const integration = addMock();

    expect(integration.node.defaultChild).toBe(integration.node.findChild('Resource'));
  });

  test('logical ids are a contract', () => {
    addMock();

    expect(Object.keys(Template.fromStack(stack).findResources(INTEGRATION))).toEqual(['Integration61740D79']);
  });
});

describe('attributes', () => {
  test('integrationId refers to the resource', () => {
    expect(stack.resolve(addMock().integrationId)).toEqual({ Ref: 'Integration61740D79' });
  });

  test('integrationRef names the integration and its API', () => {
    const integration: IIntegration = addMock();

    expect(stack.resolve(integration.integrationRef)).toEqual({
      apiId: stack.resolve(webSocketApi.apiId),
      integrationId: { Ref: 'Integration61740D79' },
    });
  });

  test('webSocketApi is the API that was passed in', () => {
    expect(addMock().webSocketApi).toBe(webSocketApi);
  });

  test('a bare reference to an API is enough for everything but webSocketApi', () => {
    const reference = { isWebsocketApi: true, apiRef: { apiId: 'abcd1234' } } as unknown as IWebSocketApiRef;
    const integration = addMock({ webSocketApi: reference });

    expect(integrationProperties()).toMatchObject({ ApiId: 'abcd1234' });
    expect(integration.integrationRef.apiId).toBe('abcd1234');
    expect(() => integration.webSocketApi).toThrow(
      'webSocketApi is only a reference to an API, not an API at "Stack/Integration"; ' +
        'read integrationRef.apiId, or pass a WebSocketApi [web-socket-api-is-a-reference]',
    );
  });
});

describe('an imported API without endpoint', () => {
  test('can own an integration, which several routes share', () => {
    const imported = WebSocketApi.fromWebSocketApiAttributes(stack, 'Imported', { webSocketId: 'abcd1234' });
    const integration = addMock({ webSocketApi: imported });
    for (const routeKey of ['join', 'leave']) {
      new CfnRoute(stack, routeKey, {
        apiId: integration.integrationRef.apiId,
        routeKey,
        target: `integrations/${integration.integrationId}`,
      });
    }

    const template = Template.fromStack(stack);
    template.resourceCountIs(INTEGRATION, 1);
    template.allResourcesProperties('AWS::ApiGatewayV2::Route', {
      ApiId: 'abcd1234',
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration61740D79' }]] },
    });
    expect(integration.webSocketApi).toBe(imported);
  });
});

describe('fromWebSocketIntegrationAttributes', () => {
  test('refers to an integration without making one', () => {
    const imported = WebSocketIntegration.fromWebSocketIntegrationAttributes(stack, 'Imported', {
      webSocketApi,
      integrationId: 'xyz789',
    });

    expect(imported.integrationId).toBe('xyz789');
    expect(imported.webSocketApi).toBe(webSocketApi);
    expect(imported.integrationRef).toEqual({ apiId: webSocketApi.apiId, integrationId: 'xyz789' });
    Template.fromStack(stack).resourceCountIs(INTEGRATION, 0);
  });
});

test('fails to read webSocketApi of an imported integration that was given a bare reference', () => {
  const reference = { isWebsocketApi: true, apiRef: { apiId: 'abcd1234' } } as unknown as IWebSocketApiRef;
  const imported = WebSocketIntegration.fromWebSocketIntegrationAttributes(stack, 'Imported', {
    webSocketApi: reference,
    integrationId: 'xyz789',
  });

  expect(imported.integrationRef).toEqual({ apiId: 'abcd1234', integrationId: 'xyz789' });
  expect(() => imported.webSocketApi).toThrow('[web-socket-api-is-a-reference]');
});

describe('tokens pass unjudged', () => {
  test('in every prop that a rule looks at', () => {
    const seconds = new CfnParameter(stack, 'Seconds', { type: 'Number' });
    const unknown = Fn.importValue('unknown');
    addMock({
      integrationType: WebSocketIntegrationType.HTTP,
      integrationUri: unknown,
      integrationMethod: unknown,
      requestParameters: { 'integration.request.header.X-Id': unknown },
      timeout: Duration.millis(seconds.valueAsNumber),
      description: unknown,
    });

    expect(integrationProperties()).toMatchObject({
      IntegrationUri: { 'Fn::ImportValue': 'unknown' },
      TimeoutInMillis: { Ref: 'Seconds' },
    });
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  test('also when it is only a part of a text that is long without it', () => {
    const long = `${'x'.repeat(3000)}${stack.region}`;
    const parameters = { 'integration.request.header.X-Id': `'${long}'` };
    const props = {
      integrationUri: `https://${long}`,
      integrationMethod: long,
      description: long,
      requestParameters: parameters,
    };

    expect(() => addMock({ ...props, integrationType: WebSocketIntegrationType.HTTP })).not.toThrow();
  });

  test('also when a whole map is one', () => {
    const requestParameters = Lazy.any({ produce: () => ({ 'integration.request.header.X-Id': "'1'" }) });
    addMock({ requestParameters: requestParameters as unknown as { [destination: string]: string } });

    expect(integrationProperties()).toMatchObject({ RequestParameters: { 'integration.request.header.X-Id': "'1'" } });
  });

  test('also when the integration type is one', () => {
    const integrationType = Fn.importValue('type') as WebSocketIntegrationType;
    addMock({ integrationType, vpcLink: VpcLink.fromVpcLinkId(stack, 'Link', 'a1b2c3') });

    expect(integrationProperties()).toMatchObject({ IntegrationType: { 'Fn::ImportValue': 'type' } });
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });
});

describe('what a Lazy has become by synth', () => {
  test('is validated then', () => {
    addMock({ description: Lazy.string({ produce: () => 'd'.repeat(1025) }) });

    expect(integrationProperties).toThrow(/description is longer than 1024 characters/);
  });
});
