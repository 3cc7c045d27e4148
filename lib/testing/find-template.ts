import { type Assembly, type AssemblyTemplate, readAssembly } from '../runtime/cloudformation/cloud-assembly';
import { IntrinsicResolver, type ReferenceValues } from '../runtime/cloudformation/intrinsics';
import { entries, own } from '../runtime/cloudformation/json';

import { checkValues } from './check-values';

/** The template of a stack, and values for its parameters if it is nested: the stack around it sets them. */
export interface FoundTemplate {
  readonly template: object;
  readonly values: ReferenceValues;
}

/** Finds the template of a stack in a cloud assembly. */
export function findTemplate(directory: string, stack: string, values: ReferenceValues): FoundTemplate {
  const assembly = readAssembly(directory);
  const [only, ...others] = assembly.templates.filter(
    ({ artifactId, stackName, templateFile, nestedIn }) =>
      templateFile === stack || (nestedIn === undefined && (artifactId === stack || stackName === stack)),
  );
  if (!only || others.length > 0) {
    const known = assembly.templates.map((found) => (found.nestedIn ? found.templateFile : found.artifactId));
    const names = known.map((name) => JSON.stringify(name)).join(', ') || 'none';
    const problem = only ? 'there are several stacks' : 'there is no stack';
    throw new Error(`${problem} ${JSON.stringify(stack)} in ${JSON.stringify(directory)}; name one of ${names}`);
  }
  checkValues(
    assembly.templates.map(({ template }) => template),
    values,
  );
  return { template: only.template, values: { ...parameters(assembly, only, values), ...values } };
}

function parameters(assembly: Assembly, { nestedIn }: AssemblyTemplate, values: ReferenceValues): ReferenceValues {
  const outer = assembly.templates.find(({ templateFile }) => templateFile === nestedIn?.templateFile);
  if (!nestedIn || !outer) {
    return {};
  }
  const resolver = new IntrinsicResolver(outer.template, { ...parameters(assembly, outer, values), ...values });
  const given = entries(own(outer.template, 'Resources', nestedIn.logicalId, 'Properties', 'Parameters'));
  return Object.fromEntries(given.map(([name, value]) => [name, resolver.text(value)]));
}
