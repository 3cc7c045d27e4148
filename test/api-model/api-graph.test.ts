import { App, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import {
  CfnApi,
  CfnAuthorizer,
  CfnDeployment,
  CfnIntegration,
  CfnIntegrationResponse,
  CfnModel,
  CfnRoute,
  CfnRouteResponse,
  CfnStage,
  WebSocketApi,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ApiGraph } from '../../lib/api-model/api-graph';
import type { ApiPart } from '../../lib/api-model/api-part';

let app: App;
let stack: Stack;

beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

function onlyApi(): ApiPart {
  const { apis } = new ApiGraph(app);
  expect(apis).toHaveLength(1);
  return apis[0] as ApiPart;
}

test('an API has all that belongs to it', () => {
  const { ref: apiId } = new CfnApi(stack, 'Api', { name: 'chat', protocolType: 'WEBSOCKET' });
  const integration = new CfnIntegration(stack, 'Integration', { apiId, integrationType: 'MOCK' });
  const response = new CfnIntegrationResponse(stack, 'Response', {
    apiId,
    integrationId: integration.ref,
    integrationResponseKey: '$default',
  });
  const target = `integrations/${integration.ref}`;
  const route = new CfnRoute(stack, 'Route', { apiId, routeKey: 'send', target });
  const routeResponse = new CfnRouteResponse(stack, 'RouteResponse', {
    apiId,
    routeId: route.ref,
    routeResponseKey: '$default',
  });
  const authorizer = new CfnAuthorizer(stack, 'Authorizer', { apiId, name: 'a', authorizerType: 'REQUEST' });
  const model = new CfnModel(stack, 'Model', { apiId, name: 'm', schema: {} });
  const stage = new CfnStage(stack, 'Stage', { apiId, stageName: 'prod' });
  const deployment = new CfnDeployment(stack, 'Deployment', { apiId });
  const graph = new ApiGraph(app);
  const [api] = graph.apis as [ApiPart];
  const resources = (parts: readonly { readonly resource: CfnResource }[]) => parts.map(({ resource }) => resource);

  expect(resources(api.integrations)).toEqual([integration]);
  expect(resources(api.responses)).toEqual([response]);
  expect(resources(api.routes)).toEqual([route]);
  expect(resources(api.routeResponses)).toEqual([routeResponse]);
  expect(resources(api.authorizers)).toEqual([authorizer]);
  expect(resources(api.models)).toEqual([model]);
  expect(resources(api.stages)).toEqual([stage]);
  expect(resources(api.deployments)).toEqual([deployment]);
  expect(api.integrations[0]?.routes[0]).toBe(api.routes[0]);
  expect(api.integrations[0]?.responses[0]).toBe(api.responses[0]);
  expect(api.routes[0]?.integration).toBe(api.integrations[0]);
  expect(api.routes[0]?.responses[0]).toBe(api.routeResponses[0]);
  expect(api.routeResponses[0]?.route).toBe(api.routes[0]);
  expect(graph.integrationOf(integration)).toBe(api.integrations[0]);
  expect(graph.responseOf(response)).toBe(api.responses[0]);
  expect(graph.deployedBy(stage)).toBe(api);
  expect(graph.deployedBy(deployment)).toBe(api);
});

test('a part is known by the L2 that created it', () => {
  const api = new WebSocketApi(stack, 'Api');
  api.addRoute('ping', { integration: new WebSocketMockIntegration('Ping') });
  const part = onlyApi();

  expect(part.construct).toBe(api);
  expect(part.routes.map(({ construct }) => construct.node.path)).toEqual(['Stack/Api/ping-Route']);
});

test('a generic resource is a part like that of an L1', () => {
  const add = (id: string, type: string, properties: object) =>
    new CfnResource(stack, id, { type: `AWS::ApiGatewayV2::${type}`, properties });
  add('Api', 'Api', { Name: 'chat', ProtocolType: 'WEBSOCKET' });
  add('Integration', 'Integration', { ApiId: { Ref: 'Api' }, IntegrationType: 'MOCK' });
  add('Route', 'Route', {
    ApiId: { Ref: 'Api' },
    RouteKey: 'send',
    Target: { 'Fn::Sub': 'integrations/${Integration}' },
  });
  const [route] = onlyApi().routes;

  expect(route?.key).toBe('send');
  expect(route?.integration?.type).toBe('MOCK');
});

test('a part is what an override makes of it', () => {
  const api = new WebSocketApi(stack, 'Api');
  const integration = new CfnIntegration(stack, 'Integration', { apiId: api.apiId, integrationType: 'MOCK' });
  integration.addPropertyOverride('IntegrationType', 'HTTP');
  const route = new CfnRoute(stack, 'Route', { apiId: api.apiId, routeKey: 'send' });
  route.addPropertyOverride('Target', Fn.join('/', ['integrations', integration.ref]));
  route.addPropertyOverride('RouteKey', 'other');
  const [part] = onlyApi().routes;

  expect(part?.key).toBe('other');
  expect(part?.integration?.type).toBe('HTTP');
});

test('the key of a part without one is empty', () => {
  const properties = { ApiId: 'a1b2c3' };
  for (const type of ['Integration', 'IntegrationResponse', 'Route']) {
    new CfnResource(stack, type, { type: `AWS::ApiGatewayV2::${type}`, properties });
  }
  const { integrations, responses, routes } = onlyApi();

  expect([integrations[0]?.type, responses[0]?.key, routes[0]?.key]).toEqual(['', '', '']);
});

test('the parts of an API that is created elsewhere belong together by its id', () => {
  const other = new Stack(app, 'Other');
  new CfnRoute(stack, 'Route', { apiId: 'a1b2c3', routeKey: 'send', target: 'integrations/d4e5f6' });
  new CfnIntegrationResponse(other, 'Response', {
    apiId: 'a1b2c3',
    integrationId: 'd4e5f6',
    integrationResponseKey: '$default',
  });
  const { resource, routes, responses } = onlyApi();

  expect(resource).toBeUndefined();
  expect(routes[0]?.integration).toBeUndefined();
  expect(routes[0]?.integrationId).toBe(responses[0]?.integrationId);
});

test('the first of the routes with a key is known', () => {
  const { apiId } = new WebSocketApi(stack, 'Api');
  const [first] = ['One', 'Two'].map((id) => new CfnRoute(stack, id, { apiId, routeKey: 'send' }));

  expect(onlyApi().firstRoutes.get('send')?.resource).toBe(first);
});
