import { IntrinsicResolver, type ReferenceValues } from '../../../lib/runtime/cloudformation/intrinsics';

const HERE = 'us-east-1:123456789012';

function resolve(resource: object, value: unknown, values?: ReferenceValues): unknown {
  return new IntrinsicResolver({ Resources: { X: resource, F: { Type: 'AWS::Lambda::Function' } } }, values).resolve(
    value,
  );
}

test.each([
  ['AWS::DynamoDB::GlobalTable', 'TableName', `arn:aws:dynamodb:${HERE}:table/X`, 'X'],
  ['AWS::DynamoDB::Table', 'TableName', `arn:aws:dynamodb:${HERE}:table/X`, 'X'],
  ['AWS::Events::EventBus', 'Name', `arn:aws:events:${HERE}:event-bus/X`, 'X'],
  ['AWS::IAM::Role', 'RoleName', 'arn:aws:iam::123456789012:role/X', 'X'],
  ['AWS::Kinesis::Stream', 'Name', `arn:aws:kinesis:${HERE}:stream/X`, 'X'],
  ['AWS::KinesisFirehose::DeliveryStream', 'DeliveryStreamName', `arn:aws:firehose:${HERE}:deliverystream/X`, 'X'],
  ['AWS::Lambda::Function', 'FunctionName', `arn:aws:lambda:${HERE}:function:X`, 'X'],
  ['AWS::Logs::LogGroup', 'LogGroupName', `arn:aws:logs:${HERE}:log-group:X:*`, 'X'],
  ['AWS::S3::Bucket', 'BucketName', 'arn:aws:s3:::X', 'X'],
  ['AWS::SNS::Topic', 'TopicName', `arn:aws:sns:${HERE}:X`, `arn:aws:sns:${HERE}:X`],
  ['AWS::SQS::Queue', 'QueueName', `arn:aws:sqs:${HERE}:X`, 'https://sqs.us-east-1.amazonaws.com/123456789012/X'],
  ['AWS::SSM::Parameter', 'Name', `arn:aws:ssm:${HERE}:parameter/X`, 'X'],
  ['AWS::SecretsManager::Secret', 'Name', `arn:aws:secretsmanager:${HERE}:secret:X`, undefined],
  ['AWS::StepFunctions::StateMachine', 'StateMachineName', `arn:aws:states:${HERE}:stateMachine:X`, undefined],
  [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'Name',
    `arn:aws:elasticloadbalancing:${HERE}:loadbalancer/net/X/0123456789abcdef`,
    undefined,
  ],
])('%s has the ARN and the name that it is known by', (Type, nameProperty, arn, ref = arn) => {
  const names = [{ Ref: 'X' }, { 'Fn::GetAtt': ['X', 'Arn'] }, { 'Fn::GetAtt': ['X', 'Name'] }];
  expect(resolve({ Type }, names)).toEqual([ref, arn, 'X']);

  const named = { Type, Properties: { [nameProperty]: 'my-name' } };
  const renamed = (text: string) => text.replace(/X/, 'my-name');
  expect(resolve(named, names)).toEqual([renamed(ref), renamed(arn), 'my-name']);
});

test.each([
  ['AWS::KMS::Key', 'KeyId', 'X'],
  ['AWS::KMS::Key', 'Arn', `arn:aws:kms:${HERE}:key/X`],
  ['AWS::SQS::Queue', 'QueueUrl', 'https://sqs.us-east-1.amazonaws.com/123456789012/X'],
  ['AWS::SNS::Topic', 'TopicArn', `arn:aws:sns:${HERE}:X`],
  ['AWS::SNS::Topic', 'TopicName', 'X'],
  ['AWS::DynamoDB::Table', 'StreamArn', `arn:aws:dynamodb:${HERE}:table/X/StreamArn`],
  ['AWS::Foo::Bar', 'Arn', `arn:aws:foo:${HERE}:bar/X`],
  ['AWS::Foo::Bar', 'Id', 'X'],
  ['AWS::Foo::Bar', 'Color', 'X.Color'],
  ['AWS::Foo::Bar', '{color}Arn', `arn:aws:foo:${HERE}:bar/X/{color}Arn`],
  ['Custom', 'Answer', 'X.Answer'],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'DNSName', 'X-0123456789abcdef.elb.us-east-1.amazonaws.com'],
  ['AWS::Lambda::Url', 'FunctionUrl', 'https://X.lambda-url.us-east-1.on.aws/'],
  ['AWS::ApiGatewayV2::Api', 'ApiEndpoint', 'https://X.execute-api.us-east-1.amazonaws.com'],
])('%s has a well-formed %s', (Type, attribute, expected) => {
  expect(resolve({ Type }, { 'Fn::GetAtt': ['X', attribute] })).toBe(expected);
});

test.each(['Api', 'Route', 'Integration', 'VpcLink'])('an %s of API Gateway is known by its logical id', (kind) => {
  const resource = { Type: `AWS::ApiGatewayV2::${kind}`, Properties: { Name: 'chat', RouteKey: 'send' } };
  const ids = [{ Ref: 'X' }, { 'Fn::GetAtt': ['X', `${kind}Id`] }];
  expect(resolve(resource, ids)).toEqual(['X', 'X']);
  expect(resolve(resource, ids, { X: 'abc123' })).toEqual(['abc123', 'abc123']);
});

test('the endpoint of a WebSocket API has its id', () => {
  const api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } };
  expect(resolve(api, { 'Fn::GetAtt': ['X', 'ApiEndpoint'] }, { X: 'abc123' })).toBe(
    'wss://abc123.execute-api.us-east-1.amazonaws.com',
  );
});

test.each([
  ['AWS::SQS::Queue', { FifoQueue: true }],
  ['AWS::SNS::Topic', { FifoTopic: 'true' }],
])('the name of %s ends as that of a FIFO one must', (Type, Properties) => {
  expect(resolve({ Type, Properties }, { 'Fn::GetAtt': ['X', 'Arn'] })).toMatch(/:X\.fifo$/);
});

test('the value of a parameter of Systems Manager is that of its template', () => {
  const parameter = { Type: 'AWS::SSM::Parameter', Properties: { Name: '/chat/table', Value: 'Messages' } };
  expect(resolve(parameter, [{ Ref: 'X' }, { 'Fn::GetAtt': ['X', 'Value'] }])).toEqual(['/chat/table', 'Messages']);
});

test('the path of a role is in its ARN', () => {
  const role = { Type: 'AWS::IAM::Role', Properties: { Path: '/team/' } };
  expect(resolve(role, { 'Fn::GetAtt': 'X.Arn' })).toBe('arn:aws:iam::123456789012:role/team/X');
});

test.each([[{ Ref: 'F' }], [{ 'Fn::GetAtt': ['F', 'Arn'] }], ['F']])(
  'versions and aliases of %j have its ARN',
  (of) => {
    const arn = `arn:aws:lambda:${HERE}:function:F`;
    const alias = { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: of, Name: 'live' } };
    expect(resolve(alias, [{ Ref: 'X' }, { 'Fn::GetAtt': ['X', 'AliasArn'] }])).toEqual([`${arn}:live`, `${arn}:live`]);

    const version = { Type: 'AWS::Lambda::Version', Properties: { FunctionName: of } };
    const values = [{ Ref: 'X' }, { 'Fn::GetAtt': ['X', 'FunctionArn'] }, { 'Fn::GetAtt': ['X', 'Version'] }];
    expect(resolve(version, values)).toEqual([`${arn}:1`, `${arn}:1`, '1']);
  },
);

test.each([
  ['eu-west-1', 'aws', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['us-iso-east-1', 'aws-iso', 'c2s.ic.gov'],
  ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['eu-isoe-west-1', 'aws-iso-e', 'cloud.adc-e.uk'],
  ['us-isof-south-1', 'aws-iso-f', 'csp.hci.ic.gov'],
  ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
])('%s is in the partition %s', (region, partition, suffix) => {
  const values = [{ Ref: 'AWS::Partition' }, { Ref: 'AWS::URLSuffix' }];
  expect(resolve({}, values, { 'AWS::Region': region })).toEqual([partition, suffix]);
});

test('pseudo parameters are the same each time', () => {
  const names = [
    'AccountId',
    'Region',
    'Partition',
    'URLSuffix',
    'StackName',
    'StackId',
    'NotificationARNs',
    'Nothing',
  ];
  expect(
    resolve(
      {},
      names.map((name) => ({ Ref: `AWS::${name}` })),
    ),
  ).toEqual([
    '123456789012',
    'us-east-1',
    'aws',
    'amazonaws.com',
    'Stack',
    `arn:aws:cloudformation:${HERE}:stack/Stack/00000000-0000-0000-0000-000000000000`,
    [],
    'AWS-Nothing',
  ]);
});
