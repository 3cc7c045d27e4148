import { App, Stack } from 'aws-cdk-lib';
import {
  CfnIntegration,
  CfnIntegrationResponse,
  CfnRoute,
  CfnRouteResponse,
  HttpApi,
  WebSocketApi,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { ApiGraph } from '../../lib/api-model/api-graph';
import {
  type ApiPart,
  emptyApi,
  type IntegrationPart,
  isTwoWay,
  isWebSocketApi,
  repliesOf,
} from '../../lib/api-model/api-part';

let app: App;
let stack: Stack;

beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

function onlyApi(): ApiPart {
  return new ApiGraph(app).apis[0] as ApiPart;
}

describe('an API is a WebSocket API', () => {
  test('when its resource says so', () => {
    new WebSocketApi(stack, 'Api');

    expect(isWebSocketApi(onlyApi())).toBe(true);
  });

  test('when its parts show it', () => {
    const apiId = 'a1b2c3';
    const add: readonly ((id: string) => void)[] = [
      (id) => new CfnIntegration(stack, id, { apiId: `${apiId}0`, integrationType: 'MOCK' }),
      (id) =>
        new CfnIntegrationResponse(stack, id, {
          apiId: `${apiId}1`,
          integrationId: 'i',
          integrationResponseKey: '$default',
        }),
      (id) => new CfnRoute(stack, id, { apiId: `${apiId}2`, routeKey: 'send' }),
      (id) => {
        const { ref } = new CfnRoute(stack, id, { apiId: `${apiId}3`, routeKey: '$default' });
        new CfnRouteResponse(stack, `${id}Response`, {
          apiId: `${apiId}3`,
          routeId: ref,
          routeResponseKey: '$default',
        });
      },
    ];
    for (const [index, addPart] of add.entries()) {
      addPart(`Part${index}`);
    }

    expect(new ApiGraph(app).apis.map(isWebSocketApi)).toEqual([true, true, true, true]);
  });

  test('not when it is an HTTP API, or may be one', () => {
    new HttpApi(stack, 'Api');
    new CfnIntegration(stack, 'Integration', { apiId: 'a', integrationType: 'HTTP_PROXY' });
    new CfnRoute(stack, 'Route', { apiId: 'b', routeKey: 'GET /items' });
    new CfnRoute(stack, 'Default', { apiId: 'c', routeKey: '$default' });

    expect(new ApiGraph(app).apis.map(isWebSocketApi)).toEqual([false, false, false, false]);
    expect(isWebSocketApi(emptyApi())).toBe(false);
  });
});

describe('a route is two-way', () => {
  test.each([
    ['with a route response', {}, true, true],
    ['with a route response selection expression', { routeResponseSelectionExpression: '$default' }, false, true],
    ['not without either', {}, false, false],
  ])('%s', (_, props, hasResponse, expected) => {
    const { apiId } = new WebSocketApi(stack, 'Api');
    const route = new CfnRoute(stack, 'Route', { apiId, routeKey: 'send', ...props });
    if (hasResponse) {
      new CfnRouteResponse(stack, 'Response', { apiId, routeId: route.ref, routeResponseKey: '$default' });
    }

    expect(onlyApi().routes.map(isTwoWay)).toEqual([expected]);
  });

  test('not when an override deletes the expression', () => {
    const { apiId } = new WebSocketApi(stack, 'Api');
    new CfnRoute(stack, 'Route', {
      apiId,
      routeKey: 'send',
      routeResponseSelectionExpression: '$default',
    }).addPropertyDeletionOverride('RouteResponseSelectionExpression');

    expect(onlyApi().routes.map(isTwoWay)).toEqual([false]);
  });
});

describe('the replies of an integration', () => {
  test.each([
    ['send', undefined, false, false],
    ['send', '$default', true, true],
    ['$connect', undefined, false, true],
  ])('of route %s with the expression %s', (routeKey, routeResponseSelectionExpression, twoWay, awaited) => {
    const { apiId } = new WebSocketApi(stack, 'Api');
    const { ref } = new CfnIntegration(stack, 'Integration', { apiId, integrationType: 'MOCK' });
    new CfnRoute(stack, 'Route', { apiId, routeKey, routeResponseSelectionExpression, target: `integrations/${ref}` });
    new CfnIntegrationResponse(stack, 'Response', { apiId, integrationId: ref, integrationResponseKey: '/200/' });

    expect(repliesOf(onlyApi().integrations[0] as IntegrationPart)).toEqual({
      isTwoWay: twoWay,
      isAwaited: awaited,
      keys: ['/200/'],
    });
  });
});
