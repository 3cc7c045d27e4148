import { isKnown } from '../../api-model/token-text';
import type { Finding } from '../../diagnostics';
import { PROXY_TYPES } from '../../service-facts/integration-types';
import {
  DEFAULT_EXPRESSION,
  DEFAULT_KEY,
  SelectionExpression,
  UNSELECTED_TEMPLATE_KEY,
} from '../../service-facts/selection-expressions';
import { PASSTHROUGH, SELECTION_EXPRESSIONS } from '../../service-facts/sources';
import { hasTemplates, type IntegrationSubject } from '../integration-subject';
import type { Rule } from '../rule';

/**
 * What the rules look at: the templates of a request or a response, by their keys.
 */
export interface TemplateKeysSubject {
  readonly kind: 'request' | 'response';
  readonly templates: unknown;
}

/**
 * What can be wrong with the keys of the templates of a request or a response.
 */
export const KEY_RULES: readonly Rule<TemplateKeysSubject>[] = [
  {
    id: 'template-key-escaped',
    severity: 'warning',
    moment: 'constructor',
    summary:
      'a template under the key `\\$default`, which deployed APIs and an AWS sample use, and no AWS page documents',
    source: SELECTION_EXPRESSIONS,
    check: ({ kind, templates }) =>
      typeof templates === 'object' && templates !== null && DEFAULT_EXPRESSION in templates
        ? {
            problem: `a ${kind} template has a key with a backslash, which is selected in deployed APIs but not documented,`,
            got: DEFAULT_EXPRESSION,
            remedy: 'put the template under "$default"; only the selection expression has the backslash',
          }
        : undefined,
  },
];

/**
 * What can be wrong with which template is rendered.
 */
export const TEMPLATE_KEY_RULES: readonly Rule<IntegrationSubject>[] = [
  {
    id: 'template-never-selected',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a request template under a key that the selection expression never yields',
    source: SELECTION_EXPRESSIONS,
    check: ({ requestTemplates, templateSelectionExpression }) =>
      requestTemplates === undefined
        ? undefined
        : neverSelected('a request template', requestTemplates, templateSelectionExpression ?? UNSELECTED_TEMPLATE_KEY),
  },
  {
    id: 'passthrough-never-without-template',
    severity: 'warning',
    moment: 'constructor',
    summary: 'passthrough behavior `NEVER` without a template, which rejects every message',
    source: PASSTHROUGH,
    check: ({ integrationType, passthroughBehavior, requestTemplates }) =>
      passthroughBehavior === 'NEVER' &&
      !PROXY_TYPES.includes(integrationType) &&
      !hasTemplates(requestTemplates) &&
      isKnown(integrationType)
        ? {
            problem: 'passthroughBehavior rejects every message, since there is no request template,',
            got: passthroughBehavior,
            remedy: 'add a template under "$default", or let messages pass with WHEN_NO_MATCH',
          }
        : undefined,
  },
];

/**
 * A template for each key that an expression never yields. The fallback is always there.
 */
export function neverSelected(what: string, templates: object, expression: string): readonly Finding[] | undefined {
  const selected = new SelectionExpression(expression).constant;
  const never =
    selected === undefined
      ? []
      : Object.keys(templates).filter((key) => key !== selected && key !== DEFAULT_KEY && key !== DEFAULT_EXPRESSION);
  return never.length > 0 && isKnown(templates) && isKnown(expression)
    ? never.filter(isKnown).map((key) => ({
        problem: `${what} is never selected, since the selection expression always yields ${JSON.stringify(selected)},`,
        got: key,
        remedy: `put the template under ${JSON.stringify(selected)}, or change templateSelectionExpression`,
      }))
    : undefined;
}
