import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

type Json = { readonly [name: string]: unknown };

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-websocket-gateway-test-'));
  folders.push(folder);
  return folder;
}

/** Writes a cloud assembly as `cdk synth` does, with one template for each stack. */
export function writeAssembly(
  stacks: { readonly [name: string]: Json },
  files: { readonly [path: string]: string } = {},
  environment = 'aws://unknown-account/unknown-region',
): string {
  const folder = temporaryFolder();
  writeAssemblyTo(folder, stacks, environment);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Writes a cloud assembly to a folder. */
export function writeAssemblyTo(
  folder: string,
  stacks: { readonly [name: string]: Json },
  environment = 'aws://unknown-account/unknown-region',
): void {
  const artifacts = Object.entries(stacks).map(([name, template]) => {
    writeFileSync(join(folder, `${name}.template.json`), JSON.stringify(template));
    const properties = { templateFile: `${name}.template.json` };
    return [name, { type: 'aws:cloudformation:stack', environment, properties }];
  });
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ version: '48.0.0', artifacts: Object.fromEntries(artifacts) }),
  );
}

/** A backend of a route, as properties of its integration. */
export interface RouteSpec {
  readonly integration?: Json;
  readonly twoWay?: boolean;
  readonly responses?: { readonly [key: string]: Json };
  /** Properties of the route. */
  readonly route?: Json;
}

/** The template of a stack with one API. */
export function apiTemplate(
  routes: { readonly [routeKey: string]: RouteSpec },
  more: {
    readonly api?: Json;
    readonly stages?: { readonly [name: string]: Json };
    readonly resources?: Json;
    readonly id?: string;
  } = {},
): Json {
  const { api = {}, id = 'Api', resources = {}, stages = { prod: {} } } = more;
  const ApiId = { Ref: id };
  const all: { [logicalId: string]: unknown } = {
    [id]: resource('Api', {
      Name: 'chat',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.action',
      ...api,
    }),
  };
  for (const [name, variables] of Object.entries(stages)) {
    all[`${id}Stage${name}`] = resource('Stage', { ApiId, StageName: name, StageVariables: variables });
  }
  for (const [index, [routeKey, spec]] of Object.entries(routes).entries()) {
    const prefix = `${id}Route${index}`;
    const IntegrationId = { Ref: `${prefix}Integration` };
    if (spec.integration) {
      all[`${prefix}Integration`] = resource('Integration', { ApiId, ...spec.integration });
    }
    const target = spec.integration ? { Target: { 'Fn::Join': ['', ['integrations/', IntegrationId]] } } : {};
    all[prefix] = resource('Route', { ApiId, RouteKey: routeKey, ...target, ...spec.route });
    for (const [number, [key, properties]] of Object.entries(spec.responses ?? {}).entries()) {
      all[`${prefix}Response${number}`] = resource('IntegrationResponse', {
        ApiId,
        IntegrationId,
        IntegrationResponseKey: key,
        ...properties,
      });
    }
    if (spec.twoWay) {
      all[`${prefix}RouteResponse`] = resource('RouteResponse', {
        ApiId,
        RouteId: { Ref: prefix },
        RouteResponseKey: '$default',
      });
    }
  }
  return { Resources: { ...all, ...resources } };
}

/** A mock route whose client gets what a template renders. */
export function mockReply(template: string, status = 200): RouteSpec {
  return {
    integration: {
      IntegrationType: 'MOCK',
      TemplateSelectionExpression: '\\$default',
      RequestTemplates: { $default: `{"statusCode":${status}}` },
    },
    twoWay: true,
    responses: { $default: { TemplateSelectionExpression: '\\$default', ResponseTemplates: { $default: template } } },
  };
}

/** A route to a server, whose client gets the answer. */
export function httpProxy(url: string, more: Json = {}): RouteSpec {
  return {
    integration: { IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'POST', IntegrationUri: url, ...more },
    twoWay: true,
  };
}

/** A route to a function by its logical id or ARN, whose client gets the result. */
export function functionProxy(logicalIdOrArn: string): RouteSpec {
  const arn = logicalIdOrArn.startsWith('arn:') ? logicalIdOrArn : { 'Fn::GetAtt': [logicalIdOrArn, 'Arn'] };
  return {
    integration: {
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: {
        'Fn::Join': ['', ['arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/', arn, '/invocations']],
      },
    },
    twoWay: true,
  };
}

/** A function with the permission that API Gateway needs. */
export function functionResources(
  logicalId: string,
  properties: Json = {},
  more: { readonly permitted?: boolean } = {},
): Json {
  const { permitted = true } = more;
  return {
    [logicalId]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Code: { ZipFile: 'exports.handler = async () => ({ statusCode: 200 });' },
        Role: 'arn:aws:iam::123456789012:role/function',
        ...properties,
      },
    },
    ...(permitted
      ? {
          [`${logicalId}Permission`]: {
            Type: 'AWS::Lambda::Permission',
            Properties: {
              Action: 'lambda:InvokeFunction',
              FunctionName: { 'Fn::GetAtt': [logicalId, 'Arn'] },
              Principal: 'apigateway.amazonaws.com',
              SourceArn: { 'Fn::Join': ['', ['arn:aws:execute-api:us-east-1:123456789012:', { Ref: 'Api' }, '/*']] },
            },
          },
        }
      : {}),
  };
}

/** An authorizer whose function is the resource `Authorize`, with the permission that it needs. */
export function authorizerResources(
  properties: Json = {},
  more: { readonly permission?: Json; readonly permitted?: boolean } = {},
): Json {
  const { permitted = true, permission = {} } = more;
  const arn = { 'Fn::GetAtt': ['Authorize', 'Arn'] };
  const uri = ['arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/', arn, '/invocations'];
  const source = [
    'arn:aws:execute-api:us-east-1:123456789012:',
    { Ref: 'Api' },
    '/authorizers/',
    { Ref: 'Authorizer' },
  ];
  return {
    ...functionResources('Authorize', {}, { permitted: false }),
    Authorizer: resource('Authorizer', {
      ApiId: { Ref: 'Api' },
      AuthorizerType: 'REQUEST',
      AuthorizerUri: { 'Fn::Join': ['', uri] },
      Name: 'authorizer',
      ...properties,
    }),
    ...(permitted
      ? {
          AuthorizePermission: {
            Type: 'AWS::Lambda::Permission',
            Properties: {
              Action: 'lambda:InvokeFunction',
              FunctionName: arn,
              Principal: 'apigateway.amazonaws.com',
              SourceArn: { 'Fn::Join': ['', source] },
              ...permission,
            },
          },
        }
      : {}),
  };
}

/** Properties of a `$connect` route that the authorizer protects. */
export const AUTHORIZED: Json = { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Authorizer' } };

function resource(kind: string, properties: Json): Json {
  return { Type: `AWS::ApiGatewayV2::${kind}`, Properties: properties };
}
