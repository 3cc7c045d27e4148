import type { ReferenceValues } from '../runtime/cloudformation/intrinsics';
import { type ResolvableTemplate, unknownValueName } from '../runtime/cloudformation/value-names';

/** Refuses a value for a name that no template has. */
export function checkValues(templates: readonly ResolvableTemplate[], values: ReferenceValues): void {
  const unknown = unknownValueName(templates, values);
  if (unknown !== undefined) {
    throw new Error(
      `values has a name that the template does not contain, got ${JSON.stringify(unknown)}; ` +
        'use a parameter name, a logical id, an export name or an SSM parameter name of the template',
    );
  }
}
