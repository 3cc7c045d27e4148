import { App, Aws, Stack } from 'aws-cdk-lib';
import { CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { referredConstructs, shapeOf } from '../../lib/api-model/token-text';

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
