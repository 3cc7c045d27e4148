import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Assembly,
  ClassType,
  InterfaceType,
  Method,
  Parameter,
  PrimitiveType,
  Property,
  TypeReference,
} from '@jsii/spec';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { VpcLink } from 'aws-cdk-lib/aws-apigateway';
import { HttpMethod, WebSocketApi, type WebSocketRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, Pass, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import * as fc from 'fast-check';
import * as library from '../lib';

/*
 * JavaScript has no types, and jsii does not check maps of other languages. Each parameter and each prop of each public
 * method, as the compiled API lists them, gets wrong values; what comes of each is counted.
 */

const SEED = 20_260_101;

const spec: Assembly = JSON.parse(readFileSync(join(__dirname, '../.jsii'), 'utf8'));
const types = spec.types ?? {};

const { WebSocketDynamoDbAttributeValue, WebSocketMappingTemplate, WebSocketMappingValue } = library;
const { WebSocketMockIntegration } = library;
const { WebSocketHttpIntegration, WebSocketIntegrationResponseKey, WebSocketIntegration } = library;

/** A stack in which a mistake is made, with what a program passes besides. */
class Program {
  public readonly app = new App();
  public readonly stack = new Stack(this.app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  public readonly api = new WebSocketApi(this.stack, 'Api');
  private readonly made = new Map<string, unknown>();
  private count = 0;

  /** A right value of a type. */
  public sample(type: TypeReference, name: string): unknown {
    if ('primitive' in type) {
      return this.primitive(type.primitive, name);
    }
    if ('collection' in type) {
      const element = this.sample(type.collection.elementtype, name);
      return type.collection.kind === 'array' ? [element] : { [name === 'template' ? 'Resources' : 'a']: element };
    }
    if (!('fqn' in type)) {
      throw new Error(`no sample of the type of ${name}`);
    }
    const known = types[type.fqn];
    if (known?.kind === 'interface' && known.datatype) {
      return this.struct(known);
    }
    if (!this.made.has(type.fqn)) {
      this.made.set(type.fqn, this.object(type.fqn));
    }
    return this.made.get(type.fqn);
  }

  /** A struct with its required props. */
  public struct(type: InterfaceType): { [name: string]: unknown } {
    const required = propsOf(type).filter(({ optional }) => !optional);
    return Object.fromEntries(required.map((prop) => [prop.name, this.sample(prop.type, prop.name)]));
  }

  private primitive(type: PrimitiveType | string, name: string): unknown {
    switch (type) {
      case 'string':
        return STRINGS[name] ?? 'x';
      case 'number':
        return name === 'statusCode' ? 200 : 1;
      case 'boolean':
        return true;
      case 'date':
        return new Date(0);
      default:
        return name === 'values' ? ['x'] : 'x';
    }
  }

  private object(fqn: string): unknown {
    const { stack } = this;
    const scope = new Stack(this.app, `Stack${++this.count}`, {
      env: { account: '111122223333', region: 'eu-west-1' },
    });
    const known = types[fqn];
    if (known?.kind === 'enum') {
      const [member] = known.members;
      return (library as unknown as { [name: string]: { [member: string]: unknown } })[known.name]?.[
        member?.name ?? ''
      ];
    }
    switch (fqn.replace(/^.*\./, '')) {
      case 'Construct':
      case 'IConstruct':
      case 'Stack':
        return stack;
      case 'IWebSocketApiRef':
        return this.api;
      case 'WebSocketRouteIntegrationBindOptions':
        return undefined;
      case 'Duration':
        return Duration.seconds(1);
      case 'HttpMethod':
        return HttpMethod.POST;
      case 'IRole':
        return Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/chat');
      case 'IVpcLink':
        return VpcLink.fromVpcLinkId(stack, 'Link', 'a1b2c3');
      case 'IQueue':
        return new Queue(stack, 'Queue');
      case 'ITopic':
        return new Topic(stack, 'Topic');
      case 'ITable':
        return new Table(stack, 'Table', { partitionKey: { name: 'a', type: AttributeType.STRING } });
      case 'IStream':
        return new Stream(stack, 'Stream');
      case 'IDeliveryStream':
        return DeliveryStream.fromDeliveryStreamName(stack, 'DeliveryStream', 'chat');
      case 'IEventBus':
        return new EventBus(stack, 'Bus');
      case 'IBucket':
        return new Bucket(stack, 'Bucket');
      case 'IFunction':
        return LambdaFunction.fromFunctionAttributes(stack, 'Function', {
          functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:chat',
          sameEnvironment: true,
        });
      case 'IStateMachine':
        return new StateMachine(stack, 'Machine', {
          stateMachineType: StateMachineType.EXPRESS,
          definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Pass')),
        });
      case 'WebSocketMappingValue':
        return WebSocketMappingValue.contextVariable('connectionId');
      case 'WebSocketMappingTemplate':
        return WebSocketMappingTemplate.json({});
      case 'WebSocketIntegrationResponseKey':
        return WebSocketIntegrationResponseKey.SUCCESS;
      case 'IWebSocketIntegration':
      case 'WebSocketIntegration':
        return new WebSocketIntegration(scope, 'Integration', {
          webSocketApi: new WebSocketApi(scope, 'Api'),
          integrationType: library.WebSocketIntegrationType.MOCK,
          integrationUri: '',
        });
      case 'WebSocketRouteIntegrationBase':
        return new WebSocketMockIntegration('Base');
      case 'RouteTester': {
        this.use(WebSocketMockIntegration.reply('Tested', WebSocketMappingTemplate.json({})));
        return library.testing.RouteTester.fromStack(stack, 'route');
      }
      default:
        throw new Error(`no sample of ${fqn}; add one, so that its methods are tried`);
    }
  }

  /** Uses the result of a call as a program would, and synthesizes. */
  public use(result: unknown): void {
    const { api } = this;
    if (result instanceof WebSocketMappingValue) {
      const requestTemplate = WebSocketMappingTemplate.json({ value: result });
      api.addRoute('$connect', {
        integration: new WebSocketHttpIntegration('Http', { url: 'https://a.b/', requestTemplate }),
      });
    } else if (result instanceof WebSocketMappingTemplate) {
      const integration = new WebSocketHttpIntegration('Http', { url: 'https://a.b/', requestTemplate: result });
      api.addRoute('route', { integration });
    } else if (result instanceof WebSocketIntegrationResponseKey) {
      const responses = [{ key: result }];
      api.addRoute('route', { integration: new WebSocketMockIntegration('Mock', { responses }), returnResponse: true });
    } else if (result instanceof WebSocketDynamoDbAttributeValue) {
      const table = new Table(this.stack, 'Items', { partitionKey: { name: 'id', type: AttributeType.STRING } });
      const integration = library.WebSocketDynamoDbIntegration.putItem('Put', table, { item: { id: 'x', a: result } });
      api.addRoute('route', { integration });
    } else if (typeof (result as { bindToApi?: unknown } | undefined)?.bindToApi === 'function') {
      const integration = result as WebSocketRouteIntegration;
      api.addRoute('route', { integration });
    }
    this.app.synth();
  }
}

/** Strings that cannot be any. */
const STRINGS: { readonly [name: string]: string } = {
  url: 'https://example.com/',
  keyConditionExpression: 'a = a',
  path: '$.a',
  integrationUri: 'https://example.com/',
  integrationMethod: 'POST',
  routeKey: 'route',
  pattern: '4..',
  service: 'sqs',
};

/** A public method or constructor. */
interface EntryPoint {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly call: (program: Program, args: readonly unknown[]) => unknown;
}

/** What only aws-cdk-lib calls, with what it made itself. */
const CALLED_BY_CDK = new Set(['bind', 'bindToApi', 'bindToRoute']);

function entryPoints(): EntryPoint[] {
  const classes = Object.values(types).filter((type): type is ClassType => type.kind === 'class');
  return classes.flatMap((type): EntryPoint[] => {
    const namespace = type.namespace === undefined ? library : library.testing;
    const self = (namespace as unknown as { [name: string]: unknown })[type.name] as new (
      ...args: unknown[]
    ) => unknown;
    const created: EntryPoint[] =
      type.initializer && !type.initializer.protected && !type.abstract
        ? [
            {
              name: `new ${type.name}`,
              parameters: type.initializer.parameters ?? [],
              call: (_, args) => new self(...args),
            },
          ]
        : [];
    const methods = (type.methods ?? []).filter(
      ({ name, protected: isProtected }) => !isProtected && !CALLED_BY_CDK.has(name),
    );
    return [...created, ...methods.map((method) => methodOf(type, self, method))];
  });
}

function methodOf(type: ClassType, self: unknown, { name, parameters = [], static: isStatic }: Method): EntryPoint {
  return {
    name: `${type.name}.${name}`,
    parameters,
    call: (program, args) => {
      const object = isStatic ? self : program.sample({ fqn: type.fqn }, '');
      return (object as { [method: string]: (...args: readonly unknown[]) => unknown })[name]?.(...args);
    },
  };
}

function propsOf(type: InterfaceType): Property[] {
  const inherited = (type.interfaces ?? []).flatMap((fqn) => {
    const base = types[fqn];
    return base?.kind === 'interface' ? propsOf(base) : [];
  });
  return [...inherited, ...(type.properties ?? [])];
}

/** A place for a wrong value: a parameter, or what is in it. */
interface Place {
  readonly entryPoint: EntryPoint;
  readonly index: number;
  readonly path: readonly (string | number)[];
  readonly type: TypeReference;
  readonly isOptional: boolean;
}

/** How deep structs are filled. */
const DEEPEST = 3;

function placesOf(entryPoint: EntryPoint): Place[] {
  const inside = (place: Place): Place[] => {
    const { type, path } = place;
    if (path.length >= DEEPEST) {
      return [place];
    }
    if ('collection' in type) {
      const { kind, elementtype } = type.collection;
      const key = kind === 'array' ? 0 : 'a';
      return [place, ...inside({ ...place, path: [...path, key], type: elementtype, isOptional: false })];
    }
    const struct = 'fqn' in type ? types[type.fqn] : undefined;
    if (struct?.kind === 'interface' && struct.datatype) {
      const props = propsOf(struct).flatMap((prop) =>
        inside({ ...place, path: [...path, prop.name], type: prop.type, isOptional: prop.optional === true }),
      );
      return [place, ...props];
    }
    return [place];
  };
  return entryPoint.parameters.flatMap(({ type, optional = false }, index) =>
    inside({ entryPoint, index, path: [], type, isOptional: optional }),
  );
}

function cyclic(): unknown {
  const value: { [name: string]: unknown } = {};
  value.self = value;
  return value;
}

class Unrelated {
  public readonly name = 'unrelated';
}

type Kind = 'nothing' | 'string' | 'number' | 'boolean' | 'array' | 'map' | 'data' | 'object';

/** Wrong values, and what each is. */
const WRONG: readonly (readonly [string, Kind, () => unknown])[] = [
  ['undefined', 'nothing', () => undefined],
  ['null', 'nothing', () => null],
  ['a string', 'string', () => 'arn:aws:sqs:eu-west-1:111122223333:chat'],
  ['an empty string', 'string', () => ''],
  ['a number', 'number', () => 42],
  ['NaN', 'object', () => Number.NaN],
  ['a boolean', 'boolean', () => true],
  ['an array', 'array', () => [1]],
  ['an empty array', 'array', () => []],
  ['a map', 'map', () => ({ b: 'c' })],
  ['a function', 'object', () => () => 'x'],
  ['a symbol', 'object', () => Symbol('x')],
  ['a bigint', 'object', () => 1n],
  ['cyclic data', 'object', cyclic],
  ['an object of another class', 'object', () => new Unrelated()],
  ['a promise', 'object', () => Promise.resolve('x')],
];

/** Whether a value is wrong at a place for its type alone. */
function isWrong({ type, isOptional }: Place, label: string, kind: Kind): boolean {
  if (kind === 'nothing') {
    return !isOptional && !('primitive' in type && type.primitive === 'any');
  }
  if ('primitive' in type) {
    return type.primitive === 'any' ? kind === 'object' : kind !== type.primitive;
  }
  if ('collection' in type) {
    const { elementtype } = type.collection;
    const isAny = 'primitive' in elementtype && elementtype.primitive === 'any';
    const holds =
      kind === type.collection.kind &&
      (isAny ||
        ('primitive' in elementtype && elementtype.primitive === 'string' && kind === 'map') ||
        label.startsWith('an empty'));
    return !holds;
  }
  // An enum is a string, which a rule judges.
  const known = 'fqn' in type ? types[type.fqn] : undefined;
  const isEnum = known?.kind === 'enum' || ('fqn' in type && type.fqn.endsWith('HttpMethod'));
  if (isEnum) {
    return kind !== 'string';
  }
  // A struct without required props holds any object.
  if (known?.kind === 'interface' && known.datatype && propsOf(known).every(({ optional }) => optional)) {
    return !['map', 'object'].includes(kind) || ['NaN', 'a function', 'a symbol', 'a bigint'].includes(label);
  }
  return true;
}

function withValueAt(program: Program, place: Place, wrong: unknown): unknown[] {
  const { parameters } = place.entryPoint;
  return parameters.map(({ type, name, optional }, index) => {
    const isPlace = index === place.index;
    if (!isPlace && optional) {
      return undefined;
    }
    return isPlace ? fill(program, type, name, place.path, wrong) : program.sample(type, name);
  });
}

function fill(
  program: Program,
  type: TypeReference,
  name: string,
  path: readonly (string | number)[],
  wrong: unknown,
): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    return wrong;
  }
  if ('collection' in type) {
    const { kind, elementtype } = type.collection;
    const element = fill(program, elementtype, name, rest, wrong);
    return kind === 'array' ? [element] : { [key]: element };
  }
  const struct = types[(type as { fqn: string }).fqn] as InterfaceType;
  const prop = propsOf(struct).find((each) => each.name === key) as Property;
  return { ...program.struct(struct), [key]: fill(program, prop.type, prop.name, rest, wrong) };
}

type Outcome = 'an error of a rule' | 'another error' | 'a TypeError' | 'accepted';

interface Trial {
  readonly outcome: Outcome;
  readonly label: string;
  readonly message?: string;
}

function attempt(place: Place, [label, , make]: (typeof WRONG)[number]): Trial {
  const { entryPoint, path, index } = place;
  const parameter = entryPoint.parameters[index]?.name;
  const shown = `${entryPoint.name}(${[parameter, ...path].join('.')}: ${label})`;
  const program = new Program();
  const args = withValueAt(program, place, make());
  try {
    program.use(entryPoint.call(program, args));
    return { outcome: 'accepted', label: shown };
  } catch (error) {
    const { message } = error as Error;
    return { outcome: outcomeOf(error as Error), label: shown, message };
  }
}

function outcomeOf({ message, name }: Error): Outcome {
  if (/\[[a-z-]+\]\s*$/.test(message)) {
    return 'an error of a rule';
  }
  const isOfTheGuts =
    ['TypeError', 'RangeError'].includes(name) || /is not a function|Cannot read|not iterable/.test(message);
  return isOfTheGuts ? 'a TypeError' : 'another error';
}

/** What fails though its arguments have the right types: there is no such file, response or route. */
const FAILS_ANYWAY = new Set([
  'WebSocketMappingTemplate.fromFile',
  'WebSocketMappingValue.format',
  'WebSocketMappingValue.responseBody',
  'RouteTester.fromAssembly',
  'RouteTester.fromStack',
  'RouteTester.fromTemplate',
]);

/** Objects that only a call of the tester returns, with methods that take nothing. */
const RESULTS = new Set(['RenderedReply', 'RenderedRequest']);

const ENTRY_POINTS = entryPoints().filter(({ name }) => !RESULTS.has(name.split('.')[0] as string));

test.each(
  ENTRY_POINTS.filter(({ name }) => !FAILS_ANYWAY.has(name)).map(
    (entryPoint) => [entryPoint.name, entryPoint] as const,
  ),
)('%s accepts arguments of the right types', (_, entryPoint) => {
  const program = new Program();
  const args = entryPoint.parameters.map(({ type, name }) => program.sample(type, name));

  expect(() => program.use(entryPoint.call(program, args))).not.toThrow();
});

/** One of how many wrong values is tried; `EVERY=1` tries all. */
const EVERY = Number(process.env.EVERY ?? 8);

test('wrong types are errors of a rule', () => {
  const all = ENTRY_POINTS.flatMap((entryPoint) =>
    placesOf(entryPoint).flatMap((place) =>
      WRONG.filter(([label, kind]) => isWrong(place, label, kind)).map((wrong) => [place, wrong] as const),
    ),
  );
  const [chosen = []] = fc.sample(
    fc.shuffledSubarray(all, { minLength: Math.ceil(all.length / EVERY), maxLength: Math.ceil(all.length / EVERY) }),
    {
      seed: SEED,
      numRuns: 1,
    },
  );
  const trials = chosen.map(([place, wrong]) => attempt(place, wrong));
  const counts: { [outcome: string]: number } = {};
  for (const { outcome } of trials) {
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  process.stdout.write(`${trials.length} of ${all.length} wrong values: ${JSON.stringify(counts)}\n`);
  const failing = (outcome: Outcome) => trials.filter((trial) => trial.outcome === outcome).map(({ label }) => label);

  expect(failing('a TypeError')).toEqual([]);
  expect(failing('accepted')).toEqual([]);
});
