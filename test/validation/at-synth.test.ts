import { App, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { validateAtSynth } from '../../lib/validation/at-synth';
import type { TreeValidation } from '../../lib/validation/tree-validation';

test('all constructs of an app ask the same tree, which is read anew in each synth', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const trees: TreeValidation[] = [];
  for (const id of ['A', 'B']) {
    validateAtSynth(new Construct(stack, id), (tree) => {
      trees.push(tree);
      return [];
    });
  }
  app.synth();
  app.synth({ force: true });

  expect(trees).toHaveLength(4);
  expect(trees[1]).toBe(trees[0]);
  expect(trees[2]).not.toBe(trees[0]);
  expect(trees[3]).toBe(trees[2]);
});

test('a CDK stage has a tree of its own', () => {
  const app = new App();
  const stage = new Stage(app, 'Stage');
  const trees = new Set<TreeValidation>();
  for (const scope of [app, stage, new Stack(stage, 'Stack')]) {
    validateAtSynth(scope, (tree) => {
      trees.add(tree);
      return [];
    });
  }
  app.synth();

  expect(trees.size).toBe(2);
});

test('fails with what a construct reports', () => {
  const app = new App();
  validateAtSynth(new Stack(app, 'Stack'), () => ['a is wrong']);

  expect(() => app.synth()).toThrow(/\[Stack\] a is wrong/);
});

test('a tree without an app is read from its root', () => {
  const root = new Construct(undefined as never, '');
  const validate = jest.fn(() => ['a is wrong']);
  validateAtSynth(new Construct(root, 'A'), validate);

  expect(root.node.findChild('A').node.validate()).toEqual(['a is wrong']);
});
