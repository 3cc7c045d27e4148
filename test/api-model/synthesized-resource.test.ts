import { App, Aws, CfnResource, Fn, Lazy, Stack } from 'aws-cdk-lib';
import {
  CfnApi,
  CfnAuthorizer,
  CfnDeployment,
  CfnIntegration,
  type CfnIntegrationProps,
  CfnIntegrationResponse,
  CfnModel,
  CfnRoute,
  CfnRouteResponse,
  CfnStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import * as fc from 'fast-check';
import { SynthesizedResource } from '../../lib/api-model/synthesized-resource';

const SEED = 20261128;

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

/** What CDK writes into the template. */
function synthesized(resource: CfnResource): { Type: string; Properties?: { [name: string]: unknown } } {
  const template: { Resources: { [id: string]: { Type: string } } } = Stack.of(resource).resolve(
    (resource as unknown as { _toCloudFormation(): unknown })._toCloudFormation(),
  );
  return Object.values(template.Resources)[0] as { Type: string };
}

/** What the model reads, with tokens resolved as CDK does. */
function read(resource: CfnResource, names: readonly string[]): unknown {
  const model = new SynthesizedResource(resource);
  const properties = names.map((name) => [name, resource.stack.resolve(model.value(name))]);
  return withoutEmpty(Object.fromEntries(properties));
}

/** CDK leaves out what is empty; whether it does so before or after an override makes no difference to a rule. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutEmpty).filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const members = Object.entries(value)
    .map(([key, member]) => [key, withoutEmpty(member)] as const)
    .filter(
      ([, member]) => member !== undefined && !(typeof member === 'object' && Object.keys(member ?? []).length === 0),
    );
  return Object.fromEntries(members);
}

const INTEGRATION_PROPS: CfnIntegrationProps = {
  apiId: 'api',
  integrationType: 'HTTP',
  integrationUri: 'https://example.com/',
  requestTemplates: { $default: '{}', other: 'text' },
  tlsConfig: { serverNameToVerify: 'example.com' },
};

describe('the properties that a resource gets in the template', () => {
  test('are those of the L1, by the names of CloudFormation', () => {
    const model = new SynthesizedResource(new CfnIntegration(stack, 'Integration', INTEGRATION_PROPS));

    expect(model.type).toBe('AWS::ApiGatewayV2::Integration');
    expect(model.text('IntegrationUri')).toBe('https://example.com/');
    expect(model.value('TlsConfig')).toEqual({ ServerNameToVerify: 'example.com' });
    expect(model.text('CredentialsArn')).toBeUndefined();
  });

  test('are those that were assigned later', () => {
    const integration = new CfnIntegration(stack, 'Integration', INTEGRATION_PROPS);
    integration.integrationUri = 'https://example.com/later';

    expect(new SynthesizedResource(integration).text('IntegrationUri')).toBe('https://example.com/later');
  });

  test('are those of an override, also of a part of a property', () => {
    const integration = new CfnIntegration(stack, 'Integration', INTEGRATION_PROPS);
    integration.addPropertyOverride('TimeoutInMillis', 5);
    integration.addPropertyOverride('RequestTemplates.$default', 'overridden');
    integration.addPropertyOverride('TlsConfig.ServerNameToVerify', 'other.example.com');
    const model = new SynthesizedResource(integration);

    expect(model.value('TimeoutInMillis')).toBe(5);
    expect(model.value('RequestTemplates')).toEqual({ $default: 'overridden', other: 'text' });
    expect(model.value('TlsConfig')).toEqual({ ServerNameToVerify: 'other.example.com' });
  });

  test('lack what an override deletes', () => {
    const integration = new CfnIntegration(stack, 'Integration', INTEGRATION_PROPS);
    integration.addPropertyDeletionOverride('IntegrationUri');
    integration.addPropertyDeletionOverride('RequestTemplates.other');
    const model = new SynthesizedResource(integration);

    expect(model.text('IntegrationUri')).toBeUndefined();
    expect(model.value('RequestTemplates')).toEqual({ $default: '{}' });
  });

  test('are none when an override deletes all of them', () => {
    const integration = new CfnIntegration(stack, 'Integration', INTEGRATION_PROPS);
    integration.addDeletionOverride('Properties');

    expect(new SynthesizedResource(integration).text('IntegrationUri')).toBeUndefined();
  });

  test('are those of a generic resource as they are written', () => {
    const resource = new CfnResource(stack, 'Route', {
      type: 'AWS::ApiGatewayV2::Route',
      properties: { RouteKey: 'send', apiId: 'no name of CloudFormation' },
    });
    const model = new SynthesizedResource(resource);

    expect(model.text('RouteKey')).toBe('send');
    expect(model.raw('ApiId')).toBeUndefined();
  });

  test('belong to the type that an override gives the resource', () => {
    const resource = new CfnResource(stack, 'Resource', { type: 'Custom::Resource' });
    resource.addOverride('Type', 'AWS::ApiGatewayV2::Route');

    expect(new SynthesizedResource(resource).type).toBe('AWS::ApiGatewayV2::Route');
  });

  test('lack AWS::NoValue, alone and within a property', () => {
    const integration = new CfnIntegration(stack, 'Integration', {
      ...INTEGRATION_PROPS,
      integrationUri: Aws.NO_VALUE,
      requestTemplates: { $default: '{}', other: Aws.NO_VALUE },
    });
    integration.addPropertyOverride('Description', { Ref: 'AWS::NoValue' });
    const model = new SynthesizedResource(integration);

    expect(model.text('IntegrationUri')).toBeUndefined();
    expect(model.text('Description')).toBeUndefined();
    expect(model.value('RequestTemplates')).toEqual({ $default: '{}' });
  });

  test('are read without resolving the resource', () => {
    let times = 0;
    const description = Lazy.string({
      produce: () => {
        times += 1;
        return 'once';
      },
    });
    const integration = new CfnIntegration(stack, 'Integration', { ...INTEGRATION_PROPS, description });
    const model = new SynthesizedResource(integration);
    model.text('IntegrationUri');

    expect(times).toBe(0);
    expect(model.text('Description')).toBe('once');
  });
});

describe('for any resource, with any overrides', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 5 }),
    fc.constantFrom(
      () => Lazy.string({ produce: () => 'lazy' }),
      () => Fn.importValue('other'),
      () => `a-${Aws.REGION}`,
      () => Aws.NO_VALUE,
    ),
  );
  const map = fc.dictionary(fc.constantFrom('a', 'b', '$default'), text, { maxKeys: 3 });
  const override = fc.oneof(
    text,
    fc.integer(),
    fc.boolean(),
    map,
    fc.constant(undefined),
    fc.constantFrom({ Ref: 'Other' }, { 'Fn::GetAtt': ['Other', 'Arn'] }, { 'Fn::Sub': 'x-${Other}' }),
    fc.array(text, { maxLength: 2 }),
  );
  type L1Class = new (scope: Stack, id: string, props: never) => CfnResource;
  const CASES: Record<string, { l1: L1Class; props: object; paths: readonly string[] }> = {
    CfnApi: {
      l1: CfnApi,
      props: { name: text, protocolType: text, routeSelectionExpression: text, description: text },
      paths: ['Name', 'RouteSelectionExpression', 'CorsConfiguration', 'CorsConfiguration.AllowOrigins', 'Version'],
    },
    CfnIntegration: {
      l1: CfnIntegration,
      props: {
        apiId: text,
        integrationType: text,
        integrationUri: text,
        requestParameters: map,
        requestTemplates: map,
        tlsConfig: fc.record({ serverNameToVerify: text }),
      },
      paths: [
        'IntegrationUri',
        'RequestTemplates',
        'RequestTemplates.a',
        'RequestParameters.b',
        'TlsConfig.ServerNameToVerify',
      ],
    },
    CfnRoute: {
      l1: CfnRoute,
      props: { apiId: text, routeKey: text, target: text, requestModels: map },
      paths: ['Target', 'RouteKey', 'RequestModels.a', 'AuthorizationType'],
    },
    CfnStage: {
      l1: CfnStage,
      props: {
        apiId: text,
        stageName: text,
        stageVariables: map,
        accessLogSettings: fc.record({ destinationArn: text, format: text }),
        defaultRouteSettings: fc.record({ loggingLevel: text, throttlingBurstLimit: fc.nat() }),
        tags: fc.constant({ a: 'b' }),
      },
      paths: [
        'AccessLogSettings.Format',
        'DefaultRouteSettings',
        'DefaultRouteSettings.LoggingLevel',
        'StageVariables.a',
        'Tags.c',
      ],
    },
    CfnAuthorizer: {
      l1: CfnAuthorizer,
      props: { apiId: text, name: text, authorizerType: text, jwtConfiguration: fc.record({ issuer: text }) },
      paths: ['AuthorizerUri', 'IdentitySource', 'JwtConfiguration.Issuer', 'JwtConfiguration'],
    },
    CfnRouteResponse: {
      l1: CfnRouteResponse,
      props: { apiId: text, routeId: text, routeResponseKey: text },
      paths: ['RouteId'],
    },
    CfnIntegrationResponse: {
      l1: CfnIntegrationResponse,
      props: { apiId: text, integrationId: text, integrationResponseKey: text, responseTemplates: map },
      paths: ['IntegrationId', 'ResponseTemplates.a'],
    },
    CfnModel: {
      l1: CfnModel,
      props: { apiId: text, name: text, schema: fc.constant({ type: 'object' }) },
      paths: ['Name', 'Schema.type'],
    },
    CfnDeployment: { l1: CfnDeployment, props: { apiId: text, stageName: text }, paths: ['StageName', 'ApiId'] },
  };

  /** A token is created in the app that it is used in. */
  function made(value: unknown): unknown {
    if (typeof value === 'function') {
      return value();
    }
    if (Array.isArray(value)) {
      return value.map(made);
    }
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, made(member)]))
      : value;
  }

  test.each(Object.keys(CASES))('the model of %s reads what CDK synthesizes', (name) => {
    const { l1: L1, props, paths } = CASES[name] as (typeof CASES)[string];
    const overrides = fc.array(fc.tuple(fc.constantFrom(...paths), override), { maxLength: 3 });
    fc.assert(
      fc.property(fc.record(props as never), overrides, fc.boolean(), (values, changes, isGeneric) => {
        const scope = new Stack();
        let resource = new L1(scope, 'L1', made(values) as never);
        if (isGeneric) {
          const { Type: type, Properties: properties } = synthesized(resource);
          resource = new CfnResource(scope, 'Generic', { type, properties });
        }
        for (const [path, value] of changes) {
          resource.addPropertyOverride(path, made(value));
        }
        const { Properties: expected = {} } = synthesized(resource);
        const names = [...Object.keys(expected), ...paths.map((path) => path.split('.')[0] as string)];

        expect(read(resource, names)).toEqual(withoutNoValue(withoutEmpty(expected)));
      }),
      { seed: SEED, numRuns: 50 },
    );
  });
});

/** CloudFormation leaves it out. */
function withoutNoValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNoValue).filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if ((value as { Ref?: unknown }).Ref === 'AWS::NoValue') {
    return undefined;
  }
  const members = Object.entries(value).map(([key, member]) => [key, withoutNoValue(member)] as const);
  return withoutEmpty(Object.fromEntries(members.filter(([, member]) => member !== undefined)));
}
