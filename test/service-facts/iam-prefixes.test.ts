import { iamPrefixOf } from '../../lib/service-facts/iam-prefixes';

test.each([
  ['states', 'states'],
  ['monitoring', 'cloudwatch'],
  ['email', 'ses'],
  ['bedrock-runtime', 'bedrock'],
  ['runtime.sagemaker', 'sagemaker'],
  ['account.s3', 's3'],
])('IAM knows the service at endpoint %s as %s', (endpoint, prefix) => {
  expect(iamPrefixOf(endpoint)).toBe(prefix);
});

test.each(['nothing', 'a.nothing', 'toString'])('the prefix of %s is unknown', (endpoint) => {
  expect(iamPrefixOf(endpoint)).toBeUndefined();
});
