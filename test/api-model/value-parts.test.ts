import { App, Aws, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { partsOf, shapeOfParts, type ValuePart } from '../../lib/api-model/value-parts';

let stack: Stack;
let integration: CfnIntegration;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
  integration = new CfnIntegration(stack, 'Integration', { apiId: 'api', integrationType: 'MOCK' });
});

/** The parts, each reference as `<what it refers to>`. */
function shown(value: unknown): string[] {
  return partsOf(stack, value).map((part: ValuePart) => {
    if (typeof part === 'string') {
      return part;
    }
    const { construct, logicalId, attribute } = part;
    return `<${[construct?.node.path ?? logicalId, attribute].filter((name) => name !== undefined).join('.')}>`;
  });
}

describe('a value without anything that CloudFormation calculates', () => {
  test.each([
    ['text', ['text']],
    [5, ['5']],
    [undefined, []],
    ['', ['']],
  ])('%j consists of itself', (value, expected) => {
    expect(shown(value)).toEqual(expected);
  });

  test('is what a Lazy produces', () => {
    expect(shown(Lazy.string({ produce: () => 'late' }))).toEqual(['late']);
    expect(shown(Lazy.any({ produce: () => undefined }))).toEqual([]);
  });
});

describe('a reference to a construct is found', () => {
  test.each([
    ['in a string', () => `integrations/${integration.ref}`, ['integrations/', '<Stack/Integration>']],
    ['in Fn::Join', () => Fn.join('/', ['integrations', integration.ref]), ['integrations/', '<Stack/Integration>']],
    ['in a variable of Fn::Sub', () => Fn.sub('a-${x}', { x: integration.ref }), ['a-', '<Stack/Integration>']],
    ['with its attribute', () => integration.getAtt('Arn'), ['<Stack/Integration.Arn>']],
    ['in a Lazy', () => Lazy.string({ produce: () => `a${integration.ref}b` }), ['a', '<Stack/Integration>', 'b']],
    ['two times', () => `${integration.ref}${integration.ref}`, ['<Stack/Integration>', '<Stack/Integration>']],
    ['of a parameter', () => new CfnParameter(stack, 'P').valueAsString, ['<Stack/P>']],
  ])('%s', (_, value, expected) => {
    expect(shown(value())).toEqual(expected);
  });

  test('in whichever stack it is', () => {
    const other = new CfnIntegration(new Stack(stack.node.root as App, 'Other'), 'Integration', {
      apiId: 'api',
      integrationType: 'MOCK',
    });

    expect(shown(Fn.join('/', ['integrations', other.ref]))).toEqual(expect.arrayContaining(['<Other/Integration>']));
  });
});

describe('a reference by logical id is found', () => {
  test.each([
    [{ Ref: 'Id' }, ['<Id>']],
    [{ 'Fn::GetAtt': ['Id', 'Arn'] }, ['<Id.Arn>']],
    [{ 'Fn::GetAtt': 'Id.Arn.More' }, ['<Id.Arn.More>']],
    [{ 'Fn::Sub': 'a-${Id}-${Id.Arn}-${!literal}' }, ['a-', '<Id>', '-', '<Id.Arn>', '-', '${literal}']],
    [{ 'Fn::Sub': ['${x}${Id}', { x: { Ref: 'Other' } }] }, ['<Other>', '<Id>']],
    [{ 'Fn::Join': ['', ['a', { 'Fn::Join': ['-', [{ Ref: 'Id' }, 'b']] }]] }, ['a', '<Id>', '-', 'b']],
  ])('in %j', (value, expected) => {
    expect(shown(value)).toEqual(expected);
  });
});

describe('what is not understood is one unknown part', () => {
  test.each([
    [{ 'Fn::ImportValue': 'name' }],
    [{ 'Fn::If': ['Condition', { Ref: 'A' }, { Ref: 'B' }] }],
    [{ 'Fn::Select': [0, { 'Fn::Split': ['/', { Ref: 'A' }] }] }],
    [{ 'Fn::Join': ['', { Ref: 'List' }] }],
    [{}],
  ])('%j', (value) => {
    expect(shown(value)).toEqual(['<>']);
  });
});

test('the shape of a value has a placeholder for each unknown part', () => {
  expect(shapeOfParts(partsOf(stack, `arn:${Aws.PARTITION}:sns:${Fn.importValue('x')}`))).toBe('arn:\uFFFC:sns:\uFFFC');
});
