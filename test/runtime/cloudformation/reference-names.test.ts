import { IntrinsicResolver } from '../../../lib/runtime/cloudformation/intrinsics';
import { unknownReference } from '../../../lib/runtime/cloudformation/reference-names';

const template = {
  Parameters: {
    Stage: { Type: 'String', Default: 'prod' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/chat/table' },
    Untold: { Type: 'AWS::SSM::Parameter::Value<String>' },
  },
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'orders' } },
    Table: {
      Properties: {
        A: { Ref: 'Elsewhere' },
        B: [{ 'Fn::GetAtt': ['Stream', 'Arn'] }, { 'Fn::GetAtt': 'Bucket.Arn' }],
        C: { 'Fn::Sub': '${Bus}-${Topic.TopicName}' },
        D: { 'Fn::Sub': ['${Mapped}', { Mapped: { 'Fn::ImportValue': { 'Fn::Sub': 'shared:${Stage}:url' } } }] },
        E: { 'Fn::ImportValue': 'network.vpc' },
        F: { 'Fn::GetStackOutput': { StackName: 'Network', OutputName: 'Subnet' } },
        G: { 'Fn::Join': ['', ['x', '{{resolve:ssm:/chat/room:1}}']] },
        H: '{{resolve:secretsmanager:token:SecretString:key}}',
        I: { 'Fn::Sub': 'plain ${!Text}' },
      },
    },
  },
  Outputs: { Plain: { Value: 'x' }, Named: { Value: 'x', Export: { Name: { 'Fn::Join': ['-', ['chat', 'api']] } } } },
};
const templates = [
  { template: {}, resolver: new IntrinsicResolver({}) },
  { template, resolver: new IntrinsicResolver(template) },
];

test.each([
  'Stage',
  'Queue',
  'Queue.Arn',
  'Elsewhere',
  'Stream.Arn',
  'Bucket',
  'Bus',
  'Topic.TopicName',
  'shared:prod:url',
  'network.vpc',
  'chat-api',
  'AWS::Region',
  'AWS::NotificationARNs',
  'Network.Subnet',
  '/chat/table',
  '/chat/room',
  'token',
  'token.key',
])('%s can have a value', (reference) => {
  expect(unknownReference(templates, [reference])).toBeUndefined();
});

test.each([
  '',
  '.',
  'Queu',
  'Queue2.Arn',
  'orders',
  'QueueName',
  'Plain',
  'chat',
  'shared',
  'AWS::Regoin',
  'constructor',
  'Text',
  'Subnet',
  'Network',
  'undefined',
])('a value for %j would have no effect', (reference) => {
  expect(unknownReference(templates, ['Queue', reference])).toBe(reference);
});

test('without references nothing is unknown', () => {
  expect(unknownReference(templates, [])).toBeUndefined();
});

test('a template may be nested deeper than functions may call themselves', () => {
  let deep: object = { Ref: 'Deep' };
  for (let level = 0; level < 50_000; level += 1) {
    deep = { deep };
  }
  const nested = [{ template: deep, resolver: new IntrinsicResolver(deep) }];
  expect(unknownReference(nested, ['Deep'])).toBeUndefined();
});
