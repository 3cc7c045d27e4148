import { nearestName } from '../../lib/validation/did-you-mean';

const NAMES = ['connectionId', 'connectedAt', 'stage', 'identity.sourceIp'];

test.each([
  ['connection_id', 'connectionId'],
  ['ConnectionID', 'connectionId'],
  ['conectionId', 'connectionId'],
  ['connectionIdd', 'connectionId'],
  ['connetcionId', 'connectionId'],
  ['connextedAt', 'connectedAt'],
  ['stgae', 'stage'],
  ['identity.sourceip', 'identity.sourceIp'],
])('%s is probably %s', (unknown, name) => {
  expect(nearestName(unknown, NAMES)).toBe(name);
});

test.each(['httpMethod', 'stg', 'id', ''])('%s is near no name', (unknown) => {
  expect(nearestName(unknown, NAMES)).toBeUndefined();
});
