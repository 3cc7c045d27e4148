import { readApisOf, readAppApis } from '../../../lib/runtime/cloudformation/app-apis';
import { type LinkedTemplate, linkTemplates } from '../../../lib/runtime/cloudformation/linked-templates';
import type { WebSocketApiModel } from '../../../lib/runtime/cloudformation/web-socket-api';

function apiStack(resources: object = {}): object {
  const Properties = { ProtocolType: 'WEBSOCKET', Name: 'chat', RouteSelectionExpression: '$request.body.kind' };
  return {
    Resources: {
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties },
      Stage: stageOf({ Ref: 'Api' }, 'live'),
      ...resources,
    },
    Outputs: { Id: { Value: { Ref: 'Api' }, Export: { Name: 'api-id' } } },
  };
}

function stageOf(ApiId: unknown, StageName: string): object {
  return { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId, StageName } };
}

function routeStack(ApiId: unknown, routeKey: string, resources: object = {}): object {
  return {
    Resources: { Route: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId, RouteKey: routeKey } }, ...resources },
  };
}

function link(templates: { [file: string]: object }): LinkedTemplate[] {
  return linkTemplates(
    {
      templates: Object.entries(templates).map(([file, template]) => ({
        artifactId: file,
        stackName: file.replace(/^.*\//, ''),
        templateFile: file,
        template,
      })),
    },
    {},
  );
}

const IMPORTED = { 'Fn::ImportValue': 'api-id' };

test('an API has the routes and stages that every stack adds', () => {
  const templates = link({
    Api: apiStack(),
    One: routeStack(IMPORTED, 'one'),
    Two: routeStack(IMPORTED, 'two', { Dev: stageOf(IMPORTED, 'dev') }),
  });
  const apis = readAppApis(templates);

  expect(apis).toMatchObject([{ model: { logicalId: 'Api', imported: false }, template: { stackName: 'Api' } }]);
  expect(apis[0]?.model.routes.map(({ routeKey }) => routeKey)).toEqual(['one', 'two']);
  expect(apis[0]?.model.stages.map(({ name }) => name)).toEqual(['live', 'dev']);
});

test('an API that no stack creates has the routes that the stacks add', () => {
  const templates = link({
    One: routeStack('abc', 'one'),
    Two: routeStack('abc', 'two'),
    Three: routeStack('x', 'three'),
  });

  expect(
    readAppApis(templates).map(({ model }) => [
      model.apiId,
      model.imported,
      model.routes.map(({ routeKey }) => routeKey),
    ]),
  ).toEqual([
    ['abc', true, ['one', 'two']],
    ['x', true, ['three']],
  ]);
});

test('a stack that adds a route knows how the API selects routes, and its stages', () => {
  const templates = link({ Api: apiStack(), Routes: routeStack(IMPORTED, 'one', { Dev: stageOf(IMPORTED, 'dev') }) });

  expect(readApisOf(templates[1] as LinkedTemplate, templates)).toMatchObject([
    {
      imported: false,
      name: 'chat',
      logicalId: 'Api',
      routeSelectionExpression: '$request.body.kind',
      routes: [{ routeKey: 'one' }],
      stages: [{ name: 'live' }, { name: 'dev' }],
    },
  ]);
  expect(readApisOf(templates[0] as LinkedTemplate, templates)).toMatchObject([{ logicalId: 'Api', routes: [] }]);
});

test('an API of no stack stays one that is imported', () => {
  const templates = link({ Api: apiStack(), Routes: routeStack('abc', 'one') });

  expect(readApisOf(templates[1] as LinkedTemplate, templates)).toMatchObject([{ apiId: 'abc', imported: true }]);
});

test('of two stages of an app a route belongs to the API of its own', () => {
  const named = (name: string) => apiStack({ Extra: stageOf({ Ref: 'Api' }, name) });
  const templates = link({
    'dev/Api': named('dev'),
    'prod/Api': named('prod'),
    'prod/Routes': routeStack(IMPORTED, 'one'),
    'other/Api': routeStack('Api', 'same stack name'),
    'elsewhere/Routes': routeStack('Api', 'first'),
  });
  const routesOf = ({ model }: { model: WebSocketApiModel }) => model.routes.map(({ routeKey }) => routeKey);
  const stagesOf = (index: number) =>
    readApisOf(templates[index] as LinkedTemplate, templates)[0]?.stages.map(({ name }) => name);

  expect(stagesOf(2)).toEqual(['live', 'prod']);
  expect(stagesOf(3)).toEqual(['live', 'dev']);
  expect(stagesOf(4)).toEqual(['live', 'dev']);
  expect(readAppApis(templates).map(routesOf)).toEqual([['same stack name', 'first'], ['one']]);
});
