import { Stack } from 'aws-cdk-lib';
import { entries, own } from '../runtime/cloudformation/json';

/** Adds the path of each construct to its resource, as the CDK CLI does: messages name constructs by it. */
export function addConstructPaths(template: object, stack: Stack): object {
  const paths = new Map<unknown, string>();
  for (const construct of stack.node.findAll()) {
    // Only elements of a template have a logical id.
    if ('logicalId' in construct && Stack.of(construct) === stack) {
      paths.set(stack.resolve(construct.logicalId), construct.node.path);
    }
  }
  const resources = entries(own(template, 'Resources')).map(([logicalId, resource]) => [
    logicalId,
    {
      ...(resource as object),
      Metadata: { 'aws:cdk:path': paths.get(logicalId), ...(own(resource, 'Metadata') as object | undefined) },
    },
  ]);
  return { ...template, Resources: Object.fromEntries(resources) };
}
