import { CONTEXT_VARIABLE_NAMES, contextVariable } from '../../lib/service-facts/context-variables';

test('every documented variable is known by its name', () => {
  expect(CONTEXT_VARIABLE_NAMES).toEqual(expect.arrayContaining(['connectionId', 'identity.sourceIp']));
  expect(CONTEXT_VARIABLE_NAMES.filter((name) => !contextVariable(name))).toEqual([]);
});

test.each([
  ['connectedAt', 'number'],
  ['requestTimeEpoch', 'number'],
  ['requestTime', 'string'],
  ['authorizer.tenant', 'string'],
])('%s is a %s in JSON', (name, type) => {
  expect(contextVariable(name)?.type).toBe(type);
});

test.each([
  ['connectionId', 'AWS'],
  ['identity.sourceIp', 'AWS'],
  ['identity.userAgent', 'client'],
  ['identity', 'client'],
  ['error.messageString', 'client'],
  ['disconnectReason', 'client'],
  ['authorizer', 'authorizer'],
  ['authorizer.claims.sub', 'authorizer'],
  ['requestOverride.header.X-Id', 'template'],
])('%s is written by: %s', (name, writer) => {
  expect(contextVariable(name)?.writer).toBe(writer);
});

test('only what AWS writes alone is without characters that JSON escapes', () => {
  const plain = CONTEXT_VARIABLE_NAMES.filter((name) => contextVariable(name)?.isPlain);

  expect(plain).toContain('requestId');
  expect(plain).not.toContain('routeKey');
  expect(plain.map((name) => contextVariable(name)?.writer)).toEqual(plain.map(() => 'AWS'));
});

test.each(['httpMethod', 'identity.ip', 'constructor', 'connectionId.length', ''])('%j is unknown', (name) => {
  expect(contextVariable(name)).toBeUndefined();
});
