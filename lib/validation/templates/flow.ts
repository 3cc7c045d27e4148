import { UNKNOWN } from '../../api-model/token-text';
import type { Macro, Node } from '../../runtime/velocity/node';
import type { SyntaxNode } from '../../runtime/velocity/syntax';
import type { Template } from '../../runtime/velocity/template';
import { contextVariable } from '../../service-facts/context-variables';
import { type CallMethod, isHarmless, methodResult, utilResult } from './flow-methods';
import { container, elementOf, join, NOTHING, rawPieces, type Value } from './flow-value';
import {
  constantText,
  limited,
  type MessagePiece,
  mapValues,
  type Piece,
  soleMessage,
  textPieces,
  UNKNOWN_PIECE,
  type Written,
} from './piece';

type NodeOf<Kind> = Extract<SyntaxNode, { readonly kind: Kind }>;
type Reference = NodeOf<'reference'>;
type Step = NodeOf<'property' | 'method' | 'index'>;

/** How deep macros and blocks are followed. */
const MAX_DEPTH = 20;

/**
 * Follows the values of a message through a template: through variables, branches, loops, macros, blocks, strings, lists
 * and methods.
 */
export class TemplateFlow {
  private readonly macros: ReadonlyMap<string, Macro>;
  private variables = new Map<string, Value>();
  private stringDepth = 0;
  private depth = 0;

  constructor(
    private readonly template: Template,
    private readonly callMethod: CallMethod,
  ) {
    this.macros = template.macros;
  }

  /** What the template prints. */
  public output(): readonly Piece[] {
    return this.print(this.template.root);
  }

  private print(node: Node): readonly Piece[] {
    const statement = node as SyntaxNode;
    switch (statement.kind) {
      case 'text':
      case 'literal':
        return textPieces(statement.text, UNKNOWN);
      case 'block':
        return limited(statement.children.flatMap((child) => this.print(child)));
      case 'set':
        this.assign(statement.left, this.valueOf(statement.right));
        return [];
      case 'if':
        return this.printBranches(statement);
      case 'foreach':
        return this.printLoop(statement);
      case 'define': {
        const [name, block] = statement.children as [Reference, Node];
        this.variables.set(nameOf(name), { pieces: [], block });
        return [];
      }
      case 'call':
        return this.printCall(statement);
      case 'evaluate':
        return statement.children.flatMap((child) => this.valueOf(child).pieces);
      case 'reference':
        return this.printReference(statement);
      default:
        return [];
    }
  }

  private printReference(node: Reference): readonly Piece[] {
    if (node.isEscaped || !node.isComputable) {
      return textPieces(node.literal(), UNKNOWN);
    }
    const printed = this.written(node);
    const { members, pieces } = this.valueOf(node);
    return mapValues(members?.flatMap((member) => member.pieces) ?? pieces, (piece) => ({ ...piece, printed }));
  }

  private printBranches({ branches }: NodeOf<'if'>): readonly Piece[] {
    const before = this.variables;
    const options: (readonly Piece[])[] = [];
    const after: Map<string, Value>[] = [];
    for (const { block } of branches) {
      this.variables = new Map(before);
      options.push(this.print(block));
      after.push(this.variables);
    }
    if (branches.every(({ condition }) => condition)) {
      options.push([]);
      after.push(before);
    }
    this.variables = join(after);
    return [{ kind: 'choice', options }];
  }

  private printLoop(node: NodeOf<'foreach'>): readonly Piece[] {
    const [, , iterated, block] = node.children as [Node, Node, Node, Node];
    const element = elementOf(this.valueOf(iterated));
    const before = this.variables.get(node.element);
    const outside = new Map(this.variables);
    let body: readonly Piece[] = [];
    // What one round leaves in a variable, the next one reads.
    for (let round = 0; round < 2; round += 1) {
      this.variables.set(node.element, element);
      body = this.print(block);
      this.variables = join([outside, this.variables]);
    }
    restore(this.variables, node.element, before);
    return [{ kind: 'choice', options: [body, []] }];
  }

  private printCall(node: NodeOf<'call'>): readonly Piece[] {
    const macro = this.macros.get(node.name);
    if (!macro) {
      return textPieces(node.literal(), UNKNOWN);
    }
    if (this.depth >= MAX_DEPTH) {
      return [UNKNOWN_PIECE];
    }
    const args = macro.parameters.map((name, index): [string, Value] => {
      const argument = node.children[index];
      return [name, argument ? this.valueOf(argument) : NOTHING];
    });
    if (node.body) {
      args.push(['bodyContent', { pieces: [], block: node.body }]);
    }
    const before = args.map(([name]) => [name, this.variables.get(name)] as const);
    for (const [name, value] of args) {
      this.variables.set(name, value);
    }
    const pieces = this.below(() => this.print(macro.body));
    for (const [name, value] of before) {
      restore(this.variables, name, value);
    }
    return pieces;
  }

  private below(print: () => readonly Piece[]): readonly Piece[] {
    this.depth += 1;
    const pieces = print();
    this.depth -= 1;
    return pieces;
  }

  private assign(left: Reference, value: Value): void {
    const steps = left.steps as readonly Node[];
    if (steps.length === 0) {
      this.variables.set(left.root, { ...value, pieces: limited(value.pieces) });
      return;
    }
    const target = this.variables.get(left.root);
    if (target?.members) {
      target.members.push(value);
    } else if (target) {
      this.variables.set(left.root, { pieces: [{ kind: 'choice', options: [target.pieces, rawPieces(value)] }] });
    }
  }

  private valueOf(node: Node): Value {
    const expression = node as SyntaxNode;
    switch (expression.kind) {
      case 'string':
        return { pieces: this.stringPieces(expression) };
      case 'constant':
        return { pieces: [{ kind: 'text', text: expression.literal() }] };
      case 'list':
        return container(expression.members.map((member) => this.valueOf(member)));
      case 'map':
        return container(expression.entries.flat().map((part) => this.valueOf(part)));
      case 'expression':
        return this.valueOf(expression.inner);
      case 'arithmetic':
        // Of all operators only this one joins strings.
        return expression.operator === '+'
          ? { pieces: [...this.valueOf(expression.left).pieces, ...this.valueOf(expression.right).pieces] }
          : NOTHING;
      case 'reference':
        return this.referenceValue(expression);
      default:
        return NOTHING;
    }
  }

  private stringPieces(node: NodeOf<'string'>): readonly Piece[] {
    if (!node.template) {
      return textPieces(node.text, UNKNOWN);
    }
    this.stringDepth += 1;
    const pieces = this.print(node.template);
    this.stringDepth -= 1;
    const last = pieces.at(-1);
    // The parser adds a space behind the string, and the runtime removes it again.
    return node.isPadded && last?.kind === 'text'
      ? [...pieces.slice(0, -1), { kind: 'text', text: last.text.slice(0, -1) }]
      : pieces;
  }

  private referenceValue(node: Reference): Value {
    const written = this.written(node);
    const [first, ...more] = node.steps as readonly Node[] as readonly Step[];
    let value: Value;
    let steps = more;
    if (node.root === 'input' && first) {
      value = this.inputValue(first, written);
    } else if (node.root === 'util' && first) {
      value = utilResult(
        nameOf(first),
        first.children.flatMap((argument) => this.valueOf(argument).pieces),
        written,
      );
    } else if (node.root === 'context') {
      value = this.contextValue(node, written);
      steps = [];
    } else {
      value = this.variableValue(node.root);
      steps = first ? [first, ...more] : [];
    }
    for (const step of steps) {
      value = this.stepValue(value, step);
    }
    // What the whole reference stands for can be encoded where the reference is; a function takes no block.
    return soleMessage(value.pieces) && !this.variables.get(node.root)?.block
      ? { ...value, pieces: mapValues(value.pieces, (piece) => ({ ...piece, reference: written, printed: written })) }
      : value;
  }

  private inputValue(step: Step, written: Written): Value {
    const name = nameOf(step);
    return name === 'json' ? { pieces: [message(written, 'json')] } : { pieces: [message(written)] };
  }

  private contextValue(node: Reference, written: Written): Value {
    const names = (node.steps as readonly Node[] as readonly Step[]).map((step) =>
      step.kind === 'property' ? nameOf(step) : constantText(this.valueOf(step.children[0] ?? step).pieces),
    );
    const last = (node.steps as readonly Node[] as readonly Step[]).at(-1);
    if (last?.kind === 'method' && isHarmless(nameOf(last))) {
      return NOTHING;
    }
    const writer = names[0] === undefined ? undefined : contextVariable(names.slice(0, 2).join('.'))?.writer;
    return writer === 'client' || writer === 'authorizer' ? { pieces: [message(written)] } : NOTHING;
  }

  private variableValue(name: string): Value {
    const value = this.variables.get(name);
    if (!value?.block) {
      return value ?? NOTHING;
    }
    const { block } = value;
    return { pieces: this.depth >= MAX_DEPTH ? [UNKNOWN_PIECE] : this.below(() => this.print(block)) };
  }

  private stepValue(value: Value, step: Step): Value {
    if (step.kind !== 'method') {
      return value.members ? elementOf(value) : { pieces: rawPieces(value) };
    }
    const args = step.parameters.map((parameter) => this.valueOf(parameter));
    return methodResult(value, nameOf(step), args, this.callMethod);
  }

  private written(node: Reference): Written {
    return { text: node.literal(), isInString: this.stringDepth > 0 };
  }
}

function nameOf(node: Node): string {
  return node.first.image.replace(/^\$!?/, '');
}

function message(written: Written, source: MessagePiece['source'] = 'raw'): MessagePiece {
  return { kind: 'message', source, reference: written, printed: written, lacks: new Set() };
}

function restore(variables: Map<string, Value>, name: string, value: Value | undefined): void {
  if (value) {
    variables.set(name, value);
  } else {
    variables.delete(name);
  }
}
