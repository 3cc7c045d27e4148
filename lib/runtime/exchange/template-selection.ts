import type { AssumptionId } from '../../service-facts/assumptions';
import {
  DEFAULT_EXPRESSION,
  DEFAULT_KEY,
  SelectionExpression,
  selectionVariable,
  UNSELECTED_TEMPLATE_KEY,
} from '../../service-facts/selection-expressions';
import { pathAssumptions } from './route-selection';

/** Which template of an integration is rendered, and why. */
export interface TemplateSelection {
  /** What was looked up. */
  readonly value: string;
  /** The key of the template; undefined when none fits. */
  readonly key?: string;
  /** How the selection came about, for the trace. */
  readonly reason: string;
  readonly assumptions: readonly AssumptionId[];
}

/** Selects a template by its expression: the one whose key is its value, or else `$default`. */
export function selectTemplate(
  templates: { readonly [key: string]: string },
  expression: string | undefined,
  read: (variable: string) => string | undefined,
): TemplateSelection {
  const value = expression === undefined ? UNSELECTED_TEMPLATE_KEY : SelectionExpression.of(expression).evaluate(read);
  const origin =
    expression === undefined
      ? `no selection expression, so ${JSON.stringify(value)}`
      : `${JSON.stringify(expression)} gives ${JSON.stringify(value)}`;
  const assumptions = assumptionsOf(expression);
  if (Object.hasOwn(templates, value)) {
    return { value, key: value, reason: origin, assumptions };
  }
  if (Object.hasOwn(templates, DEFAULT_KEY)) {
    const reason = `${origin}, which no template has; the fallback is selected`;
    return { value, key: DEFAULT_KEY, reason, assumptions };
  }
  if (expression === DEFAULT_EXPRESSION && Object.hasOwn(templates, DEFAULT_EXPRESSION)) {
    const reason = `${origin}, and only a key with the backslash is there`;
    return { value, key: DEFAULT_EXPRESSION, reason, assumptions: [...assumptions, 'template-key-escaped'] };
  }
  return { value, reason: `${origin}, which no template has`, assumptions };
}

function assumptionsOf(expression: string | undefined): AssumptionId[] {
  if (expression === undefined) {
    return ['template-key-unselected'];
  }
  const kinds = SelectionExpression.of(expression).variables.map((name) => selectionVariable(name)?.kind);
  const readsOther = kinds.some(
    (kind) => kind !== undefined && kind !== 'request.body' && !kind.startsWith('integration'),
  );
  const readsResponse = kinds.some((kind) => kind?.startsWith('integration'));
  return [
    ...pathAssumptions(expression),
    ...(readsOther ? ['selection-other-variables' as const] : []),
    ...(readsResponse ? ['selection-response-values' as const] : []),
  ];
}
