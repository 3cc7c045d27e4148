import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mockReply } from '../assembly-builder';
import { serveRoutes } from '../gateway-under-test';
import { CLIENT_PYTHON } from './client-python';

const run = CLIENT_PYTHON.path === undefined ? test.skip : test;

run('websockets and boto3 for Python work as with AWS', async () => {
  const gateway = await serveRoutes({ ping: mockReply('$context.connectionId') });
  const args = [join(__dirname, 'python_clients.py'), gateway.url, gateway.apis[0]?.callbackUrl as string];
  const { stdout } = await promisify(execFile)(CLIENT_PYTHON.path as string, args);
  expect(JSON.parse(stdout)).toEqual({
    forbidden: ['connectionId', 'message', 'requestId'],
    pong: true,
    posted: 'zażółć 🙂',
    identity: { SourceIp: '127.0.0.1', UserAgent: expect.stringMatching(/^Python.*websockets/) },
    deleted: [1000, 'Connection Closed Normally'],
    errors: [
      ['GoneException', 410],
      ['GoneException', 410],
      ['GoneException', 410],
      ['PayloadTooLargeException', 413],
    ],
    binary: 1003,
    'large frame': 1009,
    fragments: 16,
    refused: [403, { message: 'Forbidden' }],
  });
});
