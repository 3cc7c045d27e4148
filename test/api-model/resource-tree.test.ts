import { App, CfnParameter, CfnResource, Fn, Stack, Stage } from 'aws-cdk-lib';
import { ResourceTree } from '../../lib/api-model/resource-tree';

const TYPE = 'Custom::Thing';

let app: App;
let stack: Stack;
let thing: CfnResource;

beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
  thing = new CfnResource(stack, 'Thing', { type: TYPE });
});

describe('the resources of a type', () => {
  test('are those of all stacks, in the order of the tree', () => {
    const other = new CfnResource(new Stack(app, 'Other'), 'Thing', { type: TYPE });
    new CfnResource(stack, 'Different', { type: 'Custom::Different' });

    expect(new ResourceTree(app).ofType(TYPE).map(({ resource }) => resource)).toEqual([thing, other]);
    expect(new ResourceTree(app).ofType('Custom::Unknown')).toEqual([]);
  });

  test('are not those of a CDK stage, which is synthesized by itself', () => {
    const stage = new Stage(app, 'Prod');
    const inStage = new CfnResource(new Stack(stage, 'Stack'), 'Thing', { type: TYPE });

    expect(new ResourceTree(app).ofType(TYPE).map(({ resource }) => resource)).toEqual([thing]);
    expect(new ResourceTree(stage).ofType(TYPE).map(({ resource }) => resource)).toEqual([inStage]);
  });
});

describe('what a value identifies', () => {
  test.each([
    ['a token', () => thing.ref],
    ['a token within text', () => `things/${thing.ref}`],
    ['a logical id', () => ({ Ref: 'Thing' })],
    ['Fn::Sub', () => Fn.sub('things/${Thing}')],
    ['Fn::GetAtt', () => ({ 'Fn::GetAtt': ['Thing', 'Id'] })],
  ])('is the resource that it refers to by %s', (_, value) => {
    expect(new ResourceTree(app).identified(thing, value())).toBe(thing);
  });

  test('is the resource under its overridden logical id', () => {
    thing.overrideLogicalId('Renamed');

    expect(new ResourceTree(app).identified(thing, { Ref: 'Renamed' })).toBe(thing);
  });

  test('is a logical id of the stack that refers, and of no other', () => {
    const other = new CfnResource(new Stack(app, 'Other'), 'Thing', { type: TYPE });
    const tree = new ResourceTree(app);

    expect(tree.identified(other, { Ref: 'Thing' })).toBe(other);
    expect(tree.identified(other, { Ref: 'Missing' })).not.toBe(tree.identified(thing, { Ref: 'Missing' }));
    expect(tree.identified(thing, { Ref: 'Missing' })).toBe(tree.identified(thing, { 'Fn::Sub': '${Missing}' }));
  });

  test('is a parameter that it refers to', () => {
    const parameter = new CfnParameter(stack, 'Parameter');

    expect(new ResourceTree(app).identified(thing, parameter.valueAsString)).toBe(parameter);
  });

  test('is the id of what is created elsewhere', () => {
    const tree = new ResourceTree(app);

    expect(tree.identified(thing, 'a1b2c3')).toBe('a1b2c3');
    expect(tree.identified(thing, Fn.importValue('x'))).toBe(tree.identified(thing, Fn.importValue('x')));
    expect(tree.identified(thing, Fn.importValue('x'))).not.toBe(tree.identified(thing, Fn.importValue('y')));
    expect(tree.identified(thing, undefined)).toBeUndefined();
  });
});

test('all resources that a value refers to are those of the tree, once each', () => {
  const other = new CfnResource(new Stack(app, 'Other'), 'Thing', { type: TYPE });
  const value = Fn.join('', [thing.ref, 'x', other.ref, thing.getAtt('Id').toString(), '${Missing}']);

  expect(new ResourceTree(app).allReferred(thing, value).map(({ resource }) => resource)).toEqual([thing, other]);
  expect(new ResourceTree(app).allReferred(thing, 'text')).toEqual([]);
});
