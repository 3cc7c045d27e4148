import { knownEntries, NONE, type Rule } from '../../diagnostics';
import type { TemplateError } from '../../runtime/velocity/template-error';
import { QUOTAS, TEMPLATE_REFERENCE } from '../../service-facts/sources';
import { type Judgement, judge } from '../judgement';
import { scanTemplate } from '../template-scanner';
import { escapedQuotes, type Print, printsOf, unescapedMessage } from '../unescaped-message';
import { velocity2Syntax } from '../velocity-2-syntax';
import { CONTEXT_RULES, contextVariablesOf } from './context-variable-rules';

/**
 * What the rules look at: one mapping template.
 */
export interface TemplateSubject {
  /** What it is called in messages, such as `request template "$default"`. */
  readonly name: string;

  /** What it reads, in messages. */
  readonly input: 'the message' | 'the answer';

  readonly text: string;
}

/** A template that cannot be read. */
interface UnreadableSubject extends TemplateSubject {
  readonly error: TemplateError;
}

/** What a template that can be read prints of a message. */
interface MessageSubject extends TemplateSubject {
  readonly prints: readonly Print[];
}

const MAX_BYTES = 300 * 1024;

const VELOCITY_2 =
  'observed on REST APIs: templates render that only Velocity 1 can read, such as #set of a name with a hyphen';

/**
 * What can be wrong with any mapping template.
 */
export const TEXT_RULES: readonly Rule<TemplateSubject>[] = [
  {
    id: 'template-too-long',
    severity: 'error',
    moment: 'constructor',
    summary: 'a mapping template of more than 300 KB',
    source: QUOTAS,
    check: ({ name, text }) =>
      // A character has at most three bytes for each of its units.
      text.length * 3 > MAX_BYTES && Buffer.byteLength(text) > MAX_BYTES
        ? [{ problem: `${name} is longer than 300 KB`, got: `${Buffer.byteLength(text)} bytes`, remedy: 'shorten it' }]
        : NONE,
  },
];

/**
 * What can be wrong with a template that cannot be read.
 */
export const SYNTAX_RULES: readonly Rule<UnreadableSubject>[] = [
  {
    id: 'template-does-not-parse',
    severity: 'error',
    moment: 'constructor',
    summary: 'a mapping template that is not in the Velocity Template Language',
    source: TEMPLATE_REFERENCE,
    check: ({ name, text, error }) =>
      velocity2Syntax(text, readTemplate) === undefined
        ? [
            {
              problem: `${name} cannot be read: ${error.reason}, in line ${error.line}, column ${error.column},`,
              got: lineAt(text, error),
              remedy: 'correct the template',
            },
          ]
        : NONE,
  },
  {
    id: 'template-of-velocity-2',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a mapping template in the syntax of Velocity 2, where API Gateway has Velocity 1',
    source: VELOCITY_2,
    check: ({ name, text, error }) =>
      velocity2Syntax(text, readTemplate)?.map((used) => ({
        problem: `${name} has ${used.name}, which only Velocity 2 reads, in line ${error.line}, column ${error.column},`,
        got: lineAt(text, error),
        remedy: used.remedy,
      })) ?? NONE,
  },
];

/**
 * What can be wrong with what a person's template does with a message.
 */
export const MESSAGE_RULES: readonly Rule<MessageSubject>[] = [
  {
    id: 'message-unescaped',
    severity: 'warning',
    moment: 'constructor',
    summary:
      'a mapping template that writes a message into JSON or a form as it is, so that a client can add to either',
    source: TEMPLATE_REFERENCE,
    check: ({ name, input, prints }) => unescapedMessage(name, input, prints),
  },
  {
    id: 'single-quote-escaped',
    severity: 'warning',
    moment: 'constructor',
    summary: "`$util.escapeJavaScript` in a JSON string, where the `\\'` that it makes is not JSON",
    source: TEMPLATE_REFERENCE,
    check: ({ name, prints }) => escapedQuotes(name, prints),
  },
];

const INPUTS = { request: 'the message', response: 'the answer' } as const;

/**
 * Judges the mapping templates of an integration or a response.
 *
 * @param isWritten whether the templates were written by us, which is proven to be right
 */
export function judgeTemplates(kind: 'request' | 'response', templates: unknown, isWritten = false): Judgement[] {
  return knownEntries(templates).flatMap(([key, text]) =>
    judgeTemplate({ name: `${kind} template ${JSON.stringify(key)}`, input: INPUTS[kind], text }, isWritten),
  );
}

/** The template that was judged last: integrations often share one. */
let last: { readonly subject: TemplateSubject; readonly judgements: Judgement[] } | undefined;

function judgeTemplate(subject: TemplateSubject, isWritten: boolean): Judgement[] {
  const judgements = judge(TEXT_RULES, subject);
  if (isWritten || judgements.length > 0 || !/[$#]/.test(subject.text)) {
    return judgements;
  }
  if (last?.subject.text !== subject.text || last.subject.name !== subject.name) {
    last = { subject, judgements: judgeText(subject) };
  }
  return last.judgements;
}

function judgeText(subject: TemplateSubject): Judgement[] {
  const error = readTemplate(subject.text);
  if (error) {
    // A limit of ours is not one of AWS.
    return error.reason.startsWith('more than ') ? [] : judge(SYNTAX_RULES, { ...subject, error });
  }
  const segments = scanTemplate(subject.text);
  return [
    ...judge(CONTEXT_RULES, { reader: subject.name, names: contextVariablesOf(segments) }),
    ...judge(MESSAGE_RULES, { ...subject, prints: printsOf(segments) }),
  ];
}

/** Loaded only where a template has to be read. */
let runtime: typeof import('../../runtime/velocity/template') | undefined;

function readTemplate(text: string): TemplateError | undefined {
  runtime ??= require('../../runtime/velocity/template') as typeof import('../../runtime/velocity/template');
  try {
    runtime.Template.parse(text);
    return undefined;
  } catch (error) {
    return error as TemplateError;
  }
}

/** How much of a long line a message shows on each side of a place. */
const MOST_SHOWN = 30;

function lineAt(text: string, { line, column }: TemplateError): string {
  const whole = text.split(/\r\n|\n|\r/)[line - 1] as string;
  return whole.slice(Math.max(0, column - 1 - MOST_SHOWN), column - 1 + MOST_SHOWN);
}
