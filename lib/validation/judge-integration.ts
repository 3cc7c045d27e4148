import { isKnown, knownEntries } from '../diagnostics';
import type { IntegrationSubject } from './integration-subject';
import { type Judgement, judge } from './judgement';
import { CONTEXT_RULES } from './rules/context-variable-rules';
import { INTEGRATION_RULES } from './rules/integration-rules';
import { LENGTH_RULES } from './rules/length-rules';
import { REQUEST_PARAMETER_RULES } from './rules/request-parameter-rules';
import { RESPONSE_RULES, type ResponseSubject } from './rules/response-rules';
import { judgeExpression, TEMPLATE_SELECTION_RULES } from './rules/selection-expression-rules';
import { TEMPLATE_KEY_RULES } from './rules/template-key-rules';
import { URI_RULES } from './rules/uri-rules';

const CONTEXT = 'context.';

/** What looks at an integration as a whole. */
const WHOLE_INTEGRATION_RULES = [
  ...INTEGRATION_RULES,
  ...URI_RULES,
  ...LENGTH_RULES,
  ...TEMPLATE_SELECTION_RULES,
  ...TEMPLATE_KEY_RULES,
];

/**
 * All that can be wrong with an integration by itself.
 */
export function judgeIntegration(subject: IntegrationSubject): Judgement[] {
  const { requestParameters, requestTemplates, templateSelectionExpression, isTemplateWritten } = subject;
  return [
    ...judge(WHOLE_INTEGRATION_RULES, subject),
    // That one is an error already.
    ...(templateSelectionExpression === '$default'
      ? []
      : judgeExpression('templateSelectionExpression', templateSelectionExpression)),
    ...judgeParameters(subject.integrationType, requestParameters),
    ...judgeTemplates('request', requestTemplates, isTemplateWritten),
  ];
}

function judgeParameters(integrationType: string, requestParameters: unknown): Judgement[] {
  if (!isKnown(requestParameters)) {
    return [];
  }
  const parameters = knownEntries(requestParameters);
  const destinations = Object.keys(requestParameters as object);
  const judgements = judge(REQUEST_PARAMETER_RULES, { integrationType, destinations, parameters });
  for (const [destination, source] of parameters) {
    if (source.startsWith(CONTEXT)) {
      const reader = `requestParameters[${JSON.stringify(destination)}]`;
      judgements.push(...judge(CONTEXT_RULES, { reader, names: [source.slice(CONTEXT.length)] }));
    }
  }
  return judgements;
}

/**
 * All that can be wrong with an integration response by itself.
 */
export function judgeResponse(subject: ResponseSubject, isTemplateWritten?: boolean): Judgement[] {
  const { responseTemplates, templateSelectionExpression } = subject;
  return [
    ...judge(RESPONSE_RULES, subject),
    ...judgeExpression('templateSelectionExpression', templateSelectionExpression, true),
    ...judgeTemplates('response', responseTemplates, isTemplateWritten),
  ];
}

/** Loaded only where there is a template. */
let templateRules: typeof import('./rules/template-rules') | undefined;

function judgeTemplates(kind: 'request' | 'response', templates: unknown, isWritten = false): Judgement[] {
  if (templates === undefined) {
    return [];
  }
  templateRules ??= require('./rules/template-rules') as typeof import('./rules/template-rules');
  return templateRules.judgeTemplates(kind, templates, isWritten);
}
