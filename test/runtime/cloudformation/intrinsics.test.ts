import * as fc from 'fast-check';
import { IntrinsicResolver, type ReferenceValues } from '../../../lib/runtime/cloudformation/intrinsics';

const TEMPLATE = {
  Parameters: {
    Stage: { Type: 'String', Default: 'dev' },
    Size: { Type: 'Number', Default: 3 },
    Zones: { Type: 'CommaDelimitedList', Default: 'one, two' },
    Subnets: { Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: '/subnets' },
    Version: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/version' },
    Needed: { Type: 'String' },
  },
  Mappings: { Sizes: { prod: { count: 10, zones: ['a', 'b'] } } },
  Conditions: {
    IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] },
    IsProd: { 'Fn::Not': [{ Condition: 'IsDev' }] },
    Both: { 'Fn::And': [{ Condition: 'IsDev' }, { Condition: 'IsProd' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'IsDev' }] },
    Itself: { Condition: 'Itself' },
    Unknown: { 'Fn::Contains': [['a'], 'a'] },
    Empty: {},
  },
  Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${Stage}-queue' } } } },
};

function resolve(value: unknown, values?: ReferenceValues): unknown {
  return new IntrinsicResolver(TEMPLATE, values).resolve(value);
}

test.each<[string, unknown, unknown]>([
  ['Ref to a parameter', { Ref: 'Stage' }, 'dev'],
  ['Ref to a number', { Ref: 'Size' }, '3'],
  ['Ref to a list', { Ref: 'Zones' }, ['one', 'two']],
  ['Ref to a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
  ['Ref to a resource', { Ref: 'Queue' }, 'https://sqs.us-east-1.amazonaws.com/123456789012/dev-queue'],
  ['Fn::GetAtt', { 'Fn::GetAtt': ['Queue', 'QueueName'] }, 'dev-queue'],
  ['Fn::GetAtt in one string', { 'Fn::GetAtt': 'Queue.Arn' }, 'arn:aws:sqs:us-east-1:123456789012:dev-queue'],
  ['Fn::GetAtt of a reference', { 'Fn::GetAtt': ['Queue', { 'Fn::Sub': 'QueueName' }] }, 'dev-queue'],
  ['Fn::Sub', { 'Fn::Sub': '${Stage}/${Queue.QueueName}/$context.x' }, 'dev/dev-queue/$context.x'],
  ['Fn::Sub with an escape', { 'Fn::Sub': '${!context.connectionId} ${Stage}' }, '${context.connectionId} dev'],
  [
    'Fn::Sub with variables',
    { 'Fn::Sub': ['${Stage}-${x}-${list}', { Stage: 'mine', x: { Ref: 'Stage' }, list: [1] }] },
    'mine-dev-[1]',
  ],
  ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }, 1, true, { Ref: 'AWS::NoValue' }]] }, 'a-dev-1-true'],
  ['Fn::Join of a list parameter', { 'Fn::Join': ['/', { Ref: 'Zones' }] }, 'one/two'],
  ['Fn::Select', { 'Fn::Select': ['1', { Ref: 'Zones' }] }, 'two'],
  ['Fn::Split', { 'Fn::Select': [2, { 'Fn::Split': [':', { 'Fn::GetAtt': 'Queue.Arn' }] }] }, 'sqs'],
  ['Fn::If that holds', { 'Fn::If': ['IsDev', { Ref: 'Stage' }, 'other'] }, 'dev'],
  ['Fn::If that does not hold', { 'Fn::If': ['IsProd', 'other', ['x']] }, ['x']],
  ['Fn::FindInMap', { 'Fn::FindInMap': ['Sizes', 'prod', 'count'] }, 10],
  ['Fn::FindInMap of a list', { 'Fn::FindInMap': ['Sizes', 'prod', { 'Fn::Sub': 'zones' }] }, ['a', 'b']],
  [
    'Fn::FindInMap with a default',
    { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'count', { DefaultValue: { Ref: 'Size' } }] },
    '3',
  ],
  ['Fn::Base64', { 'Fn::Base64': { 'Fn::Sub': 'é${Stage}' } }, Buffer.from('édev').toString('base64')],
  ['Fn::GetAZs', { 'Fn::GetAZs': '' }, ['us-east-1a', 'us-east-1b', 'us-east-1c']],
  ['Fn::GetAZs of a region', { 'Fn::GetAZs': 'eu-west-1' }, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
  ['Fn::Length', { 'Fn::Length': { Ref: 'Zones' } }, 2],
  [
    'Fn::ToJsonString',
    { 'Fn::ToJsonString': { a: { Ref: 'Stage' }, b: [{ Ref: 'AWS::NoValue' }] } },
    '{"a":"dev","b":[]}',
  ],
  ['a value without functions', { a: [1, null, 'x', { b: true }] }, { a: [1, null, 'x', { b: true }] }],
  ['an object that has more members than Ref', { Ref: 'Stage', b: 1 }, { Ref: 'Stage', b: 1 }],
])('%s is resolved', (_, value, expected) => {
  expect(resolve(value)).toEqual(expected);
});

test('a property or an item without value is left out', () => {
  const none = { 'Fn::If': ['IsProd', 'x', { Ref: 'AWS::NoValue' }] };
  expect(resolve(none)).toBeUndefined();
  expect(resolve({ a: none, b: [1, none], c: { d: none } })).toEqual({ b: [1], c: {} });
  expect(Object.keys(resolve({ a: none }) as object)).toEqual([]);
});

test('values that are given are taken first', () => {
  const values = {
    Stage: 'prod',
    Zones: 'x,y',
    Version: '21',
    Needed: 'n',
    'Queue.Arn': 'arn:real',
    'AWS::Region': 'eu-west-1',
    'Network:Vpc': 'vpc-1',
  };
  expect(
    resolve(
      [
        { Ref: 'Stage' },
        { Ref: 'Zones' },
        { Ref: 'Version' },
        { Ref: 'Needed' },
        { 'Fn::GetAtt': ['Queue', 'Arn'] },
        { Ref: 'Queue' },
        { 'Fn::ImportValue': { 'Fn::Sub': 'Network:Vpc' } },
        { 'Fn::If': ['IsProd', 'yes', 'no'] },
      ],
      values,
    ),
  ).toEqual([
    'prod',
    ['x', 'y'],
    '21',
    'n',
    'arn:real',
    'https://sqs.eu-west-1.amazonaws.com/123456789012/prod-queue',
    'vpc-1',
    'yes',
  ]);
});

test.each<[unknown, string]>([
  [{ Ref: 'Needed' }, 'Needed'],
  [{ Ref: 'Version' }, 'cdk-bootstrap-version'],
  [{ Ref: 'Missing' }, 'Missing'],
  [{ Ref: 'constructor' }, 'constructor'],
  [{ Ref: { a: 1 } }, 'a-1'],
  [{ 'Fn::GetAtt': ['Missing', 'Arn'] }, 'arn:aws:service:us-east-1:123456789012:Missing.Arn'],
  [{ 'Fn::GetAtt': ['Queue', 'Color'] }, 'Queue.Color'],
  [{ 'Fn::GetAtt': ['Nested', 'Outputs.Api'] }, 'Nested.Outputs.Api'],
  [{ 'Fn::Sub': 'a ${Missing.Name} ${' }, 'a Missing.Name ${'],
  [{ 'Fn::Sub': { Ref: 'AWS::NoValue' } }, ''],
  [{ 'Fn::ImportValue': 'Network:Vpc' }, 'Network-Vpc'],
  [{ 'Fn::GetStackOutput': { StackName: 'Network', OutputName: 'Vpc' } }, 'Vpc'],
  ['{{resolve:ssm:/chat/table:3}}', 'chat-table'],
  ['{{resolve:secretsmanager:chat:SecretString:token::}}', 'chat.token'],
  [{ 'Fn::FindInMap': ['Sizes', 'dev', 'count'] }, 'Sizes.dev.count'],
  [{ 'Fn::If': ['Missing', 'a', 'b'] }, 'Missing'],
  [{ 'Fn::If': 'IsDev' }, 'Fn-If'],
  [{ 'Fn::Join': ['', 'a'] }, 'Fn-Join'],
  [{ 'Fn::Join': ['', { Ref: 'Subnets' }] }, 'subnets'],
  [{ 'Fn::Select': [5, ['a']] }, 'a'],
  [{ 'Fn::Select': [0, 'a'] }, 'Fn-Select'],
  [{ 'Fn::Length': 'a' }, 'Fn-Length'],
  [{ 'Fn::ToJsonString': { Ref: 'AWS::NoValue' } }, 'Fn-ToJsonString'],
  [{ 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }, 'Fn-Cidr'],
])('%j, which nobody knows, is readable text', (value, expected) => {
  expect(resolve(value)).toBe(expected);
});

test('an ARN that nobody knows has as many parts as one that somebody knows', () => {
  const arn = { 'Fn::GetAtt': ['Missing', 'Arn'] };

  expect(resolve({ 'Fn::Select': [5, { 'Fn::Split': [':', arn] }] })).toBe('Missing.Arn');
});

describe('what other stacks tell', () => {
  const linked = {
    'import:Network:Vpc': 'vpc-1',
    'output:Network.Vpc': 'vpc-2',
    'ssm:/cdk-bootstrap/version': '22',
    'ssm:/chat/table': 'Messages',
    Needed: 'n',
    'Nested.Outputs.Api': 'abc',
    'AWS::Region': 'eu-west-1',
  };
  const references = [
    { 'Fn::ImportValue': { 'Fn::Sub': 'Network:Vpc' } },
    { 'Fn::GetStackOutput': { StackName: 'Network', OutputName: 'Vpc' } },
    { Ref: 'Version' },
    'arn:{{resolve:ssm:/chat/table}}/x',
    { 'Fn::Join': ['', ['{{resolve:ssm:', '/chat/table', '}}']] },
    { Ref: 'Needed' },
    { 'Fn::GetAtt': ['Nested', 'Outputs.Api'] },
    { Ref: 'AWS::Region' },
  ];

  test('is their value', () => {
    expect(new IntrinsicResolver(TEMPLATE, {}, linked).resolve(references)).toEqual([
      'vpc-1',
      'vpc-2',
      '22',
      'arn:Messages/x',
      'Messages',
      'n',
      'abc',
      'eu-west-1',
    ]);
  });

  test('comes after the values that are given', () => {
    const given = {
      'Network:Vpc': 'a',
      'Network.Vpc': 'b',
      Version: 'c',
      '/chat/table': 'd',
      Needed: 'e',
      'Nested.Outputs.Api': 'f',
      'AWS::Region': 'g',
    };

    expect(new IntrinsicResolver(TEMPLATE, given, linked).resolve(references)).toEqual([
      ...['a', 'b', 'c', 'arn:d/x', 'd', 'e', 'f', 'g'],
    ]);
  });
});

test('a parameter of Systems Manager and a secret take the value of their name', () => {
  const values = { '/cdk-bootstrap/version': '23', 'chat.token': 't', chat: 's' };

  expect(
    resolve(
      [
        { Ref: 'Version' },
        '{{resolve:secretsmanager:chat:SecretString:token}}',
        '{{resolve:secretsmanager:chat:SecretString:other}}',
        '{{resolve:secretsmanager:chat}}',
      ],
      values,
    ),
  ).toEqual(['23', 't', 's', 's']);
});

test('a reference to another region of CDK reads the parameter that it names', () => {
  const reader = {
    Type: 'Custom::CrossRegionExportReader',
    Properties: {
      ReaderProps: { imports: { '/cdk/exports/Chat/QueueUrl': '{{resolve:ssm:/cdk/exports/Chat/QueueUrl}}' } },
    },
  };
  const resolver = new IntrinsicResolver(
    { Resources: { Reader: reader } },
    { '/cdk/exports/Chat/QueueUrl': 'https://q' },
  );

  expect(resolver.text({ 'Fn::GetAtt': ['Reader', '/cdk/exports/Chat/QueueUrl'] })).toBe('https://q');
  expect(resolver.text({ 'Fn::GetAtt': ['Reader', 'Color'] })).toBe('Reader.Color');
});

test.each([
  ['IsDev', true],
  ['IsProd', false],
  ['Both', false],
  ['Either', true],
  ['Itself', false],
  ['Unknown', false],
  ['Empty', false],
  ['Missing', false],
])('whether the condition %s holds is %s', (condition, expected) => {
  const resolver = new IntrinsicResolver(TEMPLATE);
  expect([resolver.holds(condition), resolver.holds(condition)]).toEqual([expected, expected]);
});

describe('a template that was made to hang or to overflow does neither:', () => {
  /** Queues that are each named after the next, `width` times over; the last after the first. */
  function namedAfterEachOther(count: number, width: number): object {
    const queues = Array.from({ length: count }, (_, index) => {
      const next = { Ref: `Queue${(index + 1) % count}` };
      const QueueName = { 'Fn::Join': ['', Array.from({ length: width }, () => next)] };
      return [`Queue${index}`, { Type: 'AWS::SQS::Queue', Properties: { QueueName } }];
    });
    return { Resources: Object.fromEntries(queues) };
  }

  function nestedIn(wrap: (value: unknown) => unknown, levels: number): unknown {
    return Array.from({ length: levels }).reduce((value) => wrap(value), '"x"');
  }

  test('references in a circle', () => {
    expect(new IntrinsicResolver(namedAfterEachOther(2, 1)).text({ 'Fn::GetAtt': ['Queue0', 'QueueName'] })).toBe(
      'https://sqs.us-east-1.amazonaws.com/123456789012/https://sqs.us-east-1.amazonaws.com/123456789012/Queue1',
    );
  });

  test('a long chain of references', () => {
    const text = new IntrinsicResolver(namedAfterEachOther(100_000, 1)).text({ Ref: 'Queue0' });
    expect(text).toMatch(/^https:.*\.\.\./);
  });

  test('references that double each time', () => {
    const text = new IntrinsicResolver(namedAfterEachOther(1000, 2)).text({ Ref: 'Queue0' });
    expect(text.length).toBeLessThan(16_777_216);
  });

  test('conditions that double each time', () => {
    const next = (index: number) => ({ Condition: `C${index + 1}` });
    const conditions = Array.from({ length: 10_000 }, (_, index) => [
      `C${index}`,
      { 'Fn::Or': [next(index), next(index)] },
    ]);
    expect(new IntrinsicResolver({ Conditions: Object.fromEntries(conditions) }).holds('C0')).toBe(false);
  });

  test.each<[string, (value: unknown) => unknown]>([
    ['lists', (value) => [value]],
    ['objects', (value) => ({ value })],
    ['joins', (value) => ({ 'Fn::Join': ['', [value]] })],
    ['joins that double', (value) => ({ 'Fn::Sub': ['${v}${v}', { v: value }] })],
    ['delimiters', (value) => ({ 'Fn::Join': [value, ['', '', '']] })],
    ['JSON in JSON', (value) => ({ 'Fn::ToJsonString': value })],
    ['base64 in base64', (value) => ({ 'Fn::Base64': value })],
    ['splits', (value) => ({ 'Fn::Join': ['xx', { 'Fn::Split': ['', value] }] })],
  ])('%s in each other', (_, wrap) => {
    for (const levels of [12, 150, 100_000]) {
      expect(new IntrinsicResolver({}).text(nestedIn(wrap, levels)).length).toBeLessThan(16_777_217);
    }
  });

  test('a stored value in a million places', () => {
    const text = '{{resolve:ssm:/a}}'.repeat(50_000);
    expect(new IntrinsicResolver({}, { '/a': 'x'.repeat(1_000_000) }).text(text).length).toBeLessThan(16_777_217);
  });

  test('braces that are never closed', () => {
    const text = '${'.repeat(500_000);
    expect(resolve({ 'Fn::Sub': text })).toBe(text);
    const stored = '{{resolve:ssm:'.repeat(100_000);
    expect(resolve(stored)).toBe(stored);
  });
});

test('any JSON value is resolved to a JSON value, and nothing is thrown', () => {
  const names = [
    'Ref',
    ...['Base64', 'FindInMap', 'GetAtt', 'GetAZs', 'If', 'ImportValue', 'Join', 'Length', 'Select', 'Split', 'Sub'].map(
      (name) => `Fn::${name}`,
    ),
    'Fn::ToJsonString',
  ];
  const strings = fc.constantFrom('Stage', 'Zones', 'Queue', 'Queue.Arn', 'Sizes', 'IsDev', 'AWS::NoValue', '${Queue}');
  const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      strings,
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.tuple(fc.constantFrom(...names), tie('value')).map(([name, argument]) => ({ [name]: argument })),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(values, values, (value, section) => {
      const template = { ...TEMPLATE, Conditions: section, Mappings: section };
      for (const resolver of [
        new IntrinsicResolver(TEMPLATE),
        new IntrinsicResolver(template),
        new IntrinsicResolver({ Resources: { Queue: section }, Parameters: { Stage: section, Zones: section } }),
      ]) {
        expect(typeof JSON.stringify([resolver.resolve(value)])).toBe('string');
        expect(typeof resolver.holds('IsDev')).toBe('boolean');
      }
    }),
  );
});
