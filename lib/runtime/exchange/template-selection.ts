import { UNSELECTED_TEMPLATE_KEY } from '../../service-facts/assumptions';
import { SelectionExpression } from './selection-expression';

/** Which template of an integration is rendered, and why. */
export interface TemplateSelection {
  /** What was looked up. */
  readonly value: string;
  /** The key of the template; undefined when none fits. */
  readonly key?: string;
  /** How the selection came about, for the trace. */
  readonly reason: string;
}

/** Selects a template by its expression: the one with the key that it gives, or else `$default`. */
export function selectTemplate(
  templates: { readonly [key: string]: string },
  expression: string | undefined,
  read: (variable: string) => string | undefined,
): TemplateSelection {
  const value = expression === undefined ? UNSELECTED_TEMPLATE_KEY : new SelectionExpression(expression).evaluate(read);
  const origin =
    expression === undefined
      ? `no selection expression, so ${JSON.stringify(value)}`
      : `${JSON.stringify(expression)} gives ${JSON.stringify(value)}`;
  if (Object.hasOwn(templates, value)) {
    return { value, key: value, reason: origin };
  }
  if (Object.hasOwn(templates, '$default')) {
    return { value, key: '$default', reason: `${origin}, which no template has; the fallback is taken` };
  }
  return { value, reason: `${origin}, which no template has` };
}
