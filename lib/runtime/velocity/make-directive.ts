import type { DirectiveParts } from './directive';
import { DefineNode, EvaluateNode, LiteralNode, ResourceNode } from './directives';
import { ForeachNode } from './foreach';
import { WordNode } from './literals';
import { MacroCallNode } from './macro-call';
import { type Macro, type Node, TextNode } from './node';
import { ReferenceNode } from './reference';
import { BreakNode, StopNode } from './stop';
import { StringNode } from './string-node';
import { TemplateError } from './template-error';

/** The directives that a block follows. */
export const BLOCK_DIRECTIVES: ReadonlySet<string> = new Set(['foreach', 'macro', 'define', 'literal']);

/** All directives but `#if` and `#set`, which the grammar knows. */
export const DIRECTIVES: ReadonlySet<string> = new Set([
  ...BLOCK_DIRECTIVES,
  'include',
  'parse',
  'evaluate',
  'break',
  'stop',
]);

/** Reads a template, and adds the macros that it defines. */
export type ParseTemplate = (text: string, macros: Map<string, Macro>) => Node;

/** The node of a directive, or of a call of a macro, which any other name is taken for. */
export function makeDirective(parts: DirectiveParts, parse: ParseTemplate): Node {
  const { name, children, first } = parts;
  switch (name) {
    case 'foreach':
      return new ForeachNode(parts);
    case 'define':
      return new DefineNode(parts);
    case 'literal':
      return new LiteralNode(parts);
    case 'include':
    case 'parse':
      return new ResourceNode(parts);
    case 'break':
      return new BreakNode(parts);
    case 'stop':
      return new StopNode(parts);
    case 'evaluate':
      if (!(children[0] instanceof StringNode || children[0] instanceof ReferenceNode)) {
        throw new TemplateError('#evaluate takes a string or a reference', parts.source, first.start, [
          'a string',
          'a reference',
        ]);
      }
      return new EvaluateNode(parts, (text, rendering) => parse(text, rendering.macros));
  }
  const hasWord = children.some((child) => child instanceof WordNode);
  if (!name.startsWith('@')) {
    return new MacroCallNode(parts, hasWord);
  }
  if (children.length === 0) {
    return new TextNode(first, first.image);
  }
  return new MacroCallNode({ ...parts, name: name.slice(1) }, hasWord, children[children.length - 1]);
}
