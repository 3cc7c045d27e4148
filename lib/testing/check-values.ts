import { IntrinsicResolver, type ReferenceValues } from '../runtime/cloudformation/intrinsics';
import { unknownReference } from '../runtime/cloudformation/reference-names';

/** Refuses a value that no template refers to: a misspelled name would have no effect. */
export function checkValues(templates: readonly object[], values: ReferenceValues = {}): void {
  const resolved = templates.map((template) => ({ template, resolver: new IntrinsicResolver(template, values) }));
  const unknown = unknownReference(resolved, Object.keys(values));
  if (unknown !== undefined) {
    throw new Error(`values has ${JSON.stringify(unknown)}, which the template does not mention; check its spelling`);
  }
}
