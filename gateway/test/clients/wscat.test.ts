import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { functionProxy, functionResources, mockReply } from '../assembly-builder';
import { serveRoutes } from '../gateway-under-test';

/** Runs wscat to its end. */
async function wscat(...args: string[]) {
  const child = spawn(process.execPath, [require.resolve('wscat/bin/wscat'), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [status] = await once(child, 'close');
  return { status, output };
}

test('wscat sends a message and prints the reply', async () => {
  const { url } = await serveRoutes({ ping: mockReply('pong of $context.stage') });
  const { output } = await wscat('--connect', url, '--execute', '{"action":"ping"}', '--wait', '2');
  expect(output).toContain('pong of prod');
});

test('wscat prints the frame for a message that no route takes', async () => {
  const { url } = await serveRoutes({ ping: mockReply('pong') });
  const { output } = await wscat('--connect', url, '--execute', '{"action":"other"}', '--wait', '2');
  expect(output).toMatch(/\{"message": ?"Forbidden", ?"connectionId": ?"[^"]+", ?"requestId": ?"[^"]+"\}/);
});

test('wscat says with which status a handshake is refused', async () => {
  const code = 'exports.handler = async () => ({ statusCode: 402 });';
  const resources = functionResources('Handler', { Code: { ZipFile: code } });
  const { url } = await serveRoutes({ $connect: functionProxy('Handler') }, {}, { resources });
  expect((await wscat('--connect', url)).output).toContain('Unexpected server response: 402');
});

test('wscat gets the subprotocol and passes headers to the function', async () => {
  const code = `exports.handler = async ({ headers }) => ({
    statusCode: headers['X-Room'] === 'kitchen' ? 200 : 400,
    headers: { 'Sec-WebSocket-Protocol': 'second' },
  });`;
  const resources = functionResources('Handler', { Code: { ZipFile: code } });
  const routes = { $connect: functionProxy('Handler'), ping: mockReply('pong') };
  const { url } = await serveRoutes(routes, {}, { resources });
  const options = ['--subprotocol', 'first', '--subprotocol', 'second', '--header', 'X-Room: kitchen'];
  const { output } = await wscat('--connect', url, ...options, '--execute', '{"action":"ping"}', '--wait', '2');
  expect(output).toContain('pong');
});
