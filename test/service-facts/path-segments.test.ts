import { type PathPiece, unsafeValue, unsafeValueInUrl } from '../../lib/service-facts/path-segments';

const CLIENT = { description: 'client', isAwsWritten: false };
const AWS = { description: 'AWS', isAwsWritten: true };
const VALUES = { id: CLIENT, aws: AWS, fixed: 'user-', dots: '..' };

test.each([
  'https://example.com/users/{id}/profile',
  'https://example.com/users/{id}',
  'https://example.com/{id}?q=1',
  'https://example.com/{id}#user',
  'https://example.com/users/.{id}./profile',
  'https://example.com/users/%2e{id}/profile',
  'https://example.com/users/{id}{id}/profile',
  'https://example.com/users/{dots}{id}/profile',
  'https://example.com/users/{id};version=1/profile',
  'https://example.com/users/%20{id}%00/profile',
  'https://example.com/users%2F{id}%2fprofile',
  'https://example.com/users\\{id}\\profile',
  'https://example.com/users%5C{id}',
  'https://example.com/users/${stageVariables.prefix}{id}/profile',
  'https://{id}.example.com/users',
  'https://{id}/users',
  'arn:aws:apigateway:eu-west-1:s3:path/bucket/{id}',
  '/schedules/{id}',
  '{id}',
])('a client can lead %s elsewhere', (url) => {
  expect(unsafeValueInUrl(url, VALUES)).toBe(CLIENT);
});

test.each([
  'https://example.com/users/user-{id}/profile',
  'https://example.com/users/{id}.json',
  'https://example.com/users/_{id}',
  'https://example.com/users/user-{id};version=1',
  'https://example.com/users/%41{id}',
  'https://example.com/users/é{id}',
  'https://example.com/users/{aws}/profile',
  'https://example.com/users/{aws}{id}/profile',
  'https://example.com/users/{fixed}{id}/profile',
  'https://{aws}.example.com/users',
  'https://example.com/users?id={id}',
  'https://example.com/users/{other}',
  'https://example.com/${stageVariables.id}/x',
  'https://example.com/{toString}',
  '',
])('no client can lead %s elsewhere', (url) => {
  expect(unsafeValueInUrl(url, VALUES)).toBeUndefined();
});

test.each<[readonly PathPiece[], PathPiece | undefined]>([
  [['rooms/', CLIENT], CLIENT],
  [[CLIENT, '/x'], CLIENT],
  [['rooms/room-', CLIENT], undefined],
  [['..', '/x'], undefined],
  [[AWS], undefined],
])('%#: a path of pieces has the first value that is a whole segment', (path, expected) => {
  expect(unsafeValue(path)).toBe(expected);
});
