import type { BrowserContext } from 'playwright-core';
import { functionProxy, functionResources, mockReply } from '../assembly-builder';
import { CHROMIUM, startBrowser } from '../browser';
import { recordingServer, serveRoutes } from '../gateway-under-test';

if (CHROMIUM === undefined) {
  process.stderr.write('Chromium: SKIPPED, it is not installed; run scripts/install-chromium.sh\n');
}

let browser: BrowserContext;

(CHROMIUM === undefined ? describe.skip : describe)('a web page in Chromium', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(() => browser.close());

  /** Opens a socket in a page, sends messages, and tells what the page saw until it was closed. */
  async function inPage(url: string, messages: readonly string[], protocols: readonly string[] = [], binary = false) {
    const site = await recordingServer((_, response) => response.setHeader('Content-Type', 'text/html').end('<p>'));
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('console', (line) => errors.push(line.text()));
    await page.goto(site.url);
    const seen = await page.evaluate(
      ([to, all, offered, isBinary]) =>
        new Promise<{ protocol: string | null; frames: string[]; code: number; reason: string; wasClean: boolean }>(
          (resolve) => {
            const socket = new WebSocket(to, offered as string[]);
            const frames: string[] = [];
            let protocol: string | null = null;
            socket.onopen = () => {
              protocol = socket.protocol;
              for (const message of all) {
                socket.send(isBinary ? new TextEncoder().encode(message) : message);
              }
              if (all.length === 0) {
                socket.close();
              }
            };
            socket.onmessage = ({ data }) => {
              frames.push(data);
              if (frames.length === all.length) {
                socket.close(4001, 'done');
              }
            };
            socket.onclose = ({ code, reason, wasClean }) => resolve({ protocol, frames, code, reason, wasClean });
          },
        ),
      [url, messages, protocols, binary] as const,
    );
    await page.close();
    return { ...seen, errors };
  }

  /** Serves a function on $connect that returns a subprotocol. */
  async function withSubprotocol(subprotocol: string | undefined) {
    const headers = subprotocol === undefined ? {} : { 'Sec-WebSocket-Protocol': subprotocol };
    const code = `exports.handler = async () => (${JSON.stringify({ statusCode: 200, headers })});`;
    const resources = functionResources('Handler', { Code: { ZipFile: code } });
    return serveRoutes({ $connect: functionProxy('Handler'), ping: mockReply('pong') }, {}, { resources });
  }

  test('gets replies, and its close code and user agent arrive', async () => {
    const gateway = await serveRoutes({ ping: mockReply('$context.identity.userAgent') });
    const seen = await inPage(gateway.url, ['{"action":"ping"}']);
    expect(seen).toMatchObject({ protocol: '', frames: [expect.stringContaining('Chrome')], wasClean: true });
    const { disconnectStatusCode } = await gateway.until('connection', ({ state }) => state === 'closed');
    expect(disconnectStatusCode).toBe(4001);
  });

  test('that closes without a code is 1005 for $disconnect', async () => {
    const gateway = await serveRoutes({ ping: mockReply('pong') });
    await inPage(gateway.url, []);
    const { disconnectStatusCode } = await gateway.until('connection', ({ state }) => state === 'closed');
    expect(disconnectStatusCode).toBe(1005);
  });

  test('gets the subprotocol that the function returns', async () => {
    const { url } = await withSubprotocol('second');
    expect(await inPage(url, ['{"action":"ping"}'], ['first', 'second'])).toMatchObject({
      protocol: 'second',
      frames: ['pong'],
    });
  });

  test('fails as with AWS when it offers subprotocols and the function returns none', async () => {
    const { url } = await withSubprotocol(undefined);
    const { code, errors, protocol } = await inPage(url, [], ['first']);
    expect({ code, protocol }).toEqual({ code: 1006, protocol: null });
    expect(errors.join()).toContain("Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received");
  });

  test('fails as with AWS when the function returns several subprotocols as several values', async () => {
    const code =
      "exports.handler = async () => ({ statusCode: 200, multiValueHeaders: { 'Sec-WebSocket-Protocol': ['a', 'b'] } });";
    const resources = functionResources('Handler', { Code: { ZipFile: code } });
    const { url } = await serveRoutes({ $connect: functionProxy('Handler') }, {}, { resources });
    const { errors } = await inPage(url, [], ['a', 'b']);
    expect(errors.join()).toContain("'Sec-WebSocket-Protocol' header must not appear more than once in a response");
  });

  test('is closed with 1003 when it sends bytes, and with 1009 when it sends a large frame', async () => {
    const { url } = await serveRoutes({ ping: mockReply('pong') });
    expect((await inPage(url, ['x'], [], true)).code).toBe(1003);
    expect((await inPage(url, ['x'.repeat(150_000)])).code).toBe(1009);
  });

  test('whose handshake is refused sees 1006, and the status in its console', async () => {
    const { url } = await serveRoutes({ ping: mockReply('pong') });
    const { code, errors } = await inPage(`${url}-of-nobody`, []);
    expect(code).toBe(1006);
    expect(errors.join()).toContain('Unexpected response code: 403');
  });
});
