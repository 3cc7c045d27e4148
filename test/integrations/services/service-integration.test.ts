import { App, Duration, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  type CfnRoute,
  CfnRouteResponse,
  CfnStage,
  WebSocketApi,
  WebSocketRoute,
  WebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  WebSocketAwsServiceIntegration,
  WebSocketDynamoDbIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
  WebSocketSqsIntegration,
} from '../../../lib';
import { RouteTester } from '../../../lib/testing';
import { message, ServiceRoute, table } from './service';

const { contextVariable } = WebSocketMappingValue;

test('300 routes to one queue fit into a stack, with one integration', () => {
  const route = new ServiceRoute((stack) => WebSocketSqsIntegration.sendMessage('Other', new Queue(stack, 'Backend')));
  const integration = WebSocketSqsIntegration.sendMessage('Send', route.stack.node.findChild('Backend') as Queue);
  for (let index = 0; index < 300; index += 1) {
    route.api.addRoute(`route${index}`, { integration });
  }

  expect(Object.keys(route.template.toJSON().Resources).length).toBeLessThan(320);
});

test('responses of the user take the place of those that come by themselves', () => {
  const responses = [{ key: WebSocketIntegrationResponseKey.DEFAULT }];
  const route = new ServiceRoute((stack) =>
    WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend'), {
      responses,
      timeout: Duration.seconds(3),
    }),
  );

  expect(route.propertiesOf('AWS::ApiGatewayV2::IntegrationResponse')).toHaveLength(1);
  expect(route.propertiesOf('AWS::ApiGatewayV2::Integration')[0]).toMatchObject({ TimeoutInMillis: 3000 });
});

test('a response that is added later takes the place of the one with its key', () => {
  const { NULL } = WebSocketMappingValue;
  const integration = WebSocketAwsServiceIntegration.call('Send', 'sns', 'Publish', { iamResources: ['*'] });
  const route = new ServiceRoute(() => integration);
  integration.addResponse({
    key: WebSocketIntegrationResponseKey.DEFAULT,
    template: WebSocketMappingTemplate.json({ failed: NULL }),
  });

  expect(route.propertiesOf('AWS::ApiGatewayV2::IntegrationResponse')).toHaveLength(2);
  expect(route.tester.renderReply({ statusCode: 500, message }).body).toBe('{"failed":null}');
  expect(route.tester.renderReply({ statusCode: 200, body: 'done', message }).body).toBe('done');
});

test('a route that an L1 makes two-way gets its responses as well', () => {
  const route = new ServiceRoute(
    (stack) => WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend')),
    false,
  );
  const resource = route.api.node.findChild('send-Route').node.defaultChild as CfnRoute;
  new CfnRouteResponse(route.stack, 'Reply', {
    apiId: route.api.apiId,
    routeId: resource.ref,
    routeResponseKey: '$default',
  });

  expect(route.propertiesOf('AWS::ApiGatewayV2::IntegrationResponse')).toHaveLength(2);
});

test('a stage that refers to the API by its logical id waits as well', () => {
  const route = new ServiceRoute((stack) => WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend')));
  new CfnStage(route.stack, 'Stage', { apiId: Fn.ref(route.idOf('Api')), stageName: 'prod', autoDeploy: true });

  const [stage] = Object.values(route.template.findResources('AWS::ApiGatewayV2::Stage'));
  expect(stage?.DependsOn).toHaveLength(3);
});

test('APIs of nested stacks that are alike have nothing to wait for of each other', () => {
  const stack = new Stack(new App(), 'Stack');
  for (const id of ['A', 'B']) {
    const nested = new NestedStack(stack, id);
    const api = new WebSocketApi(nested, 'Api');
    new WebSocketStage(nested, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
    api.addRoute('send', {
      integration: WebSocketSqsIntegration.sendMessage('Send', new Queue(nested, 'Backend')),
      returnResponse: true,
    });
  }

  const nested = Object.values(Template.fromStack(stack).findResources('AWS::CloudFormation::Stack'));
  expect(nested.map(({ DependsOn }) => DependsOn)).toEqual([undefined, undefined]);
});

test('$connect gets a response for a success, which completes it, and none that could for a failure', () => {
  const stack = new Stack(new App(), 'Stack');
  const api = new WebSocketApi(stack, 'Api');
  api.addRoute('$connect', {
    integration: WebSocketDynamoDbIntegration.putItem('Connect', table(stack), {
      item: { id: contextVariable('connectionId'), agent: WebSocketMappingValue.requestHeader('User-Agent') },
    }),
  });

  Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::IntegrationResponse', 1);
  const reply = RouteTester.fromStack(stack, '$connect').renderReply({ statusCode: 200, body: '{}' });
  expect(reply.statusCode).toBe(200);
});

test('a stage waits for responses that come by themselves, wherever it stands', () => {
  const stack = new Stack(new App(), 'Stack');
  const imported = WebSocketApi.fromWebSocketApiAttributes(stack, 'Api', { webSocketId: 'a1b2c3' });
  new WebSocketStage(stack, 'Stage', { webSocketApi: imported, stageName: 'prod', autoDeploy: true });
  new WebSocketRoute(stack, 'Route', {
    webSocketApi: imported,
    routeKey: 'send',
    integration: WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend')),
    returnResponse: true,
  });

  const { Resources } = Template.fromStack(stack).toJSON();
  const responses = Object.keys(Resources).filter((id) => Resources[id].Type.endsWith('::IntegrationResponse'));
  const [stage] = Object.values<{ Type: string; DependsOn?: string[] }>(Resources).filter(({ Type }) =>
    Type.endsWith('::Stage'),
  );
  expect(stage?.DependsOn).toEqual(expect.arrayContaining(responses));
  expect(responses).toHaveLength(2);
});

test.each([
  ['requestHeader("User-Agent")', WebSocketMappingValue.requestHeader('User-Agent')],
  ['requestQueryString("token")', WebSocketMappingValue.requestQueryString('token')],
])('fails with %s where no route is $connect', (shown, id) => {
  const route = new ServiceRoute((stack) =>
    WebSocketDynamoDbIntegration.putItem('Send', table(stack), { item: { id } }),
  );

  expect(() => route.template).toThrow(
    `requestTemplate reads a value that is always empty, since no route of the integration is "$connect", at ` +
      `"Stack/Api/send-Route/Send", got ${JSON.stringify(shown)}; use requestBody or contextVariable, or store the value on ` +
      '$connect [connect-only-source]',
  );
});

test('an integration that $connect shares may take what only $connect has', () => {
  const stack = new Stack(new App(), 'Stack');
  const api = new WebSocketApi(stack, 'Api');
  const integration = WebSocketDynamoDbIntegration.putItem('Store', table(stack), {
    item: {
      id: contextVariable('connectionId'),
      user: WebSocketMappingValue.requestQueryString('user').orElse('none'),
    },
  });
  api.addRoute('$connect', { integration });
  api.addRoute('renew', { integration });

  expect(() => Template.fromStack(stack)).not.toThrow();
});
