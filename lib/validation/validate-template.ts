import { knownEntries } from '../api-model/token-text';
import { type RuleFinding, validate } from './registry';
import { contextVariablesOf } from './rules/context-variable-rules';
import { readTemplate, type TemplateSubject } from './rules/template-rules';
import { scanTemplate } from './template-scanner';
import { printsOf } from './unescaped-message';

const INPUTS = { request: 'the message', response: 'the answer' } as const;

/**
 * Validates the mapping templates of an integration or a response.
 *
 * @param isWritten whether the templates were written by us, which is proven to be right
 */
export function validateTemplates(kind: 'request' | 'response', templates: unknown, isWritten = false): RuleFinding[] {
  return knownEntries(templates).flatMap(([key, text]) =>
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
  const error = readTemplate(subject.text);
  if (error) {
    // A limit of ours is not one of AWS.
    return error.reason.startsWith('more than ') ? [] : validate('unreadableTemplate', { ...subject, error });
  }
  const segments = scanTemplate(subject.text);
  return [
    ...validate('contextVariables', { reader: subject.name, names: contextVariablesOf(segments) }),
    ...validate('template', { ...subject, prints: printsOf(segments) }),
  ];
}
