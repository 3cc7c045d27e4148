import type { Assembly, AssemblyTemplate } from '../../../lib/runtime/cloudformation/cloud-assembly';
import { IntrinsicResolver, type ReferenceValues } from '../../../lib/runtime/cloudformation/intrinsics';
import { asText, entries, own } from '../../../lib/runtime/cloudformation/json';

/** A template with the values that the other templates of the app give it. */
export interface LinkedTemplate extends AssemblyTemplate {
  readonly values: ReferenceValues;
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

/** Values travel one stack further in each round; no app nests or chains its stacks deeper. */
const MOST_ROUNDS = 12;

/** What the resources of each template are where they were created, by the file of the template. */
export type CreatedValues = ReadonlyMap<string, ReferenceValues>;

/**
 * Resolves what stacks tell each other: parameters and outputs of nested stacks, exports and imports. Values that the
 * user gives come first everywhere, then those of resources that were created.
 */
export function linkTemplates(
  { templates }: Assembly,
  given: ReferenceValues,
  created: CreatedValues = new Map(),
): LinkedTemplate[] {
  const createdIn = ({ templateFile }: AssemblyTemplate) => created.get(templateFile) ?? {};
  let linked = templates.map((template) =>
    link(template, { ...pseudoParameters(template), ...createdIn(template), ...given }),
  );
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const exported = exports(linked);
    const next = linked.map((template) =>
      link(template, {
        ...pseudoParameters(template),
        ...exported,
        ...parameters(linked, template),
        ...nestedOutputs(linked, template),
        ...createdIn(template),
        ...given,
      }),
    );
    const isStable = next.every(({ values }, index) => isEqual(values, linked[index]?.values ?? {}));
    linked = next;
    if (isStable) {
      break;
    }
  }
  return linked;
}

function link(template: AssemblyTemplate, values: ReferenceValues): LinkedTemplate {
  return { ...template, values, resolver: new IntrinsicResolver(template.template, values) };
}

/** Where the stack is deployed, if the app says so. */
function pseudoParameters({ environment: { accountId, region } = {} }: AssemblyTemplate): ReferenceValues {
  return {
    ...(accountId === undefined ? {} : { 'AWS::AccountId': accountId }),
    ...(region === undefined ? {} : { 'AWS::Region': region }),
  };
}

function isEqual(left: ReferenceValues, right: ReferenceValues): boolean {
  return (
    Object.keys(left).length === Object.keys(right).length &&
    entries(left).every(([key, value]) => right[key] === value)
  );
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

function exports(linked: readonly LinkedTemplate[]): ReferenceValues {
  const named = linked.flatMap(outputs).flatMap(({ exportName, value }) => (exportName ? [[exportName, value]] : []));
  return Object.fromEntries(named);
}

function parameters(linked: readonly LinkedTemplate[], { nestedIn }: AssemblyTemplate): ReferenceValues {
  const outer = linked.find(({ templateFile }) => templateFile === nestedIn?.templateFile);
  if (!outer || !nestedIn) {
    return {};
  }
  const given = entries(own(outer.template, 'Resources', nestedIn.logicalId, 'Properties', 'Parameters'));
  return Object.fromEntries(given.map(([name, value]) => [name, outer.resolver.text(value)]));
}

function nestedOutputs(linked: readonly LinkedTemplate[], { templateFile }: AssemblyTemplate): ReferenceValues {
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
