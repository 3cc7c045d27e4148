import type { TemplateError } from '../../runtime/velocity/template-error';
import { TEMPLATE_MAX_BYTES } from '../../service-facts/limits';
import { QUOTAS, TEMPLATE_REFERENCE } from '../../service-facts/sources';
import type { Rule } from '../rule';
import { escapedQuotes, type Print, unescapedMessage } from '../unescaped-message';
import { velocity2Syntax } from '../velocity-2-syntax';

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
export interface UnreadableSubject extends TemplateSubject {
  readonly error: TemplateError;
}

/** What a template that can be read prints of a message. */
export interface MessageSubject extends TemplateSubject {
  readonly prints: readonly Print[];
}

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
      text.length * 3 > TEMPLATE_MAX_BYTES && Buffer.byteLength(text) > TEMPLATE_MAX_BYTES
        ? { problem: `${name} is longer than 300 KB`, got: `${Buffer.byteLength(text)} bytes`, remedy: 'shorten it' }
        : undefined,
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
        ? {
            problem: `${name} cannot be read: ${error.reason}, in line ${error.line}, column ${error.column},`,
            got: lineAt(text, error),
            remedy: 'correct the template',
          }
        : undefined,
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
      })) ?? undefined,
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

/** Loaded only where a template has to be read. */
let runtime: typeof import('../../runtime/velocity/template') | undefined;

/**
 * The error of a template that cannot be read as Velocity 1.7.
 */
export function readTemplate(text: string): TemplateError | undefined {
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
