import { endFunctions, folderWith, functionOf, returned, thrown } from './function-of';

afterEach(endFunctions);

const PYTHON = { runtime: 'python3.13' };

test('a handler for Python gets the event and returns', async () => {
  const { invoke } = functionOf(
    { 'index.py': 'def handler(event, context):\n  return {"text": event["text"].upper()}\n' },
    PYTHON,
  );

  expect(returned(await invoke({ text: 'hi é 🎉\n' }))).toEqual({ text: 'HI É 🎉\n' });
});

test('a handler for Python learns about its invocation from the context', async () => {
  const { invoke } = functionOf(
    {
      'src/app.py': [
        'def handler(event, context):',
        '  return [context.aws_request_id, context.function_name, context.memory_limit_in_mb,',
        '    context.get_remaining_time_in_millis() > 1000]',
      ].join('\n'),
    },
    { ...PYTHON, handler: 'src/app.handler' },
  );

  expect(returned(await invoke())).toEqual(['request-1', 'chat', '128', true]);
});

test('an inline function for Python is a module named index', async () => {
  const { invoke } = functionOf(
    {},
    { ...PYTHON, code: { kind: 'inline', text: 'def handler(event, context):\n  return 1' } },
  );

  expect(returned(await invoke())).toBe(1);
});

test('a handler for Python finds the modules of its layers', async () => {
  const layer = folderWith({ 'python/shared.py': 'ORIGIN = "layer"' });
  const { invoke } = functionOf(
    { 'index.py': 'import shared\ndef handler(event, context):\n  return shared.ORIGIN' },
    { ...PYTHON, layers: [{ arn: 'arn', code: { kind: 'folder', path: layer } }] },
  );

  expect(returned(await invoke())).toBe('layer');
});

test('a handler for Python writes its output to the log', async () => {
  const { invoke, logs } = functionOf({ 'index.py': 'def handler(event, context):\n  print("one")' }, PYTHON);
  await invoke();
  await new Promise((resolve) => setTimeout(resolve, 100));

  expect(logs).toEqual(['one']);
});

test.each([
  [
    'throws',
    'def handler(event, context):\n  raise ValueError("no room")',
    { errorType: 'ValueError', errorMessage: 'no room' },
  ],
  ['returns what is not JSON', 'def handler(event, context):\n  return {1, 2}', { errorType: 'Runtime.MarshalError' }],
  ['exits', 'import sys\ndef handler(event, context):\n  sys.exit(1)', { errorType: 'Runtime.ExitError' }],
  ['has a syntax error', 'def handler(', { errorType: 'SyntaxError' }],
  ['has no handler', 'other = 1', { errorType: 'Runtime.HandlerNotFound' }],
  ['misses a module', 'import nothing_of_that_name', { errorType: 'Runtime.ImportModuleError' }],
])('a handler for Python fails when it %s', async (_, code, error) => {
  const { invoke, logs } = functionOf({ 'index.py': code }, PYTHON);

  expect(thrown(await invoke())).toMatchObject(error);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(logs[0]).toMatch(new RegExp(`^\\[ERROR\\] ${error.errorType}: `));
});

test('a handler for Python fails with how to add what Lambda provides', async () => {
  const { invoke } = functionOf(
    { 'index.py': 'raise ModuleNotFoundError("No module named \'boto3\'", name="boto3")' },
    PYTHON,
  );

  expect(thrown(await invoke()).errorMessage).toMatch(
    /; Lambda provides boto3, and \S+ does not: run "\S+ -m pip install boto3"$/,
  );
});

test('a handler for Python fails when it runs longer than its timeout, and runs again after that', async () => {
  const { invoke } = functionOf(
    { 'index.py': 'import time\ndef handler(event, context):\n  time.sleep(event["seconds"])\n  return 1' },
    { ...PYTHON, timeoutInMillis: 500 },
  );

  expect(await invoke({ seconds: 5 })).toEqual({ kind: 'timed out' });
  expect(returned(await invoke({ seconds: 0 }))).toBe(1);
});

test('a handler for Python fails with the name of a Python that cannot be started', async () => {
  const { invoke } = functionOf({ 'index.py': '' }, PYTHON, {
    project: { folder: '/project', nodeModules: [], python: '/nowhere/python' },
  });

  expect(await invoke()).toEqual({
    kind: 'failed',
    reason: expect.stringMatching(/^\/nowhere\/python cannot be started: /),
  });
});
