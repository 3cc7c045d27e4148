import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCESS_KEY, presign, SECRET_KEY, signHeaders } from '../access/signing-client';
import { apiTemplate, mockReply, temporaryFolder, writeAssembly } from '../assembly-builder';
import { handshake } from '../gateway-under-test';
import { start } from './program';

test('--iam names the credentials that handshakes are verified with', async () => {
  const file = join(temporaryFolder(), 'iam.json');
  writeFileSync(file, JSON.stringify({ [ACCESS_KEY]: SECRET_KEY }));
  const routes = { $connect: { route: { AuthorizationType: 'AWS_IAM' } }, ping: mockReply('pong') };
  const { lines } = await start(writeAssembly({ Chat: apiTemplate(routes) }), '--port', '0', '--json', '--iam', file);
  const [{ url }] = JSON.parse(lines[0] as string).apis;
  expect(await handshake(url, [], { headers: await signHeaders(url) })).toMatchObject({ status: 101 });
  expect(await handshake(await presign(url))).toMatchObject({ status: 101 });
  expect(await handshake(await presign(url, { secretAccessKey: 'other' }))).toMatchObject({ status: 403 });
  expect(await handshake(url)).toMatchObject({ status: 403 });
});
