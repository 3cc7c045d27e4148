import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { WebSocket } from 'ws';

let gateway: ChildProcess;
let ready: { apis: [{ url: string }]; control: { url: string; token: string } };

before(async () => {
  gateway = spawn('npx', ['cdk-websocket-gateway', 'cdk.out', '--port', '0', '--json'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: gateway.stdout as NodeJS.ReadableStream });
  const [line] = await once(lines, 'line');
  ready = JSON.parse(line);
});

after(async () => {
  gateway.stdin?.end();
  const [code] = await once(gateway, 'exit');
  assert.equal(code, 0);
});

test('a ping is answered, and an idle connection is closed after ten minutes', async () => {
  const client = new WebSocket(ready.apis[0].url);
  await once(client, 'open');

  client.send(JSON.stringify({ action: 'ping' }));
  const [frame] = await once(client, 'message');
  assert.deepEqual(JSON.parse(String(frame)), { pong: true });

  const closed = once(client, 'close');
  const response = await fetch(`${ready.control.url}clock`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${ready.control.token}` },
    body: JSON.stringify({ advanceMs: 600_000 }),
  });
  assert.equal(response.status, 204);
  const [code] = await closed;
  assert.equal(code, 1001);
});
