import type { AssemblyTemplate } from '../../../lib/runtime/cloudformation/cloud-assembly';
import { linkTemplates, resourcesOf, textOf } from '../../../lib/runtime/cloudformation/linked-templates';

function stack(stackName: string, template: object, parts: Partial<AssemblyTemplate> = {}): AssemblyTemplate {
  return { artifactId: stackName, stackName, templateFile: `${stackName}.json`, template, ...parts };
}

function textIn(name: string, value: unknown, templates: readonly AssemblyTemplate[], given = {}): string | undefined {
  return linkTemplates({ templates }, given)
    .find(({ templateFile }) => templateFile === `${name}.json`)
    ?.resolver.text(value);
}

const EXPORTING = {
  Outputs: { Lone: { Value: 'x' }, Vpc: { Value: 'vpc-1', Export: { Name: { 'Fn::Sub': '${AWS::StackName}-vpc' } } } },
};

test.each<[string, unknown, string]>([
  ['an export', { 'Fn::ImportValue': 'Network-vpc' }, 'vpc-1'],
  ['an output', { 'Fn::GetStackOutput': { StackName: 'Network', OutputName: 'Vpc' } }, 'vpc-1'],
  ['an output that does not exist', { 'Fn::GetStackOutput': { StackName: 'Network', OutputName: 'Other' } }, 'Other'],
  ['the name of the stack', { Ref: 'AWS::StackName' }, 'Chat'],
  ['the region, which the app does not say', { Ref: 'AWS::Region' }, 'us-east-1'],
])('a stack reads %s', (_, value, expected) => {
  expect(textIn('Chat', value, [stack('Network', EXPORTING), stack('Chat', {})])).toBe(expected);
});

test('a value that is given comes before what a stack exports', () => {
  const templates = [stack('Network', EXPORTING), stack('Chat', {})];

  expect(textIn('Chat', { 'Fn::ImportValue': 'Network-vpc' }, templates, { 'Network-vpc': 'mine' })).toBe('mine');
});

test('an export does not replace a resource of the same name', () => {
  const exporting = { Outputs: { Queue: { Value: 'x', Export: { Name: 'Queue' } } } };
  const queue = { Resources: { Queue: { Type: 'AWS::KMS::Key' } } };

  expect(textIn('Chat', { Ref: 'Queue' }, [stack('Data', exporting), stack('Chat', queue)])).toBe('Queue');
});

test('the account and the region are those that the app says', () => {
  const templates = [stack('Chat', {}, { environment: { accountId: '111111111111', region: 'eu-west-1' } })];

  expect(textIn('Chat', { 'Fn::Sub': '${AWS::AccountId} ${AWS::Region}' }, templates)).toBe('111111111111 eu-west-1');
  expect(textIn('Chat', { Ref: 'AWS::Region' }, templates, { 'AWS::Region': 'cn-north-1' })).toBe('cn-north-1');
});

test('of two exports of one name a stack reads that of its own account and region', () => {
  const exporting = (value: string) => ({ Outputs: { Vpc: { Value: value, Export: { Name: 'vpc' } } } });
  const here = { environment: { accountId: '1', region: 'us-east-1' } };
  const templates = [
    stack('Here', exporting('here'), here),
    stack('There', exporting('there'), { environment: { accountId: '1', region: 'eu-west-1' } }),
    stack('Other', exporting('other'), { environment: { accountId: '2', region: 'us-east-1' } }),
    stack('Chat', {}, here),
  ];

  expect(textIn('Chat', { 'Fn::ImportValue': 'vpc' }, templates)).toBe('here');
});

test('a parameter of Systems Manager and a reference to another region are read by name', () => {
  const writer = {
    Type: 'Custom::CrossRegionExportWriter',
    Properties: { WriterProps: { region: 'us-east-1', exports: { '/cdk/exports/Url': { Ref: 'AWS::Region' } } } },
  };
  const parameter = { Type: 'AWS::SSM::Parameter', Properties: { Name: '/chat/table', Value: 'rooms' } };
  const empty = { Type: 'AWS::SSM::Parameter', Properties: { Name: '/empty' } };
  const templates = [
    stack('Data', { Resources: { writer, parameter, empty } }, { environment: { region: 'eu-west-1' } }),
    stack('Chat', {}, { environment: { region: 'us-east-1' } }),
  ];
  const value = '{{resolve:ssm:/cdk/exports/Url}} {{resolve:ssm:/chat/table:2}}{{resolve:ssm:/empty}}';

  expect(textIn('Chat', value, templates)).toBe('eu-west-1 rooms');
});

test('values travel through parameters and outputs of nested stacks, and on to other stacks', () => {
  const outer = {
    Resources: {
      Nested: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: { Parameters: { Room: { 'Fn::ImportValue': 'room' } } },
      },
    },
    Outputs: { Out: { Value: { 'Fn::GetAtt': ['Nested', 'Outputs.Inner'] }, Export: { Name: 'out' } } },
  };
  const inner = {
    Parameters: { Room: { Type: 'String' } },
    Outputs: { Inner: { Value: { 'Fn::Sub': '${Room}!' }, Export: { Name: 'inner' } } },
  };
  const templates = [
    stack('Chat', {}),
    stack('Outer', outer),
    stack('Inner', inner, { nestedIn: { templateFile: 'Outer.json', logicalId: 'Nested' } }),
    stack('Rooms', { Outputs: { Room: { Value: 'lobby', Export: { Name: 'room' } } } }),
  ];

  expect(
    textIn(
      'Chat',
      { 'Fn::Sub': ['${a} ${b}', { a: { 'Fn::ImportValue': 'out' }, b: { 'Fn::ImportValue': 'inner' } }] },
      templates,
    ),
  ).toBe('lobby! lobby!');
  expect(textIn('Inner', { Ref: 'AWS::StackName' }, templates)).toBe('Stack');
});

test('a nested stack whose outer stack is missing has no parameters', () => {
  const lone = stack('Inner', {}, { nestedIn: { templateFile: 'Missing.json', logicalId: 'Nested' } });

  expect(textIn('Inner', { Ref: 'Room' }, [lone])).toBe('Room');
});

test('stacks that export to each other in a circle end', () => {
  const growing = (name: string, other: string) => ({
    Outputs: { Out: { Value: { 'Fn::Join': ['', ['x', { 'Fn::ImportValue': other }]] }, Export: { Name: name } } },
  });
  const templates = [stack('One', growing('one', 'two')), stack('Two', growing('two', 'one'))];

  expect(textIn('One', { 'Fn::ImportValue': 'two' }, templates)).toMatch(/^x+(one|two)$/);
});

test('the resources of a type are those whose condition holds', () => {
  const template = {
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
    Resources: {
      One: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'AWS::StackName' }, Delay: 5 } },
      Two: { Type: 'AWS::SQS::Queue', Condition: 'Never' },
      Three: { Type: 'AWS::KMS::Key', Metadata: { 'aws:cdk:path': 'Chat/Key' } },
    },
  };
  const [linked] = linkTemplates({ templates: [stack('Chat', template)] }, {});
  const [queue, ...others] = resourcesOf(linked as never, 'AWS::SQS::Queue');

  expect(others).toEqual([]);
  expect(queue).toMatchObject({ logicalId: 'One', ref: expect.stringContaining('sqs'), constructPath: undefined });
  expect([textOf(queue as never, 'QueueName'), textOf(queue as never, 'Delay'), textOf(queue as never, 'x')]).toEqual([
    ...['Chat', '5', undefined],
  ]);
  expect(resourcesOf(linked as never, 'AWS::KMS::Key')).toMatchObject([{ constructPath: 'Chat/Key' }]);
});
