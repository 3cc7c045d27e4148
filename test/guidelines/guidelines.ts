import type { Assembly as AssemblySpec, ClassType as ClassSpec, InterfaceType as InterfaceSpec } from '@jsii/spec';
import type { Assembly, Callable, ClassType, Docs, InterfaceType, Property, Type, TypeReference } from 'jsii-reflect';

/**
 * A rule of the construct design guidelines, or a trap of jsii that compiles without a word.
 */
export interface Guideline {
  readonly rule: string;

  /** What breaks the rule, as names that a developer finds. */
  readonly check: (assembly: Assembly) => string[];

  /** Breaks the rule in the description of the real module, so that a check that sees nothing is itself seen. */
  readonly breakIt: (spec: AssemblySpec) => void;
}

const CLASS = 'cdk-websocket-integrations.WebSocketIntegration';
const INTERFACE = 'cdk-websocket-integrations.IWebSocketIntegration';
const OPTIONS = 'cdk-websocket-integrations.WebSocketIntegrationOptions';
const LONGEST_CLASS_NAME = 33;

/** What takes JSON data, for which jsii knows no other name than anything at all. */
const JSON_DATA = new Set([
  'BackendResponse.functionResult',
  'RouteTester.fromTemplate:template',
  'WebSocketDynamoDbAttributeValue.fromBinarySet:values',
  'WebSocketDynamoDbAttributeValue.fromNumberSet:values',
  'WebSocketDynamoDbAttributeValue.fromStringSet:values',
  'WebSocketDynamoDbKeyOptions.key',
  'WebSocketMappingTemplate.json:data',
  'WebSocketMappingValue.jsonText:data',
  'WebSocketMappingValue.orElse:fallback',
  'WebSocketDynamoDbOptions.expressionAttributeValues',
  'WebSocketDynamoDbPutItemOptions.item',
  'WebSocketDynamoDbGetItemOptions.key',
  'WebSocketDynamoDbUpdateItemOptions.key',
  'WebSocketDynamoDbDeleteItemOptions.key',
]);

/** What makes another value of a value, and changes nothing. */
const MAKES_ANOTHER = ['asString', 'orElse', 'orOmit'].map((name) => `WebSocketMappingValue.${name}`);

export const GUIDELINES: readonly Guideline[] = [
  {
    rule: 'no docstring of a parameter, return value or property holds a backslash, which generated C# cannot read',
    check: (assembly) =>
      described(assembly)
        .filter(({ docs }) => JSON.stringify(docs ?? {}).includes('\\\\'))
        .map(({ where }) => where),
    breakIt: (spec) => {
      Object.assign(structIn(spec).properties?.[0] ?? {}, { docs: { remarks: 'such as `4\\d{2}`' } });
    },
  },
  {
    rule: 'a construct is made from exactly scope, id and props',
    check: (assembly) =>
      constructs(assembly)
        .filter((type) => !type.abstract && type.initializer)
        .filter((type) => type.initializer?.parameters.map(({ name }) => name).join() !== 'scope,id,props')
        .map(({ name }) => name),
    breakIt: (spec) => {
      classIn(spec).initializer?.parameters?.pop();
    },
  },
  {
    rule: 'the props of a construct are a struct named after it, and optional when all of them are',
    check: (assembly) =>
      constructs(assembly).flatMap((type) => {
        const props = type.initializer?.parameters[2];
        const struct = props?.type.type;
        if (!props || !struct?.isDataType() || struct.name !== `${type.name}Props`) {
          return [type.name];
        }
        return struct.allProperties.every(({ optional }) => optional) === props.optional ? [] : [type.name];
      }),
    breakIt: (spec) => {
      Object.assign(classIn(spec).initializer?.parameters?.[2] ?? {}, { type: { fqn: OPTIONS } });
    },
  },
  {
    rule: 'a construct extends Construct, Resource or a base class of ours, never another L2',
    check: (assembly) =>
      constructs(assembly)
        .filter(({ base }) => base?.assembly !== assembly)
        .filter(({ base }) => !['constructs.Construct', 'aws-cdk-lib.Resource'].includes(base?.fqn ?? ''))
        .map(({ name }) => name),
    breakIt: (spec) => {
      classIn(spec).base = 'aws-cdk-lib.aws_apigatewayv2.WebSocketIntegration';
    },
  },
  {
    rule: 'a resource names its CloudFormation type and the AWS page about it',
    check: (assembly) =>
      resources(assembly)
        .filter(({ docs }) => !/^AWS::\w+::\w+$/.test(docs.customTag('resource') ?? '') || !isAwsPage(docs.link))
        .map(({ name }) => name),
    breakIt: (spec) => {
      delete classIn(spec).docs?.custom?.resource;
    },
  },
  {
    rule: 'a resource implements an interface of its name, which extends IResource and a reference interface',
    check: (assembly) =>
      resources(assembly)
        .filter((type) => {
          const own = type.getInterfaces(true).find(({ name }) => name === `I${type.name}`);
          const inherited = own?.getInterfaces(true).map(({ fqn }) => fqn) ?? [];
          return !inherited.includes('aws-cdk-lib.IResource') || !inherited.some((fqn) => /\.I\w+Ref$/.test(fqn));
        })
        .map(({ name }) => name),
    breakIt: (spec) => {
      interfaceIn(spec).interfaces = ['aws-cdk-lib.IResource'];
    },
  },
  {
    rule: 'a resource can be imported by a static method that takes scope and id and returns its interface',
    check: (assembly) =>
      resources(assembly)
        .filter(
          (type) =>
            !type.ownMethods.some(
              (method) =>
                method.static &&
                /^from\w+(Id|Attributes|Arn|Name)$/.test(method.name) &&
                method.parameters[0]?.name === 'scope' &&
                method.parameters[1]?.name === 'id' &&
                (!method.name.endsWith('Attributes') ||
                  method.parameters[2]?.type.type?.name === `${type.name}Attributes`) &&
                method.returns.type.type?.name === `I${type.name}`,
            ),
        )
        .map(({ name }) => name),
    breakIt: (spec) => {
      classIn(spec).methods = [];
    },
  },
  {
    rule: 'an attribute of a resource is tagged, read-only and starts with the name of the resource',
    check: (assembly) =>
      resources(assembly).flatMap((type) => {
        const resource = type.docs.customTag('resource')?.split('::')[2] ?? '';
        const prefix = resource.charAt(0).toLowerCase() + resource.slice(1);
        return type.ownProperties
          .filter(({ name, docs }) => docs.customTag('attribute') || /(Id|Arn)$/.test(name))
          .filter(({ name, docs, immutable }) => !(docs.customTag('attribute') && immutable && name.startsWith(prefix)))
          .map(({ name }) => `${type.name}.${name}`);
      }),
    breakIt: (spec) => {
      const attribute = classIn(spec).properties?.find(({ name }) => name === 'integrationId');
      delete attribute?.docs?.custom?.attribute;
    },
  },
  {
    rule: 'a construct is taken by its interface, never by its class',
    check: (assembly) =>
      valuesTaken(assembly)
        .filter(({ type }) => type.type?.isClassType() && isConstruct(type.type))
        // A scope, and a stack to be looked at, have no interface.
        .filter(({ type }) => type.fqn !== 'constructs.Construct' && type.fqn !== 'aws-cdk-lib.Stack')
        .map(({ where }) => where),
    breakIt: (spec) => setPropType(spec, { fqn: 'aws-cdk-lib.aws_iam.Role' }),
  },
  {
    rule: 'no value that is taken is an ARN, an L1, a token or anything at all',
    check: (assembly) =>
      valuesTaken(assembly)
        .filter(
          ({ where, type }) =>
            /arn$/i.test(where) ||
            (type.isAny && !JSON_DATA.has(where)) ||
            type.fqn === 'aws-cdk-lib.IResolvable' ||
            /\.Cfn\w+$/.test(type.fqn ?? ''),
        )
        .map(({ where }) => where),
    breakIt: (spec) => setPropType(spec, { primitive: 'any' as never }),
  },
  {
    rule: 'nothing in the API is a union, which only TypeScript and Python can express',
    check: (assembly) =>
      valuesInApi(assembly)
        .filter(({ type }) => type.unionOfTypes)
        .map(({ where }) => where),
    breakIt: (spec) =>
      setPropType(spec, { union: { types: [{ primitive: 'string' as never }, { primitive: 'number' as never }] } }),
  },
  {
    rule: 'a duration is a Duration, whose name says no unit',
    check: (assembly) =>
      valuesTaken(assembly)
        .filter(
          ({ where, type }) =>
            /(millis|milliseconds|ms|seconds|minutes)$/i.test(where) ||
            (/(timeout|duration|ttl)$/i.test(where) && type.fqn !== 'aws-cdk-lib.Duration'),
        )
        .map(({ where }) => where),
    breakIt: (spec) => setPropType(spec, { primitive: 'number' as never }, 'timeout'),
  },
  {
    rule: 'a parameter is never a boolean, which says nothing where it is passed',
    check: (assembly) =>
      callables(assembly).flatMap(({ where, callable }) =>
        callable.parameters.filter(({ type }) => type.primitive === 'boolean').map(({ name }) => `${where}(${name})`),
      ),
    breakIt: (spec) => {
      const parameter = classIn(spec).methods?.[0]?.parameters?.[1];
      Object.assign(parameter ?? {}, { type: { primitive: 'boolean' } });
    },
  },
  {
    rule: 'an optional prop says what happens when it is left out, and not that it is then undefined',
    check: (assembly) =>
      structs(assembly).flatMap((struct) =>
        struct.ownProperties
          .filter(({ optional }) => optional)
          .filter(({ docs }) => !docs.default || /undefined/.test(docs.default))
          .map(({ name }) => `${struct.name}.${name}`),
      ),
    breakIt: (spec) => {
      const optional = structIn(spec).properties?.find((property) => property.optional);
      delete optional?.docs?.default;
    },
  },
  {
    rule: 'everything public is documented by a sentence',
    check: (assembly) =>
      documented(assembly)
        .filter(({ docs }) => !/^[A-Z`].{10,}[.:]$/.test(docs.summary))
        .map(({ where }) => where),
    breakIt: (spec) => {
      delete structIn(spec).properties?.[0]?.docs;
    },
  },
  {
    rule: 'no name begins with an underscore, which only says that our own code has no use for it',
    check: (assembly) =>
      valuesInApi(assembly)
        .map(({ where }) => where)
        .filter((where) => /[.:]_/.test(where)),
    breakIt: (spec) => {
      Object.assign(classIn(spec).methods?.[0]?.parameters?.[0] ?? {}, { name: '_scope' });
    },
  },
  {
    rule: 'every parameter is documented',
    check: (assembly) =>
      callables(assembly).flatMap(({ where, callable }) =>
        // An override says what the method says that it overrides.
        (callable.overrides ? [] : callable.parameters)
          .filter(({ docs }) => !docs.summary)
          .map(({ name }) => `${where}(${name})`),
      ),
    breakIt: (spec) => {
      delete classIn(spec).initializer?.parameters?.[0]?.docs;
    },
  },
  {
    rule: 'nothing is experimental',
    check: (assembly) =>
      documented(assembly)
        .filter(({ docs }) => docs.stability !== undefined && docs.stability !== 'stable')
        .map(({ where }) => where),
    breakIt: (spec) => {
      Object.assign(classIn(spec).docs ?? {}, { stability: 'experimental' });
    },
  },
  {
    rule: 'a static property is a constant in capitals',
    check: (assembly) =>
      classes(assembly).flatMap((type) =>
        type.ownProperties
          .filter((property) => property.static && !(property.const && /^[A-Z][A-Z0-9_]*$/.test(property.name)))
          .map(({ name }) => `${type.name}.${name}`),
      ),
    breakIt: (spec) => {
      Object.assign(classIn(spec).properties?.[0] ?? {}, { static: true });
    },
  },
  {
    rule: 'a construct has no grant method; grants are a facade of their own',
    check: (assembly) =>
      constructs(assembly).flatMap((type) =>
        type.ownMethods.filter(({ name }) => name.startsWith('grant')).map(({ name }) => `${type.name}.${name}`),
      ),
    breakIt: (spec) => renameMethod(spec, 'grantInvoke'),
  },
  {
    rule: 'no method returns its own instance: calls are not chained',
    check: (assembly) =>
      classes(assembly).flatMap((type) =>
        type.ownMethods
          .filter((method) => !method.static && method.returns.type.fqn === type.fqn)
          .map(({ name }) => `${type.name}.${name}`)
          .filter((where) => !MAKES_ANOTHER.includes(where)),
      ),
    breakIt: (spec) => {
      Object.assign(classIn(spec).methods?.[0] ?? {}, { static: false, returns: { type: { fqn: CLASS } } });
    },
  },
  {
    rule: 'every struct, enum and interface is used by something',
    check: (assembly) => {
      const used = new Set(valuesInApi(assembly).flatMap(({ type }) => type.fqn ?? []));
      const implemented = new Set(membered(assembly).flatMap((type) => type.getInterfaces(true).map(({ fqn }) => fqn)));
      return [...assembly.allInterfaces, ...assembly.allEnums]
        .filter(({ fqn }) => !used.has(fqn) && !implemented.has(fqn))
        .map(({ name }) => name);
    },
    breakIt: (spec) => {
      delete classIn(spec).initializer;
    },
  },
  {
    rule: 'no struct Foo stands next to an interface IFoo, which C# would write to one file',
    check: (assembly) => {
      const names = new Set(assembly.allInterfaces.map(({ name }) => name));
      return structs(assembly)
        .filter(({ name }) => names.has(`I${name}`))
        .map(({ name }) => name);
    },
    breakIt: (spec) => {
      Object.assign(structIn(spec), { name: 'WebSocketIntegration' });
    },
  },
  {
    rule: `no class name is longer than ${LONGEST_CLASS_NAME} letters, since Go repeats it on every line`,
    check: (assembly) =>
      classes(assembly)
        .filter(({ name }) => name.length > LONGEST_CLASS_NAME)
        .map(({ name }) => name),
    breakIt: (spec) => {
      Object.assign(classIn(spec), { name: 'W'.repeat(LONGEST_CLASS_NAME + 1) });
    },
  },
  {
    rule: 'every submodule has a name of its own in every language',
    check: (assembly) =>
      assembly.submodules
        .filter(
          ({ targets }) =>
            !targets?.python?.module ||
            !targets.java?.package ||
            !targets.dotnet?.namespace ||
            !targets.go?.packageName,
        )
        .map(({ fqn }) => fqn),
    breakIt: (spec) => {
      spec.submodules = { 'cdk-websocket-integrations.testing': {} };
    },
  },
];

interface Value {
  readonly where: string;
  readonly type: TypeReference;
}

function constructs(assembly: Assembly): ClassType[] {
  return classes(assembly).filter(isConstruct);
}

function resources(assembly: Assembly): ClassType[] {
  return classes(assembly).filter(({ ancestors }) => ancestors.some(({ fqn }) => fqn === 'aws-cdk-lib.Resource'));
}

function isConstruct(type: ClassType): boolean {
  return type.fqn === 'constructs.Construct' || type.ancestors.some(({ fqn }) => fqn === 'constructs.Construct');
}

function classes(assembly: Assembly): ClassType[] {
  return [...assembly.allClasses];
}

function structs(assembly: Assembly): InterfaceType[] {
  return assembly.allInterfaces.filter((type) => type.isDataType());
}

function membered(assembly: Assembly): (ClassType | InterfaceType)[] {
  return [...assembly.allClasses, ...assembly.allInterfaces];
}

function callables(assembly: Assembly): { readonly where: string; readonly callable: Callable }[] {
  return membered(assembly).flatMap((type) => [
    ...type.ownMethods.map((method) => ({ where: `${type.name}.${method.name}`, callable: method })),
    ...(type.isClassType() && type.initializer ? [{ where: `new ${type.name}`, callable: type.initializer }] : []),
  ]);
}

/** What a user passes in: parameters, and the properties of structs. */
function valuesTaken(assembly: Assembly): Value[] {
  const parameters = callables(assembly).flatMap(({ where, callable }) =>
    callable.parameters.map(({ name, type }) => ({ where: `${where}:${name}`, type })),
  );
  const props = structs(assembly).flatMap((struct) =>
    struct.ownProperties.map((property) => propertyValue(struct, property)),
  );
  return [...parameters, ...props].flatMap(elements);
}

/** What a user passes in or gets back. */
function valuesInApi(assembly: Assembly): Value[] {
  const properties = membered(assembly).flatMap((type) =>
    type.ownProperties.map((property) => propertyValue(type, property)),
  );
  const returned = membered(assembly).flatMap((type) =>
    type.ownMethods.map((method) => ({ where: `${type.name}.${method.name}`, type: method.returns.type })),
  );
  return [...valuesTaken(assembly), ...[...properties, ...returned].flatMap(elements)];
}

function propertyValue(owner: Type, { name, type }: Property): Value {
  return { where: `${owner.name}.${name}`, type };
}

/** A list or a map stands for what is in it. */
function elements({ where, type }: Value): Value[] {
  const inner = type.arrayOfType ?? type.mapOfType;
  return inner ? elements({ where, type: inner }) : [{ where, type }];
}

function documented(assembly: Assembly): { readonly where: string; readonly docs: Docs }[] {
  return [
    ...[...assembly.allTypes].map((type) => ({ where: type.name, docs: type.docs })),
    ...callables(assembly).map(({ where, callable }) => ({ where, docs: callable.docs })),
    ...membered(assembly).flatMap((type) =>
      type.ownProperties.map(({ name, docs }) => ({ where: `${type.name}.${name}`, docs })),
    ),
    ...assembly.allEnums.flatMap((type) =>
      type.members.map(({ name, docs }) => ({ where: `${type.name}.${name}`, docs })),
    ),
  ];
}

/** What jsii-pacmak may copy into the attributes of C#. */
function described(assembly: Assembly): { readonly where: string; readonly docs: unknown }[] {
  return [
    ...membered(assembly).flatMap((type) =>
      type.ownProperties.map(({ name, spec: { docs } }) => ({ where: `${type.name}.${name}`, docs })),
    ),
    ...callables(assembly).flatMap(({ where, callable }) => [
      ...callable.parameters.map(({ name, spec: { docs } }) => ({ where: `${where}:${name}`, docs })),
      { where, docs: callable.docs.docs.returns },
    ]),
  ];
}

function isAwsPage(link: string): boolean {
  return link.startsWith('https://docs.aws.amazon.com/');
}

function classIn(spec: AssemblySpec): ClassSpec & Record<'base', string> {
  return spec.types?.[CLASS] as ClassSpec & Record<'base', string>;
}

function structIn(spec: AssemblySpec): InterfaceSpec {
  return spec.types?.[OPTIONS] as InterfaceSpec;
}

function interfaceIn(spec: AssemblySpec): InterfaceSpec & Record<'interfaces', string[]> {
  return spec.types?.[INTERFACE] as InterfaceSpec & Record<'interfaces', string[]>;
}

function setPropType(spec: AssemblySpec, type: object, prop = 'credentialsRole'): void {
  const properties = Object.values(spec.types ?? {}).flatMap((declared) =>
    declared.kind === 'interface' && declared.datatype ? (declared.properties ?? []) : [],
  );
  const property = properties.find(({ name }) => name === prop);
  if (!property) {
    throw new Error(`no struct has a property ${prop}`);
  }
  Object.assign(property, { type });
}

function renameMethod(spec: AssemblySpec, name: string): void {
  Object.assign(classIn(spec).methods?.[0] ?? {}, { name });
}
