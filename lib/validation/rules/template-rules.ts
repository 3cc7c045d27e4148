import { UNKNOWN } from '../../api-model/token-text';
import type { TemplateError } from '../../runtime/velocity/template-error';
import { TEMPLATE_MAX_BYTES } from '../../service-facts/limits';
import { QUOTAS, TEMPLATE_REFERENCE } from '../../service-facts/sources';
import { nearestName } from '../did-you-mean';
import type { Rule } from '../rule';
import type { Misplaced } from '../templates/positions';
import type { TemplateReferences } from '../templates/references';
import { escapedQuotes, unescapedMessages } from '../templates/unescaped-message';
import { velocity2Syntax } from '../templates/velocity-2-syntax';

/**
 * What the rules look at: one mapping template.
 */
export interface TemplateSubject {
  /** What it is called in messages, such as `request template "$default"`. */
  readonly name: string;

  /** What it reads, in messages. */
  readonly input: 'the message' | 'the response';

  /** The template, with a placeholder for each token. */
  readonly text: string;
}

/** A template that cannot be read. */
export interface UnreadableSubject extends TemplateSubject {
  readonly error: TemplateError;
}

/** A template that can be read, with what it refers to and what it does with a message. */
export interface ReadableSubject extends TemplateSubject {
  readonly references: TemplateReferences;
  readonly misplaced: readonly Misplaced[];
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
    summary: 'a mapping template larger than 300 KB',
    source: QUOTAS,
    check: ({ name, text }) => {
      // A character has at most three bytes for each of its units.
      const bytes = text.length * 3 > TEMPLATE_MAX_BYTES ? Buffer.byteLength(text.replaceAll(UNKNOWN, '')) : 0;
      return bytes > TEMPLATE_MAX_BYTES
        ? { problem: `${name} is longer than 300 KB`, got: `${bytes} bytes`, remedy: 'shorten it' }
        : undefined;
    },
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
    summary: 'a mapping template that is not valid in the Velocity Template Language',
    source: TEMPLATE_REFERENCE,
    check: ({ name, text, error }) =>
      velocity2Syntax(text) === undefined
        ? {
            problem: `${name} is not valid in the Velocity Template Language`,
            remedy: `correct line ${error.line}, column ${error.column}: ${shown(error.reason)}`,
            excerpt: excerptOf(error),
          }
        : undefined,
  },
  {
    id: 'template-of-velocity-2',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a mapping template in Velocity 2 syntax; API Gateway uses Velocity 1',
    source: VELOCITY_2,
    check: ({ name, text, error }) =>
      velocity2Syntax(text)?.map((used) => ({
        problem: `${name} has ${used.name}, which only Velocity 2 reads, in line ${error.line}, column ${error.column},`,
        remedy: used.remedy,
        excerpt: excerptOf(error),
      })),
  },
];

/**
 * What can be wrong with what a person's template does.
 */
export const TEMPLATE_RULES: readonly Rule<ReadableSubject>[] = [
  {
    id: 'template-reference-undefined',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a reference that neither API Gateway nor the template defines, such as `$math` or `$util.autoId()`',
    source: TEMPLATE_REFERENCE,
    check: ({ name, references }) =>
      references.undefined.map((unknown) => {
        const nearest = nearestName(unknown.name, unknown.candidates);
        return {
          problem: `${name} refers to something that API Gateway does not define`,
          got: unknown.reference,
          remedy:
            nearest === undefined
              ? `use ${unknown.candidates.length > MAX_LISTED ? 'a documented variable' : unknown.candidates.join(', ')}, or remove it`
              : `did you mean ${JSON.stringify(nearest)}?`,
        };
      }),
  },
  {
    id: 'message-unescaped',
    severity: 'warning',
    moment: 'constructor',
    summary:
      'a mapping template that inserts a value of the message into JSON or a form without an escape, so that a client can add to it',
    source: TEMPLATE_REFERENCE,
    check: ({ name, input, misplaced }) => unescapedMessages(name, input, misplaced),
  },
  {
    id: 'single-quote-escaped',
    severity: 'warning',
    moment: 'constructor',
    summary: "`$util.escapeJavaScript` in a JSON string, where its `\\'` is not valid JSON",
    source: TEMPLATE_REFERENCE,
    check: ({ name, misplaced }) => escapedQuotes(name, misplaced),
  },
];

/** How many names a remedy lists. */
const MAX_LISTED = 6;

/** The line with the error, and a caret below the place. */
function excerptOf(error: TemplateError): string {
  return shown(error.message.split('\n').slice(1).join('\n'));
}

function shown(text: string): string {
  return text.replaceAll(UNKNOWN, '…');
}
