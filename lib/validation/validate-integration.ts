import { placeholderEntries } from '../api-model/placeholder-text';
import { isKnown, UNKNOWN } from '../api-model/token-text';
import { SelectionExpression } from '../service-facts/selection-expressions';
import type { IntegrationSubject } from './integration-subject';
import { type RuleFinding, validate } from './registry';
import type { ResponseSubject } from './rules/response-rules';

const CONTEXT = 'context.';

/**
 * All that can be wrong with an integration by itself.
 */
export function validateIntegration(subject: IntegrationSubject): RuleFinding[] {
  const { requestParameters, requestTemplates, templateSelectionExpression, isTemplateWritten } = subject;
  return [
    ...validate('integration', subject),
    // That one is an error already.
    ...(templateSelectionExpression === '$default'
      ? []
      : validateExpression('templateSelectionExpression', templateSelectionExpression)),
    ...validateParameters(subject.integrationType, requestParameters),
    ...validateContextVariables('requestTemplate', subject.contextVariables),
    ...validateTemplates('request', requestTemplates, isTemplateWritten),
  ];
}

function validateParameters(integrationType: string, requestParameters: unknown): RuleFinding[] {
  if (!isKnown(requestParameters)) {
    return [];
  }
  const parameters = placeholderEntries(requestParameters);
  const destinations = Object.keys(requestParameters as object);
  const findings = validate('requestParameters', { integrationType, destinations, parameters });
  for (const [destination, source] of parameters) {
    if (source.startsWith(CONTEXT) && !source.includes(UNKNOWN)) {
      const reader = `requestParameters[${JSON.stringify(destination)}]`;
      findings.push(...validate('contextVariables', { reader, names: [source.slice(CONTEXT.length)] }));
    }
  }
  return findings;
}

function validateContextVariables(reader: string, names: readonly string[] = []): RuleFinding[] {
  return names.length === 0 ? [] : validate('contextVariables', { reader, names: [...new Set(names)] });
}

/**
 * All that can be wrong with an integration response by itself.
 */
export function validateResponse(
  subject: ResponseSubject,
  isTemplateWritten?: boolean,
  contextVariables?: readonly string[],
): RuleFinding[] {
  const { responseTemplates, templateSelectionExpression } = subject;
  return [
    ...validate('response', subject),
    ...validateExpression('templateSelectionExpression', templateSelectionExpression, true),
    ...validateContextVariables('response template', contextVariables),
    ...validateTemplates('response', responseTemplates, isTemplateWritten),
  ];
}

/**
 * All that can be wrong with a selection expression.
 *
 * @param readsResponse whether the answer of the backend can be read in it
 */
export function validateExpression(
  prop: string,
  expression: string | undefined,
  readsResponse?: boolean,
): RuleFinding[] {
  if (expression === undefined || !isKnown(expression)) {
    return [];
  }
  return new SelectionExpression(expression).constant === undefined
    ? validate('selectionExpression', { prop, expression, readsResponse })
    : validate('constantSelection', { prop, expression });
}

/** Loaded only where there is a template. */
let templates: typeof import('./validate-template') | undefined;

function validateTemplates(kind: 'request' | 'response', texts: unknown, isWritten = false): RuleFinding[] {
  if (texts === undefined) {
    return [];
  }
  templates ??= require('./validate-template') as typeof import('./validate-template');
  return [
    ...validate('templateKeys', { kind, templates: texts }),
    ...templates.validateTemplates(kind, texts, isWritten),
  ];
}
