import { UNKNOWN } from '../../api-model/token-text';
import type { Macro, Node } from '../../runtime/velocity/node';
import type { SyntaxNode } from '../../runtime/velocity/syntax';
import type { Template } from '../../runtime/velocity/template';
import { contextVariable } from '../../service-facts/context-variables';
import {
  constantText,
  type Encoding,
  limited,
  type MessagePiece,
  mapValues,
  messagesIn,
  type Piece,
  soleMessage,
  textPieces,
  UNKNOWN_PIECE,
  type Written,
} from './piece';
import { type Replace, replacedPieces } from './replacement';

type NodeOf<Kind> = Extract<SyntaxNode, { readonly kind: Kind }>;
type Reference = NodeOf<'reference'>;
type Step = NodeOf<'property' | 'method' | 'index'>;

/** What a variable or an expression holds. */
interface Value {
  readonly pieces: readonly Piece[];

  /** What a list or a map contains; a template may add to it. */
  readonly members?: Value[];

  /** What is rendered each time that the value is printed. */
  readonly block?: Node;
}

/** Calls a method of a string with strings; undefined where there is none, or Java refuses the arguments. */
export type CallMethod = (text: string, method: string, args: readonly string[]) => string | undefined;

const NOTHING: Value = { pieces: [UNKNOWN_PIECE] };

const ENCODINGS: ReadonlySet<string> = new Set<Encoding>(['escapeJavaScript', 'urlEncode', 'base64Encode']);

const DECODINGS: { readonly [name: string]: Encoding | undefined } = {
  urlDecode: 'urlEncode',
  base64Decode: 'base64Encode',
};

/** Methods whose result is a number or a boolean, whatever they are called on. */
const HARMLESS_METHODS: ReadonlySet<string> = new Set([
  'size',
  'length',
  'isEmpty',
  'contains',
  'containsKey',
  'containsValue',
  'containsAll',
  'equals',
  'equalsIgnoreCase',
  'startsWith',
  'endsWith',
  'matches',
  'indexOf',
  'lastIndexOf',
  'compareTo',
  'compareToIgnoreCase',
  'hashCode',
]);

/** Methods that change nothing by which a format is told apart. */
const SAME_TEXT_METHODS: ReadonlySet<string> = new Set(['toString', 'trim', 'intern']);

const REPLACING_METHODS: ReadonlySet<string> = new Set(['replace', 'replaceAll', 'replaceFirst']);

const ADDING_METHODS: ReadonlySet<string> = new Set(['add', 'addAll', 'put', 'putAll', 'putIfAbsent', 'set']);

/** Methods that give the members of a list or a map as a whole. */
const COLLECTION_METHODS: ReadonlySet<string> = new Set(['entrySet', 'iterator', 'keySet', 'subList', 'values']);

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
      value = this.utilValue(first, written);
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

  private utilValue(step: Step, written: Written): Value {
    const name = nameOf(step);
    const pieces = step.children.flatMap((argument) => this.valueOf(argument).pieces);
    if (ENCODINGS.has(name)) {
      const encoding = name as Encoding;
      return { pieces: [{ kind: 'encoded', encoding, pieces, isCured: false, reference: written, printed: written }] };
    }
    const encoding = DECODINGS[name];
    if (encoding !== undefined || name === 'parseJson') {
      const [piece, ...more] = pieces;
      return piece?.kind === 'encoded' && piece.encoding === encoding && more.length === 0
        ? { pieces: piece.pieces }
        : { pieces: rawPieces({ pieces }) };
    }
    return NOTHING;
  }

  private contextValue(node: Reference, written: Written): Value {
    const names = (node.steps as readonly Node[] as readonly Step[]).map((step) =>
      step.kind === 'property' ? nameOf(step) : constantText(this.valueOf(step.children[0] ?? step).pieces),
    );
    const last = (node.steps as readonly Node[] as readonly Step[]).at(-1);
    if (last?.kind === 'method' && HARMLESS_METHODS.has(nameOf(last))) {
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
    const name = nameOf(step);
    if (HARMLESS_METHODS.has(name)) {
      return NOTHING;
    }
    if (value.members) {
      if (ADDING_METHODS.has(name)) {
        value.members.push(...args);
        return NOTHING;
      }
      return COLLECTION_METHODS.has(name) ? value : elementOf(value);
    }
    if (SAME_TEXT_METHODS.has(name)) {
      return value;
    }
    if (name === 'concat') {
      return { pieces: [...value.pieces, ...args.flatMap(({ pieces }) => pieces)] };
    }
    const texts = args.map(({ pieces }) => constantText(pieces));
    if (REPLACING_METHODS.has(name) && texts.every((text) => text !== undefined)) {
      const replace: Replace = (text) => this.callMethod(text, name, texts);
      return { pieces: replacedPieces(value.pieces, replace) };
    }
    return { pieces: rawPieces({ pieces: [value, ...args].flatMap(({ pieces }) => pieces) }) };
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

/** A value of which no more is known than the message that it is made of. */
function rawPieces({ pieces }: Value): readonly Piece[] {
  const [first] = messagesIn(pieces);
  return [first ? { ...first, source: 'raw' } : UNKNOWN_PIECE];
}

function container(members: Value[]): Value {
  return { pieces: members.flatMap(({ pieces }) => pieces), members };
}

/** A member of a list or a map, whichever it is. */
function elementOf(value: Value): Value {
  if (!value.members) {
    return { pieces: rawPieces(value) };
  }
  const members = value.members.flatMap((member) => member.members ?? []);
  return {
    pieces: limited([{ kind: 'choice', options: value.members.map(({ pieces }) => pieces) }]),
    ...(members.length > 0 ? { members } : {}),
  };
}

/** The variables after one of several ways through a template. */
function join(ways: readonly Map<string, Value>[]): Map<string, Value> {
  const names = new Set(ways.flatMap((way) => [...way.keys()]));
  return new Map(
    [...names].map((name) => {
      const values = [...new Set(ways.flatMap((way) => way.get(name) ?? []))];
      const [first, ...more] = values as [Value, ...Value[]];
      if (more.length === 0) {
        return [name, first];
      }
      const members = values.flatMap((value) => value.members ?? []);
      const options = values.map(({ pieces }) => pieces);
      return [
        name,
        {
          pieces: limited([{ kind: 'choice', options }]),
          ...(members.length > 0 ? { members } : {}),
          block: first.block,
        },
      ];
    }),
  );
}

function restore(variables: Map<string, Value>, name: string, value: Value | undefined): void {
  if (value) {
    variables.set(name, value);
  } else {
    variables.delete(name);
  }
}
