import {
  INPUT_MEMBERS,
  TEMPLATE_VARIABLES,
  UTIL_FUNCTIONS,
  VELOCITY_VARIABLES,
} from '../../service-facts/template-variables';
import type { Node } from './node';
import { type SyntaxNode, visit } from './syntax';
import type { Template } from './template';

type Reference = Extract<SyntaxNode, { readonly kind: 'reference' }>;
type Step = Extract<SyntaxNode, { readonly kind: 'property' | 'method' | 'index' }>;

/** The references of a template, and the names that are defined in it. */
export interface CollectedReferences {
  /** The references that Velocity evaluates, in the order in which they are written, and those of macros after them. */
  readonly evaluated: readonly Reference[];

  /** The variables that API Gateway, Velocity or the template itself defines. */
  readonly defined: ReadonlySet<string>;
}

/** A reference to something that is not defined, with the names that are. */
export interface UndefinedReference {
  /** The reference as it is written, up to the unknown name. */
  readonly reference: string;
  readonly name: string;
  readonly candidates: readonly string[];
}

const MEMBERS = new Map<string, readonly string[]>([
  ['input', INPUT_MEMBERS],
  ['util', UTIL_FUNCTIONS],
]);

/** Collects the references of a template and of its macros, wherever they are. */
export function collectReferences({ root, macros }: Template): CollectedReferences {
  const evaluated: Reference[] = [];
  const defined = new Set<string>([...TEMPLATE_VARIABLES, ...VELOCITY_VARIABLES]);
  const collect = (node: SyntaxNode) => {
    switch (node.kind) {
      case 'reference':
        if (node.isComputable && !node.isRunt && !node.isEscaped) {
          evaluated.push(node);
        }
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
  };
  visit(root, collect);
  for (const { parameters, body } of macros.values()) {
    for (const parameter of parameters) {
      defined.add(parameter);
    }
    visit(body, collect);
  }
  return { evaluated, defined };
}

/** The references to what neither API Gateway nor the template defines, each once. */
export function undefinedReferences({ evaluated, defined }: CollectedReferences): UndefinedReference[] {
  const found = evaluated.flatMap((node): UndefinedReference[] => {
    const { root } = node;
    if (!defined.has(root)) {
      return [{ reference: `$${root}`, name: root, candidates: [...defined] }];
    }
    const name = memberOf(node);
    const candidates = MEMBERS.get(root);
    return name === undefined || !candidates || candidates.includes(name)
      ? []
      : [{ reference: `$${root}.${name}`, name, candidates }];
  });
  return [...new Map(found.map((undefinedReference) => [undefinedReference.reference, undefinedReference])).values()];
}

/** The steps of a reference after its variable. */
export function stepsOf(node: Reference): readonly Step[] {
  return node.steps as readonly Node[] as readonly Step[];
}

/** The property or method of the variable that a reference begins with; undefined for a variable alone, and for an index. */
export function memberOf(node: Reference): string | undefined {
  const [step] = stepsOf(node);
  return step && step.kind !== 'index' ? nameOf(step) : undefined;
}

/** The name that a node begins with, without `$`. */
export function nameOf(node: Node): string {
  return node.first.image.replace(/^\$!?/, '');
}
