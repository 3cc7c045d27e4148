import type { DefineNode, EvaluateNode, IfNode, LiteralNode, ResourceNode, SetNode } from './directives';
import type { ForeachNode } from './foreach';
import type { ConstantNode, ListNode, MapNode, RangeNode, WordNode } from './literals';
import type { MacroCallNode } from './macro-call';
import type { BlockNode, Node, TextNode } from './node';
import type { ArithmeticNode, ComparisonNode, EqualityNode, ExpressionNode, LogicNode, NotNode } from './operators';
import type { ReferenceNode } from './reference';
import type { IndexNode, MethodNode, PropertyNode } from './reference-steps';
import type { BreakNode, StopNode } from './stop';
import type { StringNode } from './string-node';

/** Every node of a template, told apart by its `kind`, for those who read a template rather than render it. */
export type SyntaxNode =
  | ArithmeticNode
  | BlockNode
  | BreakNode
  | ComparisonNode
  | ConstantNode
  | DefineNode
  | EqualityNode
  | EvaluateNode
  | ExpressionNode
  | ForeachNode
  | IfNode
  | IndexNode
  | ListNode
  | LiteralNode
  | LogicNode
  | MacroCallNode
  | MapNode
  | MethodNode
  | NotNode
  | PropertyNode
  | RangeNode
  | ReferenceNode
  | ResourceNode
  | SetNode
  | StopNode
  | StringNode
  | TextNode
  | WordNode;

/** Visits a node and all that is in it, each before its parts. */
export function visit(node: Node, visitor: (node: SyntaxNode) => void): void {
  // The statement that leaves nothing to render is the one node without a kind.
  visitor(node as SyntaxNode);
  for (const child of node.children) {
    visit(child, visitor);
  }
}
