import { App, Aws, CfnParameter, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import { CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { hasOnlyReferences, partsOf, shapeOfParts, textOf, type ValuePart } from '../../lib/api-model/value-parts';

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

describe('a value as text', () => {
  test.each([
    ['a plain string', () => 'text', 'text'],
    ['a number', () => 5, '5'],
    ['nothing', () => undefined, undefined],
    ['null', () => null, undefined],
    ['AWS::NoValue', () => Aws.NO_VALUE, undefined],
    ['a Lazy', () => Lazy.string({ produce: () => 'late' }), 'late'],
    ['a Lazy of nothing', () => Lazy.string({ produce: () => undefined }), undefined],
  ])('is known for %s', (_, value, expected) => {
    expect(textOf(stack, value())).toBe(expected);
  });

  test('is the string of references that it was', () => {
    const text = `arn:${Aws.PARTITION}:apigateway:${stack.region}:${integration.ref}`;

    expect(textOf(stack, text)).toBe(text);
  });

  test.each([
    ['Fn::Sub', () => Fn.sub('a-${Id}-${Id.Arn}'), ['a-', { Ref: 'Id' }, '-', { 'Fn::GetAtt': ['Id', 'Arn'] }]],
    ['Fn::Join', () => Fn.join('/', ['a', integration.ref]), ['a/', { Ref: 'Integration' }]],
  ])('has tokens only for what CloudFormation knows in %s', (_, value, expected) => {
    expect(stack.resolve(textOf(stack, value()))).toEqual({ 'Fn::Join': ['', expected] });
  });

  test('is a token for what is not understood', () => {
    const text = textOf(stack, Fn.importValue('name'));

    expect(Token.isUnresolved(text)).toBe(true);
  });
});

describe('whether the tokens of a string are references only', () => {
  test.each([
    ['a plain string', () => 'text', true],
    ['a reference', () => `a${integration.ref}`, true],
    ['pseudo parameters', () => `${Aws.REGION}${Aws.PARTITION}`, true],
    ['a Lazy', () => Lazy.string({ produce: () => 'late' }), false],
    ['Fn::Sub', () => Fn.sub('${Id}'), false],
    ['two parts of a Lazy', () => Lazy.string({ produce: () => `${Aws.REGION}x` }), false],
  ])('%s: %#', (_, value, expected) => {
    expect(hasOnlyReferences(stack, value())).toBe(expected);
    // What is known of a token is remembered.
    expect(hasOnlyReferences(stack, value())).toBe(expected);
  });
});
