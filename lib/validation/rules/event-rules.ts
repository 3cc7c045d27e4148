import { placeholderEntries } from '../../api-model/placeholder-text';
import { UNKNOWN } from '../../api-model/token-text';
import type { Finding } from '../../diagnostics';
import { type IntegrationSubject, serviceOf } from '../integration-subject';
import type { Rule } from '../rule';

/** The member of a template, with what its value begins with. */
const DETAIL = /(?<!\\)"Detail"\s*:\s*("?)\s*([^\s])/;

/** The whole value where it is the same for every message. */
const CONSTANT_DETAIL = /(?<!\\)"Detail"\s*:\s*("(?:[^"\\$#]|\\.)*")/;

/**
 * Rules about the events that a request to EventBridge puts.
 */
export const EVENT_RULES: readonly Rule<IntegrationSubject>[] = [
  {
    id: 'event-detail-invalid',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a request to EventBridge whose `Detail` is not a string with a JSON object',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html',
    check: (subject) =>
      serviceOf(subject) === 'events'
        ? placeholderEntries(subject.requestTemplates).map(([key, template]) => invalidDetail(key, template))
        : undefined,
  },
];

function invalidDetail(key: string, template: string): Finding | undefined {
  const [, quote, start] = DETAIL.exec(template) ?? [];
  if (start === undefined || ['$', '#', UNKNOWN].includes(start)) {
    return undefined;
  }
  const [, constant] = CONSTANT_DETAIL.exec(template) ?? [];
  const isObject = constant === undefined || constant.includes(UNKNOWN) ? start === '{' : containsObject(constant);
  return quote === '"' && isObject
    ? undefined
    : {
        problem: `request template ${JSON.stringify(key)} has a Detail that is not a string with a JSON object,`,
        got: constant ?? start,
        remedy: 'write an object of JSON as a string, with its quotes escaped',
      };
}

function containsObject(literal: string): boolean {
  try {
    const value: unknown = JSON.parse(JSON.parse(literal));
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
