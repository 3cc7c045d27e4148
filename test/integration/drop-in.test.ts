import { App, CfnParameter, Duration, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as upstream from 'aws-cdk-lib/aws-apigatewayv2';
import { type IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import * as fc from 'fast-check';
import * as ours from '../../lib';
import { requestParameter, template } from '../accepted-props';

/**
 * Makes a prop inside of a stack, so that the same generated description can be built twice, once for each class.
 */
type InStack<T> = (stack: Stack) => T;

const same =
  <T>(value: T): InStack<T> =>
  () =>
    value;

const string: fc.Arbitrary<InStack<string>> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).map(same) },
  fc.string({ minLength: 1 }).map((value) => () => Lazy.string({ produce: () => value })),
  fc.constant((stack: Stack) => new CfnParameter(stack, 'Parameter', {}).valueAsString),
  fc.string({ minLength: 1 }).map((name) => () => Fn.importValue(name)),
  fc.string().map((prefix) => (stack: Stack) => `${prefix}${stack.region}/${stack.partition}`),
);

/** A stack has one construct of an id, so at most one prop may be made from a parameter. */
const stringWithoutParameter = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60 }).map(same),
  fc.string({ minLength: 1 }).map((value) => () => Lazy.string({ produce: () => value })),
);

const lazily = (text: fc.Arbitrary<string>): fc.Arbitrary<InStack<string>> =>
  fc.oneof(
    { weight: 3, arbitrary: text.map(same) },
    text.map((value) => () => Lazy.string({ produce: () => value })),
  );

const inStack = (
  entries: fc.Arbitrary<readonly (readonly [string, InStack<string>])[]>,
): fc.Arbitrary<InStack<Record<string, string>>> =>
  entries.map((made) => (stack) => Object.fromEntries(made.map(([key, make]) => [key, make(stack)])));

const requestTemplates = inStack(
  fc.array(fc.tuple(fc.oneof(fc.constant('$default'), fc.string()), lazily(template)), { maxLength: 4 }),
);

const requestParameters = inStack(
  fc.array(fc.tuple(requestParameter.destination, lazily(requestParameter.source)), { maxLength: 4 }),
);

const timeout: fc.Arbitrary<InStack<Duration>> = fc.oneof(
  fc.integer({ min: 50, max: 29_000 }).map((value) => () => Duration.millis(value)),
  fc.integer({ min: 1, max: 29 }).map((value) => () => Duration.seconds(value)),
  fc.constant((stack: Stack) => Duration.millis(new CfnParameter(stack, 'Timeout', { type: 'Number' }).valueAsNumber)),
  fc.integer({ min: 50, max: 29_000 }).map((value) => () => Duration.millis(Lazy.number({ produce: () => value }))),
);

const credentialsRole: fc.Arbitrary<InStack<IRole>> = fc.constantFrom<InStack<IRole>>(
  (stack) => new Role(stack, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') }),
  (stack) => Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/chat'),
  (stack) => Role.fromRoleName(stack, 'Role', 'chat'),
  (stack) =>
    new Role(new Stack(stack.node.root as App, 'Other'), 'Role', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
    }),
);

const webSocketApi: fc.Arbitrary<InStack<upstream.IWebSocketApi>> = fc.constantFrom<InStack<upstream.IWebSocketApi>>(
  (stack) => new upstream.WebSocketApi(stack, 'Api'),
  (stack) => upstream.WebSocketApi.fromWebSocketApiAttributes(stack, 'Api', { webSocketId: 'abcd1234' }),
);

const target = fc.oneof(
  fc.record({ integrationType: fc.constantFrom('AWS', 'AWS_PROXY', 'MOCK'), integrationUri: string }),
  fc.record({ integrationType: fc.constant('MOCK'), integrationUri: fc.constant(same('')) }),
);

const options = fc.record(
  {
    contentHandling: fc.constantFrom(...Object.values(upstream.ContentHandling)).map(same),
    credentialsRole,
    integrationMethod: stringWithoutParameter,
    passthroughBehavior: fc.constantFrom(...Object.values(upstream.PassthroughBehavior)).map(same),
    requestParameters,
    requestTemplates,
    templateSelectionExpression: stringWithoutParameter,
    timeout,
  },
  { requiredKeys: [] },
);

type Integration = new (scope: Stack, id: string, props: upstream.WebSocketIntegrationProps) => unknown;

interface Description {
  readonly id: string;
  readonly webSocketApi: InStack<upstream.IWebSocketApi>;
  readonly integrationType: string;
  readonly integrationUri: InStack<string>;
  readonly options: { readonly [prop: string]: InStack<unknown> };
}

function templateOf(Integration: Integration, description: Description): unknown {
  const stack = new Stack(new App(), 'Stack');
  const made = Object.entries(description.options).map(([prop, make]) => [prop, make(stack)]);
  new Integration(stack, description.id, {
    ...Object.fromEntries(made),
    webSocketApi: description.webSocketApi(stack),
    integrationType: description.integrationType as upstream.WebSocketIntegrationType,
    integrationUri: description.integrationUri(stack),
  });
  return Template.fromStack(stack).toJSON();
}

const OUR_CLASS = ours.WebSocketIntegration as unknown as Integration;

test('for any props that AWS is not known to reject, the template is the one of the upstream class', () => {
  const id = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,20}$/).filter((name) => name !== 'Api' && name !== 'Role');
  fc.assert(
    fc.property(id, webSocketApi, target, options, (constructId, api, { integrationType, integrationUri }, rest) => {
      const description = { id: constructId, webSocketApi: api, integrationType, integrationUri, options: rest };

      expect(templateOf(OUR_CLASS, description)).toEqual(templateOf(upstream.WebSocketIntegration, description));
    }),
    { numRuns: 400 },
  );
});

test('fails for any timeout that the upstream class rejects, and for no other', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 28_990, max: 31_000 })), (milliseconds) => {
      const rejects = (Integration: Integration) => {
        try {
          templateOf(Integration, {
            id: 'Integration',
            webSocketApi: (stack) => new upstream.WebSocketApi(stack, 'Api'),
            integrationType: 'MOCK',
            integrationUri: same(''),
            options: { timeout: same(Duration.millis(milliseconds)) },
          });
          return false;
        } catch {
          return true;
        }
      };

      expect(rejects(OUR_CLASS)).toBe(rejects(upstream.WebSocketIntegration));
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['WebSocketIntegrationType', ours.WebSocketIntegrationType, upstream.WebSocketIntegrationType],
  ['ContentHandling', ours.ContentHandling, upstream.ContentHandling],
  ['PassthroughBehavior', ours.PassthroughBehavior, upstream.PassthroughBehavior],
])('%s has every member of the upstream enum, with the same value', (_, ourEnum, upstreamEnum) => {
  expect(ourEnum).toMatchObject(upstreamEnum);
});
