import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import {
  type CfnIntegration,
  CfnIntegrationResponse,
  type IWebSocketApi,
  WebSocketApi,
  WebSocketRoute,
  type WebSocketRouteIntegrationBindOptions,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  WebSocketHttpIntegration,
  WebSocketIntegration,
  type WebSocketIntegrationOptions,
  WebSocketIntegrationResponseKey,
  WebSocketIntegrationType,
  WebSocketMockIntegration,
  WebSocketRouteIntegrationBase,
  WebSocketSqsIntegration,
} from '../../lib';

/** A backend as a user would write it. */
class EchoIntegration extends WebSocketRouteIntegrationBase {
  public readonly boundRoutes: string[] = [];
  public timesBoundToApi = 0;

  public override bindToApi(_options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    this.timesBoundToApi += 1;
    return {
      integrationType: WebSocketIntegrationType.HTTP_PROXY,
      integrationUri: 'https://echo.example.com/',
      integrationMethod: 'POST',
      description: 'echoes',
    };
  }

  public override bindToRoute({ route }: WebSocketRouteIntegrationBindOptions): void {
    this.boundRoutes.push(route.routeKey);
  }
}

let stack: Stack;
let api: WebSocketApi;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
  api = new WebSocketApi(stack, 'Api');
});

function addHttp(returnResponse?: boolean, ...keys: WebSocketIntegrationResponseKey[]): WebSocketHttpIntegration {
  const integration = new WebSocketHttpIntegration('Backend', {
    url: 'https://example.com/',
    responses: keys.map((key) => ({ key })),
  });
  api.addRoute('send', { integration, returnResponse });
  return integration;
}

describe('the seam with aws-cdk-lib', () => {
  test('a route makes our integration, and none of its own', () => {
    const route = api.addRoute('echo', { integration: new EchoIntegration('Echo') });

    expect(route.node.findChild('Echo')).toBeInstanceOf(WebSocketIntegration);
    Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::Integration', 1);
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Integration', { Description: 'echoes' });
  });

  test('connect, disconnect and default routes take one too', () => {
    const integration = new EchoIntegration('Echo');
    new WebSocketApi(stack, 'Other', {
      connectRouteOptions: { integration },
      disconnectRouteOptions: { integration },
      defaultRouteOptions: { integration },
    });

    expect(integration.boundRoutes).toEqual(['$connect', '$disconnect', '$default']);
    Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::Integration', 1);
  });

  test('bind says the same to an aws-cdk-lib that would not call ours', () => {
    const route = api.addRoute('echo', { integration: new EchoIntegration('Echo') });

    expect(new EchoIntegration('Echo').bind({ route, scope: route })).toEqual({
      type: 'HTTP_PROXY',
      uri: 'https://echo.example.com/',
      method: 'POST',
    });
  });
});

describe('one integration on several routes', () => {
  test('is made once, and bound to every route', () => {
    const integration = new EchoIntegration('Echo');
    api.addRoute('one', { integration });
    api.addRoute('two', { integration });

    expect(integration.timesBoundToApi).toBe(1);
    expect(integration.boundRoutes).toEqual(['one', 'two']);
    const template = Template.fromStack(stack);
    const [id] = Object.keys(template.findResources('AWS::ApiGatewayV2::Integration'));
    template.allResourcesProperties('AWS::ApiGatewayV2::Route', {
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: id }]] },
    });
  });

  test('works on an imported API', () => {
    const imported: IWebSocketApi = WebSocketApi.fromWebSocketApiAttributes(stack, 'Imported', { webSocketId: 'abcd' });
    const integration = new EchoIntegration('Echo');
    for (const routeKey of ['one', 'two']) {
      new WebSocketRoute(stack, routeKey, { webSocketApi: imported, routeKey, integration });
    }

    expect(integration.boundRoutes).toEqual(['one', 'two']);
    Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::Integration', 1);
  });

  test('fails on two APIs, and names both', () => {
    const integration = new EchoIntegration('Echo');
    api.addRoute('one', { integration });
    const other = new WebSocketApi(stack, 'Other');

    expect(() => other.addRoute('two', { integration })).toThrow(
      'integration "Echo" belongs to WebSocket API "Stack/Api", and cannot serve a route of WebSocket API ' +
        '"Stack/Other", at "Stack/Other/two-Route"; make an integration for each API [integration-shared-between-apis]',
    );
  });
});

test.each(['Default', 'Resource'])(
  'fails with the id %s, which would give the integration the logical id of its route',
  (id) => {
    expect(() => new EchoIntegration(id)).toThrow(
      new Error(
        `id of an integration would give it the logical id of its route, got "${id}"; choose another id ` +
          '[integration-id-reserved]',
      ),
    );
  },
);

describe('replies', () => {
  test('fails on a two-way route whose integration has no response', () => {
    addHttp(true);

    expect(() => Template.fromStack(stack)).toThrow(
      'route "send" replies to its client, but the integration has no response, at "Stack/Api/send-Route"; ' +
        'add a response with the key WebSocketIntegrationResponseKey.DEFAULT to the integration ' +
        '[two-way-route-without-response]',
    );
  });

  test('a two-way route whose integration has a response is fine', () => {
    addHttp(true, WebSocketIntegrationResponseKey.DEFAULT);

    Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::IntegrationResponse', 1);
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  test('a mock warns instead, since aws-cdk-lib deploys it', () => {
    const integration = new WebSocketMockIntegration('Mock', {
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
    });
    api.addRoute('send', { integration, returnResponse: true });

    Annotations.fromStack(stack).hasWarning(
      '/Stack/Api/send-Route',
      Match.stringLikeRegexp('the integration has no response.*two-way-route-without-response'),
    );
  });

  test('warns of responses that no route of the integration sends', () => {
    addHttp(false, WebSocketIntegrationResponseKey.DEFAULT);

    Annotations.fromStack(stack).hasWarning(
      '/Stack/Api/send-Route/Backend',
      Match.stringLikeRegexp('responses reach no client.*response-without-two-way-route'),
    );
  });

  test('one two-way route of several is enough', () => {
    const integration = addHttp(true, WebSocketIntegrationResponseKey.DEFAULT);
    api.addRoute('other', { integration });

    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  test('on $connect a response completes the handshake, and needs no two-way route', () => {
    const integration = new WebSocketHttpIntegration('Backend', {
      url: 'https://example.com/',
      responses: [{ key: WebSocketIntegrationResponseKey.SUCCESS }],
    });
    api.addRoute('$connect', { integration });

    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  test('warns of a reply on $disconnect', () => {
    const integration = new WebSocketHttpIntegration('Backend', { url: 'https://example.com/' });
    api.addRoute('$disconnect', { integration, returnResponse: true });

    Annotations.fromStack(stack).hasWarning(
      '/Stack/Api/$disconnect-Route',
      Match.stringLikeRegexp('replies to a client that is gone.*reply-after-disconnect'),
    );
  });

  test('warns of it on a proxy too, which otherwise replies by itself', () => {
    api.addRoute('$disconnect', { integration: new EchoIntegration('Echo'), returnResponse: true });
    api.addRoute('echo', { integration: new EchoIntegration('Echo'), returnResponse: true });

    const annotations = Annotations.fromStack(stack);
    annotations.hasWarning('/Stack/Api/$disconnect-Route', Match.stringLikeRegexp('reply-after-disconnect'));
    annotations.hasNoWarning('/Stack/Api/echo-Route', Match.anyValue());
  });

  test('an L1 response is a response', () => {
    const integration = addHttp(true);
    const { node } = api.node.findChild('send-Route').node.findChild('Backend');
    new CfnIntegrationResponse(stack, 'Response', {
      apiId: api.apiId,
      integrationId: (node.defaultChild as CfnIntegration).ref,
      integrationResponseKey: '$default',
    });

    expect(integration).toBeDefined();
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('responses of $connect serve its handshake, whatever else shares the integration', () => {
    const integration = new WebSocketHttpIntegration('Backend', {
      url: 'https://example.com/',
      responses: [{ key: WebSocketIntegrationResponseKey.SUCCESS }],
    });
    api.addRoute('$connect', { integration });
    api.addRoute('$disconnect', { integration });

    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  test('on $disconnect the only remedy is to remove the responses', () => {
    const integration = new WebSocketHttpIntegration('Backend', {
      url: 'https://example.com/',
      responses: [{ key: WebSocketIntegrationResponseKey.SUCCESS }],
    });
    api.addRoute('$disconnect', { integration });

    Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('; remove the responses \\[ack'));
  });

  test('warns of a reply on $connect, and does not ask for a response', () => {
    api.addRoute('$connect', {
      integration: new WebSocketHttpIntegration('Backend', { url: 'https://example.com/' }),
      returnResponse: true,
    });

    Annotations.fromStack(stack).hasWarning(
      '/Stack/Api/$connect-Route',
      Match.stringLikeRegexp('handshake, which has no body.*reply-on-connect'),
    );
  });

  test('a warning comes once, however often the app is synthesized, and for each route', () => {
    const make = () =>
      new WebSocketMockIntegration('Mock', { requestTemplates: { 'application/json': '{"statusCode": 200}' } });
    api.addRoute('one', { integration: make(), returnResponse: true });
    api.addRoute('two', { integration: make(), returnResponse: true });
    const root = stack.node.root as App;
    root.synth();
    root.synth({ force: true });

    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('two-way-route'))).toHaveLength(2);
  });

  test('addResponse works before and after the route exists', () => {
    const integration = new WebSocketHttpIntegration('Backend', { url: 'https://example.com/' });
    integration.addResponse({ key: WebSocketIntegrationResponseKey.SUCCESS });
    api.addRoute('send', { integration, returnResponse: true });
    integration.addResponse({ key: WebSocketIntegrationResponseKey.DEFAULT });

    const responses = Object.values(Template.fromStack(stack).findResources('AWS::ApiGatewayV2::IntegrationResponse'));
    expect(responses.map(({ Properties }) => Properties.IntegrationResponseKey)).toEqual(['/2\\d{2}/', '$default']);
  });

  test('fails on a key that is taken, and names both responses', () => {
    const integration = addHttp(true, WebSocketIntegrationResponseKey.SUCCESS);

    expect(() => integration.addResponse({ key: WebSocketIntegrationResponseKey.fromPattern('2\\d{2}') })).toThrow(
      'response key is taken at "Stack/Api/send-Route/Backend/2\\\\d{2}Response", got "/2\\\\d{2}/"; change the key, or ' +
        'remove the response at "Stack/Api/send-Route/Backend/SuccessResponse", which has the same key ' +
        '[duplicate-response-key]',
    );
  });

  test('fails on a key that is given twice before the route exists', () => {
    const twice = () => addHttp(true, WebSocketIntegrationResponseKey.DEFAULT, WebSocketIntegrationResponseKey.DEFAULT);

    expect(twice).toThrow(
      'response key is taken at "Backend", got "$default"; change the key, or remove one of the two responses ' +
        '[duplicate-response-key]',
    );
  });
});

describe('a route that is removed from the tree', () => {
  const queueRoutes = (created: Stack) => Template.fromStack(created).findResources('AWS::ApiGatewayV2::Route');

  function addQueue(...routeKeys: string[]): WebSocketSqsIntegration {
    const integration = WebSocketSqsIntegration.sendMessage('Queue', new Queue(stack, 'Messages'));
    for (const routeKey of routeKeys) {
      api.addRoute(routeKey, { integration, returnResponse: true });
    }
    return integration;
  }

  test('takes its integration and its role with it', () => {
    addQueue('send');
    api.node.tryRemoveChild('send-Route');
    const template = Template.fromStack(stack);

    for (const type of ['AWS::ApiGatewayV2::Route', 'AWS::ApiGatewayV2::Integration', 'AWS::IAM::Role']) {
      template.resourceCountIs(type, 0);
    }
  });

  test('can be added again, with the same integration and the same template', () => {
    const integration = addQueue('send');
    const before = Template.fromStack(stack).toJSON();
    stack = new Stack(new App(), 'Stack');
    api = new WebSocketApi(stack, 'Api');
    const again = addQueue('send');
    expect(again).not.toBe(integration);
    api.node.tryRemoveChild('send-Route');
    api.addRoute('send', { integration: again, returnResponse: true });

    expect(Template.fromStack(stack).toJSON()).toEqual(before);
  });

  test('gives its integration to the next route, with the responses that were added to it', () => {
    const integration = addQueue('send');
    integration.addResponse({ key: WebSocketIntegrationResponseKey.fromStatusCode(404) });
    api.node.tryRemoveChild('send-Route');
    api.addRoute('other', { integration, returnResponse: true });
    const template = Template.fromStack(stack);

    template.resourceCountIs('AWS::ApiGatewayV2::Integration', 1);
    template.hasResourceProperties('AWS::ApiGatewayV2::IntegrationResponse', { IntegrationResponseKey: '/404/' });
    expect(Object.keys(template.findResources('AWS::IAM::Role'))).toEqual([expect.stringMatching(/^ApiotherRoute/)]);
  });

  test('can be the first of several that share an integration, as in aws-cdk-lib', () => {
    addQueue('send', 'other');
    api.node.tryRemoveChild('send-Route');

    expect(Object.values(queueRoutes(stack)).map(({ Properties }) => Properties.RouteKey)).toEqual(['other']);
  });

  test('frees its integration for another API', () => {
    const integration = addQueue('send');
    api.node.tryRemoveChild('send-Route');
    const other = new WebSocketApi(stack, 'Other');

    expect(() => other.addRoute('send', { integration })).not.toThrow();
  });
});
