import { App, Aspects, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  type CfnApi,
  CfnDeployment,
  CfnIntegrationResponse,
  CfnRoute,
  CfnRouteResponse,
  CfnStage,
  WebSocketApi,
  WebSocketRoute,
  WebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  WebSocketHttpIntegration,
  WebSocketIntegration,
  WebSocketIntegrationResponse,
  WebSocketIntegrationResponseKey,
  WebSocketLambdaIntegration,
} from '../../lib';

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

test('a stage waits for the responses and the route responses that carry them, whichever was created first', () => {
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

test('a stage of a generic resource waits as well', () => {
  const other = new Stack(new App(), 'Other');
  const api = new WebSocketApi(other, 'Api');
  addTwoWayRoute(api);
  new CfnResource(other, 'Stage', {
    type: 'AWS::ApiGatewayV2::Stage',
    properties: { ApiId: { Ref: other.getLogicalId(api.node.defaultChild as CfnApi) }, StageName: 'prod' },
  });

  expect(dependenciesOf(other, 'AWS::ApiGatewayV2::Stage')).toEqual(REPLIES);
});

test('a stage waits for the route responses of an imported integration too', () => {
  const other = new Stack(new App(), 'Other');
  const api = new WebSocketApi(other, 'Api');
  const integration = WebSocketIntegration.fromWebSocketIntegrationAttributes(other, 'Integration', {
    webSocketApi: api,
    integrationId: 'a1b2c3',
  });
  new WebSocketIntegrationResponse(other, 'Response', { integration, key: WebSocketIntegrationResponseKey.DEFAULT });
  const { ref: routeId } = new CfnRoute(other, 'Route', {
    apiId: api.apiId,
    routeKey: 'send',
    target: 'integrations/a1b2c3',
  });
  new CfnRouteResponse(other, 'RouteResponse', { apiId: api.apiId, routeId, routeResponseKey: '$default' });
  new CfnRouteResponse(other, 'Elsewhere', { apiId: api.apiId, routeId: 'd4e5f6', routeResponseKey: '$default' });
  new CfnStage(other, 'Stage', { apiId: api.apiId, stageName: 'prod' });

  expect(dependenciesOf(other, 'AWS::ApiGatewayV2::Stage')).toEqual(REPLIES);
});

test('a stage waits for what a later aspect adds', () => {
  const other = new Stack(new App(), 'Other');
  const api = new WebSocketApi(other, 'Api');
  new CfnStage(other, 'Stage', { apiId: api.apiId, stageName: 'prod' });
  addTwoWayRoute(api);
  const integration = api.node.findChild('send-Route').node.findChild('Backend') as WebSocketIntegration;
  Aspects.of(other.node.findChild('Stage')).add({
    visit: () => {
      if (!other.node.tryFindChild('Late')) {
        new WebSocketIntegrationResponse(other, 'Late', {
          integration,
          key: WebSocketIntegrationResponseKey.fromStatusCode(404),
        });
      }
    },
  });

  expect(dependenciesOf(other, 'AWS::ApiGatewayV2::Stage')).toEqual([REPLIES[0], ...REPLIES]);
});

test('an L1 response is no reason to wait', () => {
  const other = new Stack(new App(), 'Other');
  const { apiId } = new WebSocketApi(other, 'Api');
  new CfnIntegrationResponse(other, 'Response', { apiId, integrationId: 'a1b2c3', integrationResponseKey: '$default' });
  new CfnStage(other, 'Stage', { apiId, stageName: 'prod' });
  addTwoWayRoute(new WebSocketApi(other, 'Another'));

  expect(dependenciesOf(other, 'AWS::ApiGatewayV2::Stage')).toEqual([]);
});

test('a stage that was removed waits for nothing', () => {
  const other = new Stack(new App(), 'Other');
  const api = new WebSocketApi(other, 'Api');
  const stage = new CfnStage(other, 'Stage', { apiId: api.apiId, stageName: 'prod' });
  addTwoWayRoute(api);
  Template.fromStack(other);
  other.node.tryRemoveChild('Stage');
  (other.node.root as App).synth({ force: true });

  expect(stage.node.dependencies).toEqual([]);
});
