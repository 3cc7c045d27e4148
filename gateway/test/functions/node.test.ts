import { join } from 'node:path';
import { endFunctions, folderWith, functionOf, returned, thrown } from './function-of';

afterEach(endFunctions);

describe.each(['process', 'worker'] as const)('a handler for Node.js in a %s', (isolation) => {
  test('gets the event and returns', async () => {
    const { invoke } = functionOf(
      { 'index.js': 'exports.handler = async (event) => ({ statusCode: 200, body: event.text.toUpperCase() });' },
      {},
      { isolation },
    );

    expect(returned(await invoke({ text: 'hi é 🎉\n' }))).toEqual({ statusCode: 200, body: 'HI É 🎉\n' });
  });

  test.each([
    ['an ES module by its ending', { 'index.mjs': 'export const handler = async () => 1;' }],
    [
      'an ES module by package.json',
      { 'index.js': 'export const handler = async () => 1;', 'package.json': '{"type":"module"}' },
    ],
    ['a CommonJS module by its ending', { 'index.cjs': 'exports.handler = async () => 1;' }],
    ['a module in a folder', { 'src/app.js': 'exports.handler = async () => 1;' }, 'src/app.handler'],
    ['a member of an export', { 'index.js': 'exports.a = { handler: async () => 1 };' }, 'index.a.handler'],
    [
      'a function with a callback',
      { 'index.js': 'exports.handler = (event, context, callback) => setTimeout(callback, 1, null, 1);' },
    ],
    [
      'a function that succeeds by its context',
      { 'index.js': 'exports.handler = (event, context, callback) => context.succeed(1);' },
    ],
    ['a plain function', { 'index.js': 'exports.handler = () => 1;' }],
  ])('can be %s', async (_, files, handler = 'index.handler') => {
    const { invoke } = functionOf(files, { handler }, { isolation });

    expect(returned(await invoke())).toBe(1);
  });

  test('learns about its invocation from the context', async () => {
    const { invoke } = functionOf(
      {
        'index.js': `exports.handler = async (event, context) => ({
          id: context.awsRequestId, name: context.functionName, arn: context.invokedFunctionArn,
          memory: context.memoryLimitInMB, left: context.getRemainingTimeInMillis() });`,
      },
      {},
      { isolation },
    );

    expect(returned(await invoke())).toEqual({
      id: 'request-1',
      name: 'chat',
      arn: 'arn:aws:lambda:eu-west-1:111122223333:function:chat',
      memory: '128',
      left: expect.any(Number),
    });
  });

  test('keeps its state from one invocation to the next', async () => {
    const { invoke } = functionOf({ 'index.js': 'let n = 0; exports.handler = async () => ++n;' }, {}, { isolation });

    expect([returned(await invoke()), returned(await invoke())]).toEqual([1, 2]);
  });

  test('returns null when it returns nothing', async () => {
    const { invoke } = functionOf({ 'index.js': 'exports.handler = async () => {};' }, {}, { isolation });

    expect(await invoke()).toEqual({ kind: 'returned', payload: 'null' });
  });

  test('has the environment variables of its template, and those of Lambda', async () => {
    const names = ['TABLE', 'AWS_REGION', 'AWS_LAMBDA_FUNCTION_NAME', 'LAMBDA_TASK_ROOT', 'EXTRA', 'AWS_ACCESS_KEY_ID'];
    const { invoke, folder } = functionOf(
      { 'index.js': `exports.handler = async () => ${JSON.stringify(names)}.map((name) => process.env[name]);` },
      { environment: { TABLE: 'https://deployed/prod' } },
      { isolation, environment: { EXTRA: 'x' }, mapEnvironment: (value) => value.replace('deployed', 'localhost') },
    );

    expect(returned(await invoke())).toEqual(['https://localhost/prod', 'eu-west-1', 'chat', folder, 'x', 'test']);
  });

  test('finds packages of its layers and of the project, from both kinds of modules', async () => {
    const project = folderWith({ 'node_modules/@aws-sdk/client-x/index.js': 'module.exports = { from: "project" };' });
    const layer = folderWith({ 'nodejs/node_modules/shared/index.js': 'module.exports = { from: "layer" };' });
    const code = (load: (name: string) => string) =>
      `exports.handler = async () => [(${load('@aws-sdk/client-x')}).from, (${load('shared')}).from];`;
    const options = {
      isolation,
      project: { folder: project, nodeModules: [join(project, 'node_modules')], python: 'python3' },
    };
    const model = { layers: [{ arn: 'arn', code: { kind: 'folder', path: layer } as const }] };
    const common = functionOf({ 'index.js': code((name) => `require('${name}')`) }, model, options);
    const module = functionOf(
      {
        'index.mjs':
          "import sdk from '@aws-sdk/client-x'; import shared from 'shared'; export const handler = async () => [sdk.from, shared.from];",
      },
      model,
      options,
    );

    expect(returned(await common.invoke())).toEqual(['project', 'layer']);
    expect(returned(await module.invoke())).toEqual(['project', 'layer']);
  });

  test('fails with the log that Lambda writes when it throws', async () => {
    const { invoke, logs } = functionOf(
      { 'index.js': 'exports.handler = async () => { throw new TypeError("no room"); };' },
      {},
      { isolation },
    );

    expect(thrown(await invoke())).toMatchObject({ errorType: 'TypeError', errorMessage: 'no room' });
    await until(() => logs.length > 0);
    expect(logs[0]).toMatch(
      /^\S+Z\trequest-1\tERROR\tInvoke Error\t\{"errorType":"TypeError","errorMessage":"no room","stack":\[/,
    );
  });

  test.each([
    [
      'throws what is no error',
      'exports.handler = async () => { throw "text"; };',
      { errorType: 'string', errorMessage: 'text' },
    ],
    [
      'fails by its callback',
      'exports.handler = (e, c, callback) => callback(new Error("no"));',
      { errorType: 'Error' },
    ],
    [
      'throws later',
      'exports.handler = () => new Promise(() => setTimeout(() => { throw new Error("late"); }));',
      { errorMessage: 'late' },
    ],
    [
      'forgets a promise',
      'exports.handler = () => new Promise(() => { Promise.reject(new Error("lost")); });',
      { errorType: 'Runtime.UnhandledPromiseRejection' },
    ],
    [
      'returns what is not JSON',
      'exports.handler = async () => { const a = {}; a.a = a; return a; };',
      { errorType: 'Runtime.MarshalError' },
    ],
    ['has a syntax error', 'exports.handler = async (', { errorType: 'SyntaxError' }],
    ['has no handler', 'exports.other = 1;', { errorType: 'Runtime.HandlerNotFound' }],
    ['throws when it is loaded', 'throw new RangeError("at start");', { errorType: 'RangeError' }],
    ['misses a package', 'require("nothing-of-that-name");', { errorType: 'Error' }],
  ])('fails when it %s', async (_, code, error) => {
    const { invoke } = functionOf({ 'index.js': code }, {}, { isolation });

    expect(thrown(await invoke())).toMatchObject(error);
  });

  test('fails with how to add a package that Lambda provides and the project does not', async () => {
    const common = functionOf({ 'index.js': 'require("@aws-sdk/client-nothing/deep");' }, {}, { isolation });
    const module = functionOf(
      { 'index.mjs': 'import "@aws-sdk/client-nothing"; export const handler = 1;' },
      {},
      { isolation },
    );

    for (const { invoke } of [common, module]) {
      expect(thrown(await invoke()).errorMessage).toBe(
        'the function uses @aws-sdk/client-nothing, which Lambda provides and this project does not; ' +
          'run "npm install --save-dev @aws-sdk/client-nothing" in /project',
      );
    }
  });

  test('fails when it runs longer than its timeout, and runs again after that', async () => {
    const { invoke, logs } = functionOf(
      { 'index.js': 'exports.handler = async ({ loop }) => { for (; loop; ) {} return 1; };' },
      { timeoutInMillis: 300 },
      { isolation },
    );

    expect(await invoke({ loop: true })).toEqual({ kind: 'timed out' });
    expect(logs).toEqual([expect.stringMatching(/^\S+Z request-1 Task timed out after 0\.30 seconds$/)]);
    expect(returned(await invoke({ loop: false }))).toBe(1);
  });

  test('fails when it ends its process, and runs again after that', async () => {
    const { invoke } = functionOf(
      { 'index.js': 'exports.handler = async ({ exit }) => { if (exit) process.exit(7); return 1; };' },
      {},
      { isolation },
    );

    expect(await invoke({ exit: true })).toEqual({
      kind: 'failed',
      reason: expect.stringMatching(/ended \(exit code 7\)$/),
    });
    expect(returned(await invoke())).toBe(1);
  });

  test('is refused an event that is not JSON, as by Lambda', async () => {
    const { runner } = functionOf({ 'index.js': 'exports.handler = async () => 1;' }, {}, { isolation });

    expect(await runner.invoke({ requestId: 'r', event: '{"a":' })).toMatchObject({ kind: 'rejected' });
  });

  test('writes its output to the log', async () => {
    const { invoke, logs } = functionOf(
      { 'index.js': 'exports.handler = async () => { console.log("one"); console.error("two"); };' },
      {},
      { isolation },
    );
    await invoke();
    await until(() => logs.length === 2);

    expect([...logs].sort()).toEqual(['one', 'two']);
  });

  test('is cut off when the gateway stops', async () => {
    const { invoke, runner } = functionOf(
      { 'index.js': 'exports.handler = () => new Promise(() => {});' },
      {},
      { isolation },
    );
    const result = invoke();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await runner.stop();

    expect(await result).toEqual({ kind: 'failed', reason: 'the gateway is stopping' });
    expect(await invoke()).toEqual({ kind: 'failed', reason: 'the gateway is stopping' });
  });
});

test('an inline function is a module named index', async () => {
  const { invoke } = functionOf({}, { code: { kind: 'inline', text: 'exports.handler = async () => 1;' } });

  expect(returned(await invoke())).toBe(1);
});

test('a process runs in the folder of its code', async () => {
  const { invoke, folder } = functionOf({ 'index.js': 'exports.handler = async () => process.cwd();' });

  expect(returned(await invoke())).toBe(folder);
});

test('a debugger reaches a function, whose timeout is off', async () => {
  const { invoke, logs } = functionOf(
    {
      'index.js':
        'exports.handler = async () => new Promise((resolve) => setTimeout(resolve, 400, process.debugPort));',
    },
    { timeoutInMillis: 100 },
    { inspectPort: 0 },
  );

  expect(returned(await invoke())).toEqual(expect.any(Number));
  expect(logs.join('\n')).toContain('Debugger listening on ws://127.0.0.1:');
});

test('fails when the export is not a function', async () => {
  const { invoke } = functionOf({ 'index.js': 'exports.handler = 1;' });

  expect(thrown(await invoke()).errorMessage).toBe('index.handler is not a function');
});

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition() && tries < 200; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
