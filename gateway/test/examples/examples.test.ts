import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect } from '../gateway-under-test';
import { describeWithMoto } from '../services/moto-under-test';

const SCRIPT = join(__dirname, '../../../scripts/gateway.mjs');

const started: ChildProcess[] = [];

afterEach(async () => {
  for (const child of started.splice(0)) {
    const ended = once(child, 'exit');
    child.stdin?.end();
    await ended;
  }
});

/** `npm run gateway` without its installation: synthesizes an example, and serves it. */
async function serveExample(...args: string[]): Promise<string> {
  const options = [...args, '--port', '0', '--json'];
  const child = spawn(process.execPath, [SCRIPT, ...options], {
    env: { ...process.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(child);
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('the gateway ended'))),
  ]);
  return JSON.parse(line).apis[0].url;
}

describeWithMoto('with one command and moto', () => {
  test('two clients of docs/examples/chat see the messages of each other', async () => {
    const url = await serveExample();
    const [ann, bob] = [await connect(url), await connect(url)];
    const fromAnn = JSON.stringify({ action: 'sendMessage', text: 'it\'s "5" & 漢 😀' });
    const fromBob = JSON.stringify({ action: 'sendMessage', text: 'hello' });
    ann.send(fromAnn);
    expect([await ann.next(), await bob.next()]).toEqual([fromAnn, fromAnn]);
    bob.send(fromBob);
    expect([await ann.next(), await bob.next()]).toEqual([fromBob, fromBob]);
    expect(JSON.parse(await ann.ask({ action: 'other' }))).toMatchObject({ error: 'unknown action' });
  });

  test('docs/examples/connections stores connections without a function', async () => {
    const url = await serveExample('connections');
    const ann = await connect(`${url}?user=ann`);
    const bob = await connect(`${url}?user=bob`);
    const list = async () => {
      const { items } = JSON.parse(await ann.ask({ action: 'listConnections', user: 'bob' }));
      return items.map(({ user, connectionId }: { user: string; connectionId: string }) => [user, typeof connectionId]);
    };
    expect(await list()).toEqual([['bob', 'string']]);
    bob.socket.close();
    await bob.closed;
    const end = Date.now() + 10_000;
    while ((await list()).length > 0 && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await list()).toEqual([]);
  });
});
