import type { IConstruct } from 'constructs';

/**
 * Whether a construct is still in the tree: neither it nor a construct around it was removed, or replaced by another of
 * the same id.
 */
export function isInTree(construct: IConstruct): boolean {
  return construct.node.scopes.every(
    ({ node }, index, scopes) => index === 0 || scopes[index - 1]?.node.tryFindChild(node.id) === scopes[index],
  );
}
