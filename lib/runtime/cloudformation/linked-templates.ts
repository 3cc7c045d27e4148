import type { Assembly, AssemblyTemplate } from './cloud-assembly';
import { IntrinsicResolver, type LinkedValues, type ReferenceValues } from './intrinsics';
import { asText, entries, own } from './json';

/** A template with the values that the other templates of the app give it. */
export interface LinkedTemplate extends AssemblyTemplate {
  readonly linked: LinkedValues;
  readonly resolver: IntrinsicResolver;
}

/** A resource with its properties resolved. */
export interface ResolvedResource {
  readonly logicalId: string;
  readonly constructPath?: string;
  /** What `Ref` returns. */
  readonly ref: string;
  readonly properties: unknown;
  readonly metadata: unknown;
}

/** A value that a template publishes in an account and a region, by the reference that reads it there. */
interface Published {
  readonly accountId?: string;
  readonly region?: string;
  readonly reference: string;
  readonly value: string;
}

/** Values travel one stack further in each round; no app nests or chains its stacks deeper. */
const MOST_ROUNDS = 12;

/** What the resources of each template are where they were created, by the file of the template. */
export type CreatedValues = ReadonlyMap<string, ReferenceValues>;

/**
 * Resolves what stacks tell each other: parameters and outputs of nested stacks, exports and imports, outputs of other
 * stacks, parameters of Systems Manager, and references between regions. Values that the user gives come first everywhere,
 * then those of resources that were created.
 */
export function linkTemplates(
  { templates }: Assembly,
  given: ReferenceValues,
  created: CreatedValues = new Map(),
): LinkedTemplate[] {
  const createdIn = ({ templateFile }: AssemblyTemplate) => created.get(templateFile) ?? {};
  let linked = templates.map((template) =>
    link(template, given, { ...pseudoParameters(template), ...createdIn(template) }),
  );
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const published = linked.flatMap(publishedBy);
    const next = linked.map((template) =>
      link(template, given, {
        ...pseudoParameters(template),
        ...visibleTo(template, published),
        ...parameters(linked, template),
        ...nestedOutputs(linked, template),
        ...createdIn(template),
      }),
    );
    const isStable = next.every((template, index) =>
      isEqual(template.linked, (linked[index] as LinkedTemplate).linked),
    );
    linked = next;
    if (isStable) {
      break;
    }
  }
  return linked;
}

function link(template: AssemblyTemplate, given: ReferenceValues, linked: LinkedValues): LinkedTemplate {
  return { ...template, linked, resolver: new IntrinsicResolver(template.template, given, linked) };
}

function isEqual(left: LinkedValues, right: LinkedValues): boolean {
  return (
    Object.keys(left).length === Object.keys(right).length &&
    entries(left).every(([key, value]) => right[key] === value)
  );
}

/** What the app says of the place of a stack. */
function pseudoParameters({
  environment: { accountId, region } = {},
  stackName,
  nestedIn,
}: AssemblyTemplate): LinkedValues {
  const known = [
    ['AWS::AccountId', accountId],
    ['AWS::Region', region],
    // CloudFormation names a nested stack.
    ['AWS::StackName', nestedIn ? undefined : stackName],
  ];
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}

function outputs({ template, resolver }: LinkedTemplate): { name: string; value: string; exportName?: string }[] {
  return entries(own(template, 'Outputs')).map(([name, output]) => {
    const exportName = own(output, 'Export', 'Name');
    return {
      name,
      value: resolver.text(own(output, 'Value')),
      exportName: exportName === undefined ? undefined : resolver.text(exportName),
    };
  });
}

function publishedBy(template: LinkedTemplate): Published[] {
  const { environment = {}, stackName, nestedIn } = template;
  const ofStack = outputs(template).flatMap(({ name, value, exportName }) => [
    ...(exportName === undefined ? [] : [{ ...environment, reference: `import:${exportName}`, value }]),
    ...(nestedIn ? [] : [{ ...environment, reference: `output:${stackName}.${name}`, value }]),
  ]);
  const parametersOfSsm = resourcesOf(template, 'AWS::SSM::Parameter').map((parameter) => ({
    ...environment,
    reference: `ssm:${parameter.ref}`,
    value: textOf(parameter, 'Value') ?? '',
  }));
  // CDK's own: it stores what a stack of another region reads.
  const writers = resourcesOf(template, 'Custom::CrossRegionExportWriter').flatMap((writer) =>
    entries(own(writer.properties, 'WriterProps', 'exports')).map(([name, value]) => ({
      accountId: environment.accountId,
      region: textOf(writer, 'WriterProps', 'region'),
      reference: `ssm:${name}`,
      value: asText(value),
    })),
  );
  return [...ofStack, ...parametersOfSsm, ...writers];
}

/** What a template can read, where two stages of an app publish the same name: that of its own account and region. */
function visibleTo(
  { environment: { accountId, region } = {} }: AssemblyTemplate,
  published: readonly Published[],
): LinkedValues {
  const isNear = (candidate: Published) => candidate.accountId === accountId && candidate.region === region;
  const inOrder = [...published.filter((candidate) => !isNear(candidate)), ...published.filter(isNear)];
  return Object.fromEntries(inOrder.map(({ reference, value }) => [reference, value]));
}

function parameters(linked: readonly LinkedTemplate[], { nestedIn }: AssemblyTemplate): LinkedValues {
  const outer = linked.find(({ templateFile }) => templateFile === nestedIn?.templateFile);
  if (!outer || !nestedIn) {
    return {};
  }
  const given = entries(own(outer.template, 'Resources', nestedIn.logicalId, 'Properties', 'Parameters'));
  return Object.fromEntries(given.map(([name, value]) => [name, outer.resolver.text(value)]));
}

function nestedOutputs(linked: readonly LinkedTemplate[], { templateFile }: AssemblyTemplate): LinkedValues {
  const nested = linked.filter(({ nestedIn }) => nestedIn?.templateFile === templateFile);
  const values = nested.flatMap((inner) =>
    outputs(inner).map(({ name, value }) => [`${inner.nestedIn?.logicalId}.Outputs.${name}`, value]),
  );
  return Object.fromEntries(values);
}

/** The resources of a type that the template creates under its conditions. */
export function resourcesOf({ template, resolver }: LinkedTemplate, type: string): ResolvedResource[] {
  return entries(own(template, 'Resources'))
    .filter(([, resource]) => own(resource, 'Type') === type)
    .filter(([, resource]) => {
      const condition = own(resource, 'Condition');
      return typeof condition !== 'string' || resolver.holds(condition);
    })
    .map(([logicalId, resource]) => {
      const metadata = own(resource, 'Metadata');
      const constructPath = own(metadata, 'aws:cdk:path');
      return {
        logicalId,
        constructPath: typeof constructPath === 'string' ? constructPath : undefined,
        ref: resolver.text({ Ref: logicalId }),
        properties: resolver.resolve(own(resource, 'Properties')),
        metadata,
      };
    });
}

/** A property of a resource as a string; undefined when it is not set. */
export function textOf({ properties }: ResolvedResource, ...path: readonly string[]): string | undefined {
  const value = own(properties, ...path);
  return value === undefined ? undefined : asText(value);
}
