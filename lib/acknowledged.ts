import type { IConstruct } from 'constructs';

/** Where aws-cdk-lib keeps what was acknowledged, in an app. */
const ACKNOWLEDGEMENTS = Symbol.for('@aws-cdk/core.Acknowledgements');

interface Root {
  readonly [ACKNOWLEDGEMENTS]?: { readonly acks?: ReadonlyMap<string, { has(id: string): boolean }> };
}

/**
 * Whether a warning was acknowledged at its construct before it is there. The oldest versions of aws-cdk-lib that we
 * support look at the constructs around it only.
 */
export function isAcknowledged({ node }: IConstruct, id: string): boolean {
  const root: IConstruct & Root = node.root;
  return root[ACKNOWLEDGEMENTS]?.acks?.get(node.path)?.has(id) ?? false;
}
