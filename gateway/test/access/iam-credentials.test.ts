import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIamCredentials } from '../../src/access/iam-credentials';
import { temporaryFolder } from '../assembly-builder';

function fileWith(content: unknown): string {
  const file = join(temporaryFolder(), 'iam.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const KEY = { accessKeyId: 'AKID', secretAccessKey: 'secret' };

test.each<[unknown, object[]]>([
  [{ AKID: 'secret' }, [KEY]],
  [{ AKID: 'secret', OTHER: 'hidden' }, [KEY, { accessKeyId: 'OTHER', secretAccessKey: 'hidden' }]],
  [{ AKID: { secretAccessKey: 'secret' } }, [KEY]],
  [{ AKID: { ...KEY, sessionToken: 'token' } }, [{ ...KEY, sessionToken: 'token' }]],
  [{ AKID: { ...KEY, policy: { Statement: [] } } }, [{ ...KEY, policy: { Statement: [] } }]],
  [KEY, [KEY]],
  [[KEY], [KEY]],
])('%j holds credentials', (content, credentials) => {
  expect([...readIamCredentials(fileWith(content)).values()]).toEqual(credentials);
});

test.each<[unknown, string]>([
  ['{', 'credentials cannot be read'],
  ['null', 'credentials are missing'],
  ['5', 'credentials are missing'],
  [{}, 'credentials are missing'],
  [[], 'credentials are missing'],
  [{ AKID: '' }, 'access key "AKID" has no secret access key'],
  [{ AKID: 5 }, 'access key "AKID" has no secret access key'],
  [{ AKID: { secretAccessKey: 5 } }, 'access key "AKID" has no secret access key'],
  [{ AKID: { ...KEY, accessKeyId: 'OTHER' } }, 'access key "OTHER" has no secret access key or id'],
  [[{ secretAccessKey: 'secret' }], 'access key null has no secret access key or id'],
  [['secret'], 'access key null has no secret access key or id'],
  [{ AKID: { ...KEY, sessionToken: 5 } }, 'has a session token that is not a string'],
  [{ AKID: { ...KEY, secret: 'x' } }, 'has an unknown member, got "secret"'],
  [{ AKID: { ...KEY, policy: { Statement: [{ Effect: 'Permit' }] } } }, 'has a policy that IAM does not take'],
])('fails for %j', (content, error) => {
  const file = fileWith(content);
  expect(() => readIamCredentials(file)).toThrow(error);
  expect(() => readIamCredentials(file)).toThrow(expect.objectContaining({ exitCode: 2 }));
});

test('fails for a file that is missing', () => {
  expect(() => readIamCredentials('/nowhere/iam.json')).toThrow('credentials cannot be read, got "ENOENT');
});
