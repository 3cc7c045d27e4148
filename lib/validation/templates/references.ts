import { UNKNOWN } from '../../api-model/token-text';
import type { Node } from '../../runtime/velocity/node';
import type { SyntaxNode } from '../../runtime/velocity/syntax';
import type { Template } from '../../runtime/velocity/template';
import {
  INPUT_MEMBERS,
  TEMPLATE_VARIABLES,
  UTIL_FUNCTIONS,
  VELOCITY_VARIABLES,
} from '../../service-facts/template-variables';
import { parseWithTokens, visitTemplate } from './velocity';

type Reference = Extract<SyntaxNode, { readonly kind: 'reference' }>;
type Step = Extract<SyntaxNode, { readonly kind: 'property' | 'method' | 'index' }>;

/** What a template reads that it does not set itself. */
export interface TemplateReferences {
  /** The variables of `$context`, by their names with dots. */
  readonly contextVariables: readonly string[];

  /** References to what neither API Gateway nor the template defines. */
  readonly undefined: readonly UndefinedReference[];

  /** References to the message or the response: `$input.body`, `$input.json`, `$input.path`. */
  readonly body: readonly string[];

  /** References to `$input.params`, which has headers and query strings. */
  readonly params: readonly string[];
}

/** A reference to something that is not defined, with what could be meant instead. */
export interface UndefinedReference {
  /** As it is written, up to the unknown name. */
  readonly reference: string;
  readonly name: string;
  readonly candidates: readonly string[];
}

/**
 * Collects what a template refers to, wherever it does so.
 *
 * @param isExact whether every name in the template is the one that API Gateway will see
 */
export function referencesOf(template: Template, isExact: boolean): TemplateReferences {
  const references: Reference[] = [];
  const defined = new Set<string>([
    ...TEMPLATE_VARIABLES,
    ...VELOCITY_VARIABLES,
    ...[...template.macros.values()].flatMap(({ parameters }) => parameters),
  ]);
  visitTemplate(template, (node) => {
    switch (node.kind) {
      case 'reference':
        references.push(node);
        break;
      case 'set':
        defined.add(node.left.root);
        break;
      case 'foreach':
        defined.add(node.element);
        break;
      case 'define':
        defined.add(nameOf(node.children[0] as Node));
        break;
    }
  });
  const read = isExact ? references.filter(isRead) : [];
  const membersOf = (variable: string) =>
    read.flatMap((node) => {
      const [step] = stepsOf(node);
      return node.root === variable && step && step.kind !== 'index' ? [{ node, name: nameOf(step) }] : [];
    });
  const input = membersOf('input');
  const named = (names: readonly string[]) =>
    input.filter(({ name }) => names.includes(name)).map(({ node }) => node.literal());
  return {
    contextVariables: distinct(read.filter(({ root: name }) => name === 'context').map(contextName)).filter(Boolean),
    undefined: distinctBy(
      [
        ...read
          .filter((node) => !defined.has(node.root))
          .map((node) => ({ reference: `$${node.root}`, name: node.root, candidates: [...defined] })),
        ...input
          .filter(({ name }) => !(INPUT_MEMBERS as readonly string[]).includes(name))
          .map(({ name }) => ({ reference: `$input.${name}`, name, candidates: INPUT_MEMBERS })),
        ...membersOf('util')
          .filter(({ name }) => !(UTIL_FUNCTIONS as readonly string[]).includes(name))
          .map(({ name }) => ({ reference: `$util.${name}`, name, candidates: UTIL_FUNCTIONS })),
      ],
      ({ reference }) => reference,
    ),
    body: distinct(named(['body', 'json', 'path'])),
    params: distinct(named(['params'])),
  };
}

/** What a template refers to; nothing for one that cannot be read. */
export function referencesIn(text: string): TemplateReferences {
  const parsed = parseWithTokens(text);
  return parsed && 'template' in parsed
    ? referencesOf(parsed.template, parsed.hasPlaceholders)
    : { contextVariables: [], undefined: [], body: [], params: [] };
}

/** Whether the reference is more than text, and its name is known to its end. */
function isRead(node: Reference): boolean {
  return node.isComputable && !node.isEscaped && !node.last.next?.image.startsWith(UNKNOWN);
}

/** The name of a variable, without the method that is called at the end. */
function contextName(node: Reference): string {
  const names: string[] = [];
  for (const step of stepsOf(node)) {
    if (step.kind !== 'property') {
      break;
    }
    names.push(nameOf(step));
  }
  return names.join('.');
}

function stepsOf(node: Reference): readonly Step[] {
  return node.steps as readonly Node[] as readonly Step[];
}

function nameOf(node: Node): string {
  return node.first.image.replace(/^\$!?/, '');
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function distinctBy<Value>(values: readonly Value[], key: (value: Value) => string): Value[] {
  return [...new Map(values.map((value) => [key(value), value])).values()];
}
