import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { addConstructPaths } from '../../lib/testing/construct-paths';

const stack = new Stack(new App(), 'Chat');
const queue = new Queue(stack, 'Messages');
const logicalId = stack.getLogicalId(queue.node.defaultChild as never);
new Queue(new NestedStack(stack, 'Nested'), 'Inner');

const pathsOf = (template: object) =>
  (addConstructPaths(template, stack) as { Resources: Record<string, { Metadata: object }> }).Resources;

test('a resource has the path of its construct', () => {
  expect(pathsOf({ Resources: { [logicalId]: { Type: 'AWS::SQS::Queue' } } })).toEqual({
    [logicalId]: { Type: 'AWS::SQS::Queue', Metadata: { 'aws:cdk:path': 'Chat/Messages/Resource' } },
  });
});

test('metadata of the template stays', () => {
  expect(pathsOf({ Resources: { [logicalId]: { Metadata: { 'aws:cdk:path': 'own', more: 1 } } } })).toEqual({
    [logicalId]: { Metadata: { 'aws:cdk:path': 'own', more: 1 } },
  });
});

test('a resource of another stack has no path, and the rest of the template stays', () => {
  const template = { Resources: { Other: {} }, Outputs: { A: { Value: 1 } } };

  expect(addConstructPaths(template, stack)).toMatchObject({ Outputs: template.Outputs });
  expect(pathsOf(template)).toMatchObject({ Other: { Metadata: { 'aws:cdk:path': undefined } } });
});
