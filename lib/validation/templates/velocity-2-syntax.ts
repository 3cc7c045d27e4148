import type { TemplateError } from '../../runtime/velocity/template-error';
import { parseTemplate } from './velocity';

/** Something that Velocity 2 reads, and Velocity 1.7 does not. */
export interface Velocity2Syntax {
  readonly name: string;
  readonly remedy: string;
}

/** Makes of a template something that Velocity 1.7 reads in the place of the syntax. It need not mean the same. */
interface Rewriting extends Velocity2Syntax {
  readonly rewrite: (template: string) => string;
}

const OPERAND = '!?\\s*(?:\\$!?\\{?[\\w.-]+\\}?(?:\\(\\))?|\\d+|"[^"]*"|\'[^\']*\')';
const OPERATOR = '\\s*(?:[=!<>]=|[-+*/%<>]|&&|\\|\\|)\\s*';
const CALCULATION = new RegExp(
  `((?:(?<=[\\w\\])])[([]|,)\\s*)(?:${OPERAND}(?:${OPERATOR}${OPERAND})+|!\\s*\\$[\\w.-]+)(?=\\s*[,)\\]])`,
  'g',
);

const REWRITINGS: readonly Rewriting[] = [
  {
    name: 'a reference with a default, such as ${name|"none"}',
    remedy: 'use #if, #else and #end',
    rewrite: (template) => template.replace(/(\$!?\{[^{}|]*)\|(?:[^{}]|\{[^{}]*\})*\}/g, '$1}'),
  },
  {
    name: 'a calculation as an argument or an index',
    remedy: 'assign its result to a variable with #set first',
    rewrite: (template) => template.replace(CALCULATION, '$1 0'),
  },
  {
    name: 'a minus sign with a reference right behind it',
    remedy: 'put spaces around the minus sign, and write 0 - $name for a negative value',
    rewrite: (template) =>
      template.replace(/([=(,]\s*)-\s*(?=\$)/g, '$1 0 - ').replace(/([\w)\]}]\s*)-\s*(?=\$)/g, '$1 - '),
  },
  {
    name: '#else in #foreach',
    remedy: 'use #if around the loop',
    rewrite: (template) => {
      let text = template;
      for (let error = errorOf(text); error; error = errorOf(text)) {
        const [loopElse] = /^#(?:else|\{else\})/.exec(text.slice(error.offset)) ?? [];
        if (loopElse === undefined || !error.expected[0]?.includes('#foreach')) {
          break;
        }
        text = text.slice(0, error.offset) + text.slice(error.offset + loopElse.length);
      }
      return text;
    },
  },
  {
    name: 'a parameter of #macro with a default',
    remedy: 'pass every argument',
    rewrite: (template) =>
      template.replace(/#macro\s*\([^)]*\)/g, (macro) =>
        macro.replace(/(\$\w+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s)]+)/g, '$1'),
      ),
  },
  {
    name: 'a "$" or "#" at the end',
    remedy: 'put a space after it',
    rewrite: (template) => template.replace(/[$#!]+$/, ''),
  },
];

/**
 * What Velocity 2 reads in a template that Velocity 1.7 cannot read: all that is wrong with it. Undefined when something
 * else is.
 *
 * @param template a template that Velocity 1.7 cannot read
 */
export function velocity2Syntax(template: string): readonly Velocity2Syntax[] | undefined {
  const applicable = REWRITINGS.filter(({ rewrite }) => rewrite(template) !== template);
  const one = applicable.find(({ rewrite }) => !errorOf(rewrite(template)));
  if (one) {
    return [one];
  }
  const rewritten = REWRITINGS.reduce((text, { rewrite }) => rewrite(text), template);
  return applicable.length > 0 && !errorOf(rewritten) ? applicable : undefined;
}

function errorOf(text: string): TemplateError | undefined {
  const parsed = parseTemplate(text);
  return 'error' in parsed ? parsed.error : undefined;
}
