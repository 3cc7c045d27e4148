import type { ReferenceValues } from '../runtime/cloudformation/intrinsics';
import { type ResolvedTemplate, unknownReference } from '../runtime/cloudformation/reference-names';

/** Refuses a value for a name that no template has. */
export function checkValues(templates: readonly ResolvedTemplate[], values: ReferenceValues): void {
  const unknown = unknownReference(templates, Object.keys(values));
  if (unknown !== undefined) {
    throw new Error(
      `values has a name that the template does not contain, got ${JSON.stringify(unknown)}; ` +
        'use a parameter name, a logical id, an export name or an SSM parameter name of the template',
    );
  }
}
