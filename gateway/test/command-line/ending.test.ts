import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import {
  apiTemplate,
  functionProxy,
  functionResources,
  httpProxy,
  mockReply,
  temporaryFolder,
  writeAssembly,
} from '../assembly-builder';
import { connect, recordingServer } from '../gateway-under-test';
import { isRunning, start, startWith, urlOf } from './program';

const chat = () => writeAssembly({ Chat: apiTemplate({ ping: mockReply('pong') }) });

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  test('closes connections with 1001, and ends the program within 5 seconds with exit code 0', async () => {
    const { child, ended, lines } = await start(chat(), '--port', '0', '--json');
    const client = await connect(urlOf(lines));
    const before = Date.now();
    child.kill(signal);
    expect((await client.closed).code).toBe(1001);
    expect(await ended).toEqual([0, null]);
    expect(Date.now() - before).toBeLessThan(5000);
  });

  test('does not wait for a client that does not confirm the end of its connection', async () => {
    const { child, ended, lines } = await start(chat(), '--port', '0', '--json');
    const client = await connect(urlOf(lines));
    client.socket.pause();
    const before = Date.now();
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(Date.now() - before).toBeLessThan(5000);
  });
});

test('a second signal does not hinder the first', async () => {
  const { child, ended, lines } = await start(chat(), '--port', '0', '--json');
  const client = await connect(urlOf(lines));
  child.kill('SIGINT');
  child.kill('SIGINT');
  child.kill('SIGTERM');
  expect((await client.closed).code).toBe(1001);
  expect(await ended).toEqual([0, null]);
});

/** An API with a function that says its process id, starts a process of its own, and never returns. */
function hanging(runtime: 'nodejs22.x' | 'python3.12', code: string): string {
  const resources = functionResources('Handler', { Runtime: runtime, Timeout: 29, Code: { ZipFile: code } });
  const routes = { ping: mockReply('pong'), $default: functionProxy('Handler') };
  return writeAssembly({ Chat: apiTemplate(routes, { resources }) });
}

const NODE = "exports.handler = () => { console.log('pid', process.pid); return new Promise(() => {}); };";
const NODE_LOOP = "exports.handler = () => { console.log('pid', process.pid); for (;;); };";
const NODE_DEAF =
  "process.on('SIGTERM', () => {}); exports.handler = () => { console.log('pid', process.pid); return new Promise(() => {}); };";
const PYTHON =
  "import os, time\ndef handler(event, context):\n  print('pid', os.getpid(), flush=True)\n  time.sleep(60)";

describe.each([
  ['a function for Node.js that waits', 'nodejs22.x', NODE, []],
  ['a function for Node.js that computes without end', 'nodejs22.x', NODE_LOOP, []],
  ['a function for Node.js that ignores signals', 'nodejs22.x', NODE_DEAF, []],
  ['a function for Node.js in a thread that computes without end', 'nodejs22.x', NODE_LOOP, ['--isolation', 'worker']],
  ['a function for Python that waits', 'python3.12', PYTHON, []],
] as const)('%s', (_, runtime, code, options) => {
  const isThread = (options as readonly string[]).includes('worker');

  test.each(['SIGINT', 'SIGTERM', 'the end of input'] as const)('is cut off by %s, and leaves nothing', async (end) => {
    const TMPDIR = temporaryFolder();
    const assembly = hanging(runtime, code);
    const { child, ended, lines } = await startWith({ TMPDIR }, assembly, '--port', '0', '--json', ...options);
    const client = await connect(urlOf(lines));
    client.send({ action: 'other' });
    const pidOf = () => lines.map((line) => /"text":"pid (\d+)"/.exec(line)?.[1]).find((found) => found !== undefined);
    while (pidOf() === undefined) {
      await once(child.stdout, 'data');
    }
    const pid = Number(pidOf());
    expect(pid === child.pid).toBe(isThread);
    expect(isRunning(pid)).toBe(true);
    expect(readdirSync(TMPDIR)).not.toEqual([]);
    const before = Date.now();
    end === 'the end of input' ? child.stdin.end() : child.kill(end);
    expect((await client.closed).code).toBe(1001);
    expect(await ended).toEqual([0, null]);
    expect(Date.now() - before).toBeLessThan(5000);
    expect(isRunning(pid)).toBe(false);
    expect(readdirSync(TMPDIR)).toEqual([]);
  });
});

test('a backend that hangs does not hold up the end', async () => {
  const backend = await recordingServer(() => {});
  const directory = writeAssembly({ Chat: apiTemplate({ $default: httpProxy(backend.url) }) });
  const { child, ended, lines } = await start(directory, '--port', '0', '--json');
  const client = await connect(urlOf(lines));
  client.send('x');
  while (backend.requests.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const before = Date.now();
  child.kill('SIGTERM');
  expect((await client.closed).code).toBe(1001);
  expect(await ended).toEqual([0, null]);
  expect(Date.now() - before).toBeLessThan(5000);
});

test('a handshake that waits for $connect is cut off', async () => {
  const resources = functionResources('Handler', { Timeout: 29, Code: { ZipFile: NODE } });
  const directory = writeAssembly({ Chat: apiTemplate({ $connect: functionProxy('Handler') }, { resources }) });
  const { child, ended, lines } = await start(directory, '--port', '0', '--json');
  const refused = connect(urlOf(lines)).then(
    () => 'open',
    () => 'refused',
  );
  while (lines.length < 2) {
    await once(child.stdout, 'data');
  }
  child.kill('SIGTERM');
  expect(await refused).toBe('refused');
  expect(await ended).toEqual([0, null]);
});

describe('a reader of standard output', () => {
  const LARGE = 'x'.repeat(30_000);

  /** Sends messages whose lines are not read. */
  async function send(client: Awaited<ReturnType<typeof connect>>, count: number) {
    for (let sent = 0; sent < count; sent += 1) {
      expect(await client.ask({ action: 'ping', LARGE })).toBe('pong');
    }
  }

  test('that stops reading holds nothing up, and gets the rest when it goes on', async () => {
    const { child, ended, lines } = await start(chat(), '--port', '0', '--json');
    const client = await connect(urlOf(lines));
    child.stdout.pause();
    await send(client, 100);
    child.kill('SIGTERM');
    expect((await client.closed).code).toBe(1001);
    const isRead = once(child.stdout, 'end');
    child.stdout.resume();
    expect(await ended).toEqual([0, null]);
    await isRead;
    const events = lines.map((line) => JSON.parse(line).event);
    expect(events).toEqual(['ready', 'connection', ...Array(100).fill('message'), 'connection']);
  });

  test('that never reads again holds nothing up, the end included', async () => {
    const { child, ended, errors, lines } = await start(chat(), '--port', '0', '--json');
    const client = await connect(urlOf(lines));
    child.stdout.pause();
    await send(client, 800);
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    expect(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1])).toBeLessThan(250 * 1024);
    const before = Date.now();
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(Date.now() - before).toBeLessThan(5000);
    expect(errors.join('')).toBe('warning standard output is not read, so lines are dropped until it is\n');
  });
});
