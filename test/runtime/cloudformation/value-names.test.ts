import { IntrinsicResolver, type ReferenceValues } from '../../../lib/runtime/cloudformation/intrinsics';
import { unknownValueName } from '../../../lib/runtime/cloudformation/value-names';

const TEMPLATE = {
  Parameters: {
    TableName: { Type: 'String' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/chat/table' },
    Plain: { Type: 'String', Default: '/not/a/name' },
  },
  Resources: {
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        A: { Ref: 'Elsewhere' },
        B: { 'Fn::GetAtt': ['Nested', 'Outputs.Api'] },
        C: { 'Fn::GetAtt': 'Other.Arn' },
        D: { 'Fn::Sub': '${Substituted.Arn} ${!Text} ${Given}' },
        E: { 'Fn::Sub': ['${Listed}', {}] },
        F: [{ 'Fn::ImportValue': { 'Fn::Sub': '${TableName}-Vpc' } }],
        G: { 'Fn::GetStackOutput': { StackName: 'Network', OutputName: 'Subnet' } },
        H: { 'Fn::Join': ['', ['x', '{{resolve:ssm:/chat/room:1}}']] },
        I: '{{resolve:secretsmanager:chat:SecretString:token}}',
        J: 'Misspelt',
      },
    },
  },
  Outputs: { Queue: { Value: 'x', Export: { Name: { 'Fn::Sub': 'chat-${AWS::Region}' } } }, Lone: { Value: 'y' } },
};

function unknown(values: ReferenceValues): string | undefined {
  const lone = { template: {}, resolver: new IntrinsicResolver({}, values) };
  return unknownValueName([lone, { template: TEMPLATE, resolver: new IntrinsicResolver(TEMPLATE, values) }], values);
}

test.each([
  ...['TableName', 'Stored', '/chat/table', 'Queue', 'Queue.Arn', 'AWS::Region', 'AWS::AccountId', 'Elsewhere'],
  ...['Nested.Outputs.Api', 'Other.Arn', 'Substituted.Arn', 'Given', 'Listed', 'TableName-Vpc', 'Network.Subnet'],
  ...['/chat/room', 'chat', 'chat.token', 'chat-us-east-1'],
])('a template has %s', (name) => {
  expect(unknown({ [name]: name })).toBeUndefined();
});

test.each([
  ...['Tablename', 'Misspelt', 'Text', '/not/a/name', 'AWS::Regoin', 'Queu', 'x', 'Vpc', '', 'Lone'],
  ...['constructor', 'Properties', 'undefined'],
])('no template has %j', (name) => {
  expect(unknown({ Queue: 'q', [name]: 'x' })).toBe(name);
});

test('without values nothing is unknown', () => {
  expect(unknown({})).toBeUndefined();
});

test('a template can be deep', () => {
  const deep = Array.from({ length: 100_000 }).reduce<object>((inner) => ({ inner }), { Ref: 'Deepest' });

  expect(
    unknownValueName([{ template: deep, resolver: new IntrinsicResolver(deep) }], { Deepest: 'x' }),
  ).toBeUndefined();
});
