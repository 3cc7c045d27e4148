import {
  INPUT_MEMBERS,
  TEMPLATE_VARIABLES,
  UTIL_FUNCTIONS,
  VELOCITY_VARIABLES,
} from '../../service-facts/template-variables';
import type { Node } from '../velocity/node';
import { type SyntaxNode, visit } from '../velocity/syntax';
import type { Template } from '../velocity/template';

type Reference = Extract<SyntaxNode, { readonly kind: 'reference' }>;
type Step = Extract<SyntaxNode, { readonly kind: 'property' | 'method' | 'index' }>;

const MEMBERS: { readonly [variable: string]: readonly string[] } = { input: INPUT_MEMBERS, util: UTIL_FUNCTIONS };

const FOUND = new WeakMap<Template, readonly string[]>();

/** The references of a template to what neither API Gateway nor the template defines, each once, such as `$util.autoId`. */
export function undefinedReferences(template: Template): readonly string[] {
  const found = FOUND.get(template) ?? find(template);
  FOUND.set(template, found);
  return found;
}

function find(template: Template): string[] {
  const macros = [...template.macros.values()];
  const defined = new Set<string>([
    ...TEMPLATE_VARIABLES,
    ...VELOCITY_VARIABLES,
    ...macros.flatMap(({ parameters }) => parameters),
  ]);
  const references: Reference[] = [];
  const read = (node: SyntaxNode) => {
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
  };
  for (const root of [template.root, ...macros.map(({ body }) => body)]) {
    visit(root, read);
  }
  const names = references
    .filter((node) => node.isComputable && !node.isRunt && !node.isEscaped)
    .map((node) => {
      if (!defined.has(node.root)) {
        return `$${node.root}`;
      }
      const [step] = node.steps as readonly Node[] as readonly Step[];
      const members = Object.hasOwn(MEMBERS, node.root) ? MEMBERS[node.root] : undefined;
      const member = step && step.kind !== 'index' ? nameOf(step) : undefined;
      return members && member !== undefined && !members.includes(member) ? `$${node.root}.${member}` : undefined;
    });
  return [...new Set(names.filter((name) => name !== undefined))];
}

function nameOf(node: Node): string {
  return node.first.image.replace(/^\$!?/, '');
}
