import { readApisOf } from '../runtime/cloudformation/app-apis';
import { readAssembly } from '../runtime/cloudformation/cloud-assembly';
import { IntrinsicResolver, type ReferenceValues } from '../runtime/cloudformation/intrinsics';
import { linkTemplates } from '../runtime/cloudformation/linked-templates';
import { readWebSocketApis, type WebSocketApiModel } from '../runtime/cloudformation/web-socket-api';
import { checkValues } from './check-values';

/** A template to find a route in. */
export interface FoundTemplate {
  readonly template: object;
  readonly resolver: IntrinsicResolver;
  readonly apis: readonly WebSocketApiModel[];
}

/** Changes a template before it is read. */
export type Prepare = (template: object) => object;

/** Finds the template of a stack in a cloud assembly. The other stacks of the assembly give it values. */
export function findTemplate(
  directory: string,
  stack: string,
  values: ReferenceValues = {},
  prepare: Prepare = (template) => template,
): FoundTemplate {
  const { templates } = readAssembly(directory);
  const isFound = ({ artifactId, stackName, templateFile, nestedIn }: (typeof templates)[number]) =>
    templateFile === stack || (nestedIn === undefined && (artifactId === stack || stackName === stack));
  const found = templates.filter(isFound);
  if (found.length !== 1) {
    const known = templates.map((candidate) => (candidate.nestedIn ? candidate.templateFile : candidate.artifactId));
    const names = known.map((name) => JSON.stringify(name)).join(', ') || 'none';
    const problem = found.length > 1 ? 'there are several stacks' : 'there is no stack';
    throw new Error(`${problem} ${JSON.stringify(stack)} in ${JSON.stringify(directory)}; name one of ${names}`);
  }
  const prepared = templates.map((candidate) =>
    isFound(candidate) ? { ...candidate, template: prepare(candidate.template) } : candidate,
  );
  const linked = linkTemplates({ templates: prepared }, values);
  checkValues(linked, values);
  const only = linked.filter(isFound)[0] as (typeof linked)[number];
  return { template: only.template, resolver: only.resolver, apis: readApisOf(only, linked) };
}

/** A template by itself. */
export function loneTemplate(template: object, values: ReferenceValues = {}): FoundTemplate {
  const resolver = new IntrinsicResolver(template, values);
  checkValues([{ template, resolver }], values);
  return { template, resolver, apis: readWebSocketApis(template, resolver) };
}
