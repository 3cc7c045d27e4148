import { parseIntegrationUri } from '../../lib/service-facts/integration-uri';

const FUNCTION = 'arn:aws-cn:lambda:cn-north-1:111122223333:function:chat:live';

test('an action of a service', () => {
  expect(parseIntegrationUri('arn:aws:apigateway:eu-west-1:sns:action/Publish')).toEqual({
    kind: 'action',
    partition: 'aws',
    region: 'eu-west-1',
    service: 'sns',
    target: 'Publish',
  });
});

test('a path of a service, with a subdomain', () => {
  expect(parseIntegrationUri('arn:aws:apigateway:eu-west-1:{bucket}.s3:path/{key}/a:b')).toEqual({
    kind: 'path',
    partition: 'aws',
    region: 'eu-west-1',
    service: '{bucket}.s3',
    target: '{key}/a:b',
  });
});

test('the invocation of a function', () => {
  const uri = `arn:aws-cn:apigateway:cn-north-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;

  expect(parseIntegrationUri(uri)).toMatchObject({ kind: 'path', service: 'lambda', functionArn: FUNCTION });
});

test('another path of Lambda names no function to invoke', () => {
  const uri = 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions';

  expect(parseIntegrationUri(uri)?.functionArn).toBeUndefined();
});

test('the ARN of a function by itself', () => {
  expect(parseIntegrationUri(FUNCTION)).toEqual({
    kind: 'function',
    partition: 'aws-cn',
    region: 'cn-north-1',
    service: 'lambda',
    target: FUNCTION,
    functionArn: FUNCTION,
  });
});

test.each([
  '',
  'https://example.com/',
  'arn:aws:sqs:eu-west-1:111122223333:jobs',
  'arn:aws:apigateway:eu-west-1:sqs:jobs',
])('%j does not address AWS', (uri) => {
  expect(parseIntegrationUri(uri)).toBeUndefined();
});
