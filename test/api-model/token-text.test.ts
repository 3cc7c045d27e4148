import { App, Aws, Lazy, Stack } from 'aws-cdk-lib';
import { CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { knownEntries, referredConstructs, shapeOf } from '../../lib/api-model/token-text';

test('the shape of a string has a placeholder for each token', () => {
  expect(shapeOf('plain')).toBe('plain');
  expect(shapeOf(`arn:${Aws.PARTITION}:sns:${Aws.REGION}`)).toBe('arn:\uFFFC:sns:\uFFFC');
});

test('the tokens of a string refer to constructs, or to none', () => {
  const stack = new Stack(new App(), 'Stack');
  const integration = new CfnIntegration(stack, 'Integration', { apiId: 'api', integrationType: 'MOCK' });

  expect(referredConstructs('plain')).toEqual([]);
  expect(referredConstructs(`${integration.ref}${Aws.REGION}`)).toEqual([integration, undefined]);
});

test('the known entries of a map are those without tokens, and a map that is a token has none', () => {
  expect(knownEntries({ a: '1', [Aws.REGION]: '2', c: Aws.REGION, d: 4 })).toEqual([['a', '1']]);
  expect(knownEntries(Lazy.any({ produce: () => ({ a: '1' }) }))).toEqual([]);
  expect(knownEntries(undefined)).toEqual([]);
  expect(knownEntries(null)).toEqual([]);
});
