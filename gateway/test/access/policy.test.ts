import { evaluatePolicy } from '../../src/access/policy';

const ACTION = 'execute-api:Invoke';
const RESOURCE = 'arn:aws:execute-api:us-east-1:123456789012:Api/prod/$connect';

const question = {
  action: ACTION,
  resource: RESOURCE,
  values: new Map([
    ['aws:sourceip', '203.0.113.7'],
    ['aws:useragent', 'tests'],
    ['aws:currenttime', '2026-01-02T03:04:05.000Z'],
    ['aws:epochtime', '1767323045'],
    ['aws:securetransport', 'true'],
  ]),
};

type Statement = { readonly [name: string]: unknown };

const ALLOW = { Effect: 'Allow', Action: ACTION, Resource: RESOURCE };
const DENY = { ...ALLOW, Effect: 'Deny' };

function decide(...statements: Statement[]): string {
  return evaluatePolicy({ Version: '2012-10-17', Statement: statements }, question);
}

test.each<[string, Statement[], string]>([
  ['one that allows', [ALLOW], 'allowed'],
  ['one that denies', [DENY], 'denied'],
  ['one that allows before one that denies', [ALLOW, DENY], 'denied'],
  ['one that denies before one that allows', [DENY, ALLOW], 'denied'],
  ['one that denies another route', [ALLOW, { ...DENY, Resource: `${RESOURCE}x` }], 'allowed'],
  ['none', [], 'not covered'],
  ['one for another action', [{ ...ALLOW, Action: 'execute-api:ManageConnections' }], 'not covered'],
  ['one with a list of actions', [{ ...ALLOW, Action: ['s3:GetObject', ACTION] }], 'allowed'],
  ['one with a wildcard in the action', [{ ...ALLOW, Action: 'execute-api:*' }], 'allowed'],
  ['one with a question mark in the action', [{ ...ALLOW, Action: 'execute-api:Invok?' }], 'allowed'],
  ['one for every action', [{ ...ALLOW, Action: '*' }], 'allowed'],
  ['one with the action in another case', [{ ...ALLOW, Action: 'Execute-API:invoke' }], 'allowed'],
  ['one with a list of resources', [{ ...ALLOW, Resource: ['arn:aws:s3:::a', RESOURCE] }], 'allowed'],
  ['one with the resource in another case', [{ ...ALLOW, Resource: RESOURCE.toUpperCase() }], 'not covered'],
  ['NotAction of another action', [{ ...ALLOW, Action: undefined, NotAction: 's3:*' }], 'allowed'],
  ['NotAction of this action', [{ ...ALLOW, Action: undefined, NotAction: ['s3:*', ACTION] }], 'not covered'],
  ['NotResource of another route', [{ ...ALLOW, Resource: undefined, NotResource: '*/send' }], 'allowed'],
  ['NotResource of this route', [{ ...ALLOW, Resource: undefined, NotResource: '*/$connect' }], 'not covered'],
  ['a denial of all but this route', [ALLOW, { ...DENY, Resource: undefined, NotResource: RESOURCE }], 'allowed'],
])('statements, %s, decide', (_, statements, decision) => {
  expect(decide(...statements)).toBe(decision);
});

test('one statement without a list decides', () => {
  expect(evaluatePolicy({ Statement: ALLOW }, question)).toBe('allowed');
});

describe('a condition', () => {
  test.each<[object, boolean]>([
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, true],
    [{ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.7'] } }, true],
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, false],
    [{ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }, false],
    [{ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, false],
    [{ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, true],
    [{ StringEquals: { 'aws:UserAgent': 'tests' } }, true],
    [{ StringEquals: { 'AWS:useragent': 'tests' } }, true],
    [{ StringEquals: { 'aws:UserAgent': 'Tests' } }, false],
    [{ StringEqualsIgnoreCase: { 'aws:UserAgent': 'Tests' } }, true],
    [{ StringNotEquals: { 'aws:UserAgent': 'tests' } }, false],
    [{ StringNotEquals: { 'aws:UserAgent': ['other', 'tests'] } }, false],
    [{ StringLike: { 'aws:UserAgent': 't?st*' } }, true],
    [{ StringNotLike: { 'aws:UserAgent': 't*' } }, false],
    [{ StringEquals: { 'aws:Referer': 'x' } }, false],
    [{ StringNotEquals: { 'aws:Referer': 'x' } }, true],
    [{ StringEqualsIfExists: { 'aws:Referer': 'x' } }, true],
    [{ StringEqualsIfExists: { 'aws:UserAgent': 'x' } }, false],
    [{ 'ForAllValues:StringEquals': { 'aws:Referer': 'x' } }, true],
    [{ 'ForAnyValue:StringEquals': { 'aws:Referer': 'x' } }, false],
    [{ Null: { 'aws:Referer': 'true' } }, true],
    [{ Null: { 'aws:UserAgent': true } }, false],
    [{ Bool: { 'aws:SecureTransport': true } }, true],
    [{ Bool: { 'aws:SecureTransport': 'false' } }, false],
    [{ DateLessThan: { 'aws:CurrentTime': '2026-02-01T00:00:00Z' } }, true],
    [{ DateGreaterThan: { 'aws:CurrentTime': '2026-02-01T00:00:00Z' } }, false],
    [{ DateGreaterThanEquals: { 'aws:EpochTime': '1767323045' } }, true],
    [{ NumericLessThan: { 'aws:EpochTime': 1767323046 } }, true],
    [{ NumericGreaterThan: { 'aws:EpochTime': '1767323045' } }, false],
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' }, StringEquals: { 'aws:UserAgent': 'other' } }, false],
    [{ StringEquals: { 'aws:UserAgent': 'tests', 'aws:SourceIp': '203.0.113.7' } }, true],
    [{}, true],
  ])('%j holds: %s', (Condition, isHeld) => {
    expect(decide({ ...ALLOW, Condition })).toBe(isHeld ? 'allowed' : 'not covered');
  });

  test('limits a denial as well', () => {
    const Condition = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };
    expect(decide(ALLOW, { ...DENY, Condition })).toBe('allowed');
  });
});

test.each<[unknown, string]>([
  [undefined, 'policy document is not an object, got nothing'],
  ['{"Statement":[]}', 'policy document is not an object'],
  [{ Statement: [null] }, 'policy statement is not an object'],
  [{ Statement: [{ ...ALLOW, Effect: 'Permit' }] }, 'unknown effect, got "Permit"'],
  [{ Statement: [{ Effect: 'Allow', Resource: '*' }] }, 'needs one of Action and NotAction'],
  [{ Statement: [{ Effect: 'Allow', Action: '*' }] }, 'needs one of Resource and NotResource'],
  [{ Statement: [{ ...ALLOW, NotAction: '*' }] }, 'needs one of Action and NotAction'],
  [{ Statement: [{ ...ALLOW, Action: [] }] }, 'Action that is not a string'],
  [{ Statement: [{ ...ALLOW, Resource: [5] }] }, 'Resource that is not a string, got 5'],
  [{ Statement: [ALLOW, { ...ALLOW, Resource: null }] }, 'Resource that is not a string, got null'],
  [{ Statement: [{ ...ALLOW, Condition: [] }] }, 'policy condition is not an object'],
  [{ Statement: [{ ...ALLOW, Condition: { StringEquals: 'x' } }] }, 'condition "StringEquals" is not an object'],
  [{ Statement: [{ ...ALLOW, Condition: { Equals: { 'aws:SourceIp': 'x' } } }] }, 'unknown operator, got "Equals"'],
  [{ Statement: [{ ...ALLOW, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/99' } } }] }, 'wrong range'],
  [{ Statement: [{ ...ALLOW, Condition: { IpAddress: { 'aws:SourceIp': 'home' } } }] }, 'wrong range'],
])('fails for a policy that IAM does not take: %j', (document, error) => {
  expect(() => evaluatePolicy(document, question)).toThrow(error);
});
