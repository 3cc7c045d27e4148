import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { isInTree } from '../../lib/api-model/tree-membership';

let app: App;
let stack: Stack;
let child: Construct;

beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
  child = new Construct(new Construct(stack, 'Parent'), 'Child');
});

test('a construct is in the tree, and so is the root', () => {
  expect(isInTree(child)).toBe(true);
  expect(isInTree(app)).toBe(true);
});

test('a construct that was removed is not, with all that is below it', () => {
  stack.node.tryRemoveChild('Parent');

  expect(isInTree(child)).toBe(false);
});

test('a construct that was replaced by another of the same id is not', () => {
  stack.node.tryRemoveChild('Parent');
  new Construct(new Construct(stack, 'Parent'), 'Child');

  expect(isInTree(child)).toBe(false);
});
