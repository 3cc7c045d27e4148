import { placeholderEntries } from '../api-model/placeholder-text';
import { type RuleFinding, validate } from './registry';
import type { TemplateSubject } from './rules/template-rules';
import { TemplateFlow } from './templates/flow';
import { misplacedValues } from './templates/positions';
import { referencesOf } from './templates/references';
import { callMethod, parseWithTokens } from './templates/velocity';

const INPUTS = { request: 'the message', response: 'the response' } as const;

/**
 * Validates the mapping templates of an integration or a response.
 *
 * @param isWritten whether the templates were written by us, which is proven to be right
 */
export function validateTemplates(kind: 'request' | 'response', templates: unknown, isWritten = false): RuleFinding[] {
  return placeholderEntries(templates).flatMap(([key, text]) =>
    validateTemplate({ name: `${kind} template ${JSON.stringify(key)}`, input: INPUTS[kind], text }, isWritten),
  );
}

/** The template that was validated last: integrations often share one. */
let last: { readonly subject: TemplateSubject; readonly findings: RuleFinding[] } | undefined;

function validateTemplate(subject: TemplateSubject, isWritten: boolean): RuleFinding[] {
  const findings = validate('templateText', subject);
  if (isWritten || findings.length > 0 || !/[$#]/.test(subject.text)) {
    return findings;
  }
  if (last?.subject.text !== subject.text || last.subject.name !== subject.name) {
    last = { subject, findings: validateText(subject) };
  }
  return last.findings;
}

function validateText(subject: TemplateSubject): RuleFinding[] {
  const parsed = parseWithTokens(subject.text);
  if (!parsed) {
    return [];
  }
  if ('error' in parsed) {
    const { error } = parsed;
    // A limit of ours is not one of AWS.
    return error.reason.startsWith('more than ') ? [] : validate('unreadableTemplate', { ...subject, error });
  }
  const { template, hasPlaceholders } = parsed;
  // What replaces a token elsewhere may have become part of a name.
  const references = referencesOf(template, hasPlaceholders);
  const misplaced = misplacedValues(new TemplateFlow(template, callMethod).output());
  return [
    ...validate('contextVariables', { reader: subject.name, names: references.contextVariables }),
    ...validate('template', { ...subject, references, misplaced }),
  ];
}
