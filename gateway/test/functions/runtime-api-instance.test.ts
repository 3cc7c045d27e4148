import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { RuntimeApiInstance } from '../../src/functions/runtime-api-instance';
import { endFunctions, folderWith, functionOf, returned, thrown } from './function-of';

afterEach(endFunctions);

/** A custom runtime, which asks for events as AWS documents it. */
const RUNTIME = `#!${process.execPath}
const base = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/';
(async () => {
  if (process.env.INIT_ERROR) {
    await fetch(base + 'init/error', { method: 'POST', body: JSON.stringify({ errorType: 'Init', errorMessage: 'no' }) });
    return;
  }
  for (;;) {
    const next = await fetch(base + 'invocation/next');
    const id = next.headers.get('lambda-runtime-aws-request-id');
    const event = await next.json();
    if (event.exit) process.exit(3);
    if (event.hang) await new Promise(() => setInterval(() => {}, 1000));
    const unknown = await fetch(base + 'nothing', { method: 'POST', body: '' });
    const result = event.fail
      ? ['error', { errorType: 'Own', errorMessage: event.fail }]
      : ['response', { event, arn: next.headers.get('lambda-runtime-invoked-function-arn'), unknown: unknown.status,
          left: next.headers.get('lambda-runtime-deadline-ms') - Date.now() > 0 }];
    await fetch(base + 'invocation/' + id + '/' + result[0], { method: 'POST', body: JSON.stringify(result[1]) });
  }
})();
`;

function runtimeFunction(model = {}) {
  const folder = folderWith({ bootstrap: RUNTIME });
  chmodSync(join(folder, 'bootstrap'), 0o755);
  return functionOf({}, { runtime: 'provided.al2023', code: { kind: 'folder', path: folder }, ...model });
}

test('a custom runtime gets events from the Runtime API and responds', async () => {
  const { invoke } = runtimeFunction();

  expect(returned(await invoke({ text: 'é' }))).toEqual({
    event: { text: 'é' },
    arn: 'arn:aws:lambda:eu-west-1:111122223333:function:chat',
    unknown: 404,
    left: true,
  });
  expect(returned(await invoke({}))).toMatchObject({ event: {} });
});

test('a custom runtime fails with the error that it reports', async () => {
  const { invoke } = runtimeFunction();

  expect(thrown(await invoke({ fail: 'no room' }))).toEqual({ errorType: 'Own', errorMessage: 'no room' });
});

test('a custom runtime fails with the error of its start', async () => {
  const { invoke } = runtimeFunction({ environment: { INIT_ERROR: '1' } });

  expect(thrown(await invoke())).toEqual({ errorType: 'Init', errorMessage: 'no' });
});

test('a custom runtime fails when it ends, and runs again after that', async () => {
  const { invoke } = runtimeFunction();

  expect(await invoke({ exit: true })).toEqual({
    kind: 'failed',
    reason: expect.stringMatching(/ended \(exit code 3\)$/),
  });
  expect(returned(await invoke())).toMatchObject({ event: {} });
});

test('a custom runtime fails when it runs longer than the timeout of its function', async () => {
  const { invoke } = runtimeFunction({ timeoutInMillis: 500 });

  expect(await invoke({ hang: true })).toEqual({ kind: 'timed out' });
});

test('a runtime fails when it asks for no event in time', async () => {
  const command = { command: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'], cwd: '/', environment: {} };
  const instance = new RuntimeApiInstance(command, 'arn', () => {}, 200);

  await expect(instance.ready).rejects.toThrow('the runtime asked for no event within 0.2 s');
  await instance.stop();
  expect(instance.isAlive).toBe(false);
});

test('a runtime that is stopped before it starts is not started', async () => {
  const instance = new RuntimeApiInstance(
    { command: '/nowhere', args: [], cwd: '/', environment: {} },
    'arn',
    () => {},
  );
  await instance.stop();

  expect(instance.isAlive).toBe(false);
});
