import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readApp } from '../../src/assembly/app';
import { apiTemplate, functionProxy, functionResources, mockReply, writeAssembly } from '../assembly-builder';

const routeKeys = (directory: string, choice = {}) =>
  readApp(directory, choice).apis.map(({ model, name, stackName }) => [
    stackName,
    name,
    model.routes.map(({ routeKey }) => routeKey),
  ]);

const HASH = 'a'.repeat(64);

/** Adds a nested stack, whose template is an asset, to the first stack of an assembly. */
function nest(directory: string, template: object): void {
  writeFileSync(join(directory, 'Nested.template.json'), JSON.stringify(template));
  const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
  manifest.artifacts.Assets = { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } };
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(
    join(directory, 'assets.json'),
    JSON.stringify({ files: { [HASH]: { source: { path: 'Nested.template.json', packaging: 'file' } } } }),
  );
}

test('routes that a nested stack adds belong to the API of the stack around it', () => {
  const parameters = { Parameters: { ApiId: { Ref: 'Api' } }, TemplateURL: `https://bucket/${HASH}.json` };
  const resources = { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: parameters } };
  const directory = writeAssembly({ Chat: apiTemplate({ ping: mockReply('pong') }, { resources }) });
  nest(directory, {
    Parameters: { ApiId: { Type: 'String' } },
    Resources: {
      Inner: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: 'ApiId' }, RouteKey: 'inner' } },
    },
  });
  expect(routeKeys(directory)).toEqual([['Chat', 'Api', ['ping', 'inner']]]);
});

test.each([
  ['aws://111122223333/eu-west-1', '111122223333', 'eu-west-1', 'aws'],
  ['aws://111122223333/cn-north-1', '111122223333', 'cn-north-1', 'aws-cn'],
  ['aws://unknown-account/eu-west-1', '123456789012', 'eu-west-1', 'aws'],
  ['aws://unknown-account/unknown-region', '123456789012', 'us-east-1', 'aws'],
])('an API in %s is in account %s, region %s and partition %s', (environment, accountId, region, partition) => {
  const directory = writeAssembly({ Chat: apiTemplate({ ping: mockReply('pong') }) }, {}, environment);
  expect(readApp(directory).apis).toMatchObject([{ accountId, region, partition }]);
  expect(readApp(directory, { values: { Api: 'abc' } }).apis).toMatchObject([{ region, model: { apiId: 'abc' } }]);
});

test('a function of a nested stack is found through the outputs of that stack', () => {
  const nested = { TemplateURL: `https://bucket/${HASH}.json` };
  const resources = { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: nested } };
  const spec = functionProxy('ignored');
  const uri = [
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/',
    { 'Fn::GetAtt': ['Inner', 'Outputs.Arn'] },
    '/invocations',
  ];
  const integration = { ...spec.integration, IntegrationUri: { 'Fn::Join': ['', uri] } };
  const directory = writeAssembly({ Chat: apiTemplate({ send: { ...spec, integration } }, { resources }) });
  nest(directory, {
    Resources: functionResources('Handler', {}, { permitted: false }),
    Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Handler', 'Arn'] } } },
  });
  const app = readApp(directory);
  expect(app.apis[0]?.model.routes[0]?.integration?.uri).toContain(`functions/${app.functions[0]?.arn}/invocations`);
});

test('what one stack exports another imports', () => {
  const spec = functionProxy('ignored');
  const uri = [
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/',
    { 'Fn::ImportValue': 'HandlerArn' },
    '/invocations',
  ];
  const integration = { ...spec.integration, IntegrationUri: { 'Fn::Join': ['', uri] } };
  const directory = writeAssembly({
    Chat: apiTemplate({ send: { ...spec, integration } }),
    Functions: {
      Resources: functionResources('Handler', {}, { permitted: false }),
      Outputs: { Export: { Value: { 'Fn::GetAtt': ['Handler', 'Arn'] }, Export: { Name: 'HandlerArn' } } },
    },
  });
  const app = readApp(directory);
  expect(app.apis[0]?.model.routes[0]?.integration?.uri).toContain(`functions/${app.functions[0]?.arn}/invocations`);
});

test('stacks of a CDK stage are read, too', () => {
  const directory = writeAssembly({ Chat: apiTemplate({ ping: mockReply('pong') }) });
  const stage = join(directory, 'assembly-Prod');
  mkdirSync(stage);
  writeFileSync(join(stage, 'ProdAlerts.template.json'), JSON.stringify(apiTemplate({ alert: mockReply('') })));
  const artifact = {
    type: 'aws:cloudformation:stack',
    properties: { templateFile: 'ProdAlerts.template.json', stackName: 'Prod-Alerts' },
  };
  writeFileSync(
    join(stage, 'manifest.json'),
    JSON.stringify({ version: '48.0.0', artifacts: { ProdAlerts: artifact } }),
  );
  const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
  manifest.artifacts.Prod = { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } };
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest));
  expect(routeKeys(directory)).toEqual([
    ['Chat', 'Api', ['ping']],
    ['Prod-Alerts', 'Api', ['alert']],
  ]);
  expect(routeKeys(directory, { stack: 'Prod-Alerts' })).toEqual([['Prod-Alerts', 'Api', ['alert']]]);
});

test('stack, API and stage choose', () => {
  const routes = { ping: mockReply('pong') };
  const directory = writeAssembly({
    A: apiTemplate(routes, { stages: { prod: {}, dev: {} } }),
    B: apiTemplate(routes, { id: 'Other' }),
  });
  expect(routeKeys(directory, { stack: 'B' })).toEqual([['B', 'Other', ['ping']]]);
  expect(routeKeys(directory, { api: 'Api' })).toEqual([['A', 'Api', ['ping']]]);
  expect(
    readApp(directory, { stage: 'dev' }).apis.map(({ name, stages }) => [name, stages.map((stage) => stage.name)]),
  ).toEqual([['Api', ['dev']]]);
});

test('an API that the app only adds routes to is served with the stage prod', () => {
  const route = { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: 'a1b2c3', RouteKey: 'ping' } };
  const [api] = readApp(writeAssembly({ Chat: { Resources: { Route: route } } })).apis;
  expect(api).toMatchObject({ name: 'a1b2c3', stages: [{ name: 'prod' }] });
});

test('HTTP APIs are not WebSocket APIs', () => {
  const http = apiTemplate({}, { api: { ProtocolType: 'HTTP' } });
  expect(() => readApp(writeAssembly({ Http: http }))).toThrow('WebSocket API is missing');
});

test('values reach every stack', () => {
  const stages = { prod: { table: { Ref: 'Table' } } };
  const template = {
    ...apiTemplate({ ping: mockReply('pong') }, { stages }),
    Parameters: { Table: { Type: 'String' } },
  };
  const [api] = readApp(writeAssembly({ Chat: template }), { values: { Table: 'connections' } }).apis;
  expect(api?.stages[0]?.variables).toEqual({ table: 'connections' });
});

describe('a function', () => {
  const read = (properties: { readonly [name: string]: unknown }, files = {}) => {
    const resources = functionResources('Handler', properties);
    const directory = writeAssembly({ Chat: apiTemplate({ send: functionProxy('Handler') }, { resources }) }, files);
    return { directory, model: () => readApp(directory).functions[0] };
  };

  test('has what its template says, and the defaults of Lambda', () => {
    const { model } = read({ Environment: { Variables: { API: { Ref: 'Api' } } }, FunctionName: 'chat', Timeout: 10 });
    expect(model()).toMatchObject({
      name: 'chat',
      arn: 'arn:aws:lambda:us-east-1:123456789012:function:chat',
      environment: { API: 'Api' },
      timeoutInMillis: 10_000,
      memoryInMegabytes: 128,
    });
    expect(read({}).model()).toMatchObject({ name: 'Handler', timeoutInMillis: 3000 });
  });

  test('has its code in the asset that the manifest names', () => {
    const code = { S3Bucket: 'bucket', S3Key: `${HASH}.zip` };
    const { directory, model } = read({ Code: code }, { 'asset.a/index.js': '' });
    writeFileSync(
      join(directory, 'assets.json'),
      JSON.stringify({ files: { [HASH]: { source: { path: 'asset.a', packaging: 'zip' } } } }),
    );
    const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
    manifest.artifacts.Assets = { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } };
    writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest));
    expect(model()?.code).toEqual({ kind: 'folder', path: expect.stringMatching(/\/asset\.a$/) });
  });

  test.each(['../../etc', '/etc', 'asset.missing'])('has no code at %s, which is not in the assembly', (path) => {
    const { directory, model } = read({ Code: { S3Bucket: 'bucket', S3Key: `${HASH}.zip` } });
    writeFileSync(join(directory, 'assets.json'), JSON.stringify({ files: { [HASH]: { source: { path } } } }));
    const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
    manifest.artifacts.Assets = { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } };
    writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest));
    expect(model()?.code.kind).toBe('missing');
  });
});
