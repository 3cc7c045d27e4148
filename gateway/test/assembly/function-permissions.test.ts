import { readAssembly } from '../../../lib/runtime/cloudformation/cloud-assembly';
import { linkTemplates } from '../../../lib/runtime/cloudformation/linked-templates';
import { FunctionPermissions, matchesArn } from '../../src/assembly/function-permissions';
import { writeAssembly } from '../assembly-builder';

const ARN = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3/prod/$connect';

function permissionOf(properties: object): FunctionPermissions {
  const Properties = {
    Action: 'lambda:InvokeFunction',
    FunctionName: 'handler',
    Principal: 'apigateway.amazonaws.com',
    ...properties,
  };
  const directory = writeAssembly({
    Chat: { Resources: { Permission: { Type: 'AWS::Lambda::Permission', Properties } } },
  });
  return new FunctionPermissions(linkTemplates(readAssembly(directory), {}));
}

test.each([
  ['without a source', {}],
  ['for the route', { SourceArn: ARN }],
  ['for all routes of a stage', { SourceArn: ARN.replace('$connect', '*') }],
  ['for all stages', { SourceArn: ARN.replace('prod/$connect', '*$connect') }],
  ['by the ARN of the function', { FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:handler' }],
  ['by a part of that ARN', { FunctionName: '123456789012:function:handler' }],
  ['for every action', { Action: 'lambda:*' }],
  ['for everybody', { Principal: '*' }],
])('a permission %s lets API Gateway invoke', (_, properties) => {
  expect(permissionOf(properties).allow('handler', ARN)).toBe(true);
});

test.each([
  ['for another route', { SourceArn: ARN.replace('$connect', 'send') }],
  ['for another API', { SourceArn: ARN.replace('a1b2c3', 'other') }],
  ['for another function', { FunctionName: 'other' }],
  ['for an alias', { FunctionName: 'handler:live' }],
  ['for another service', { Principal: 'events.amazonaws.com' }],
  ['for another action', { Action: 'lambda:GetFunction' }],
])('a permission %s does not', (_, properties) => {
  expect(permissionOf(properties).allow('handler', ARN)).toBe(false);
});

test.each([
  ['abc', 'a?c', true],
  ['abc', 'a*', true],
  ['a/b/c', 'a/*/c', true],
  ['a/b/c', '*/c', true],
  ['abc', 'ab', false],
  ['ab', 'abc', false],
  ['abc', '*b', false],
  ['aab', '*ab', true],
  ['a.c', 'a.c', true],
  ['abc', 'a.c', false],
  ['', '*', true],
  ['', '?', false],
])('%j matches %j: %s', (arn, pattern, matches) => {
  expect(matchesArn(arn, pattern)).toBe(matches);
});
