import { once } from 'node:events';
import type { WebSocket } from 'ws';
import {
  apiTemplate,
  functionProxy,
  functionResources,
  httpProxy,
  mockReply,
  type RouteSpec,
  writeAssembly,
} from '../assembly-builder';
import { connect, recordingServer, serveAssembly, serveRoutes } from '../gateway-under-test';

const KB = 1024;

/** A message of some bytes, whose route is `$default`. */
const ofSize = (bytes: number) => 'x'.repeat(bytes);

const counting: { [routeKey: string]: RouteSpec } = { $default: mockReply('got it') };

/** Sends a message as several frames of a size. */
function sendInFrames(socket: WebSocket, message: string, size: number): void {
  for (let at = 0; at < message.length; at += size) {
    socket.send(message.slice(at, at + size), { fin: at + size >= message.length });
  }
}

describe('a message', () => {
  test('that no route takes gets the frame that AWS sends', async () => {
    const gateway = await serveRoutes({ ping: mockReply('pong') });
    const client = await connect(gateway.url);
    const frame = await client.ask({ action: 'other' });
    const [, connectionId, requestId] =
      /^\{"message": "Forbidden", "connectionId":"([^"]+)", "requestId":"([^"]+)"\}$/.exec(frame) ?? [];
    expect(connectionId).toMatch(/^[A-Za-z0-9_-]{15}=$/);
    expect(requestId).toMatch(/^[A-Za-z0-9_-]{15}=$/);
    expect(await gateway.until('message')).toMatchObject({
      routeKey: null,
      backend: null,
      status: null,
      connectionId,
      reply: frame,
      error:
        'no route takes the message, got "other" for "$request.body.action"; add a $default route to take what no other does',
    });
  });

  test('that is not JSON goes to $default', async () => {
    const { url } = await serveRoutes({ $default: mockReply('default'), ping: mockReply('pong') });
    const client = await connect(url);
    expect(await client.ask('ping')).toBe('default');
    expect(await client.ask('')).toBe('default');
    expect(await client.ask({ action: 'ping' })).toBe('pong');
  });

  test('cannot choose $connect or $disconnect', async () => {
    const { url } = await serveRoutes({ $connect: mockReply(''), $disconnect: mockReply('') });
    const client = await connect(url);
    expect(await client.ask({ action: '$connect' })).toContain('"Forbidden"');
    expect(await client.ask({ action: '$disconnect' })).toContain('"Forbidden"');
  });

  test('on a one-way route gets nothing, unless something fails', async () => {
    const { url } = await serveRoutes({
      quiet: { ...mockReply('never'), twoWay: false },
      broken: { integration: { IntegrationType: 'MOCK' } },
      ping: mockReply('pong'),
    });
    const client = await connect(url);
    client.send({ action: 'quiet' });
    expect(await client.ask({ action: 'ping' })).toBe('pong');
    expect(await client.ask({ action: 'broken' })).toContain('"Internal server error"');
  });

  test('is handled while an earlier one is, and may be answered before it', async () => {
    const slow = await recordingServer(({ body }, response) => {
      setTimeout(() => response.end(body), body.includes('first') ? 300 : 0);
    });
    const { url } = await serveRoutes({ $default: httpProxy(slow.url) });
    const client = await connect(url);
    client.send('first');
    client.send('second');
    expect([await client.next(), await client.next()]).toEqual(['second', 'first']);
  });

  test('a connection stays open after a failure', async () => {
    const { url } = await serveRoutes({ broken: httpProxy('http://127.0.0.1:9/'), ping: mockReply('pong') });
    const client = await connect(url);
    expect(await client.ask({ action: 'broken' })).toContain('"Internal server error"');
    expect(await client.ask({ action: 'ping' })).toBe('pong');
  });

  test('that makes a template run without end fails alone', async () => {
    const endless = '#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])x#end#end#end';
    const { url } = await serveRoutes({ endless: mockReply(endless), ping: mockReply('pong') });
    const client = await connect(url);
    expect(await client.ask({ action: 'endless' })).toContain('"Internal server error"');
    expect(await client.ask({ action: 'ping' })).toBe('pong');
  });

  test('has the ids of AWS: those of a connection and its messages end alike', async () => {
    const { url } = await serveRoutes({
      $default: mockReply('$context.connectionId $context.messageId $context.requestId'),
    });
    const client = await connect(url);
    const [connectionId = '', messageId = '', requestId = ''] = (await client.ask('')).split(' ');
    const [, other = ''] = (await client.ask('')).split(' ');
    expect(messageId.slice(8)).toBe(connectionId.slice(8));
    expect(other.slice(8)).toBe(connectionId.slice(8));
    expect(new Set([connectionId, messageId, other, requestId]).size).toBe(4);
    expect(`${connectionId.slice(8, 11)}F`).toBe(requestId.slice(8, 12));
  });

  test('of more than one client never mixes with those of another', async () => {
    const backend = await recordingServer(({ body }, response) => response.end(body));
    const { url } = await serveRoutes({ $default: httpProxy(backend.url) });
    const clients = await Promise.all(Array.from({ length: 20 }, () => connect(url)));
    await Promise.all(
      clients.map(async (client, index) => {
        for (let count = 0; count < 10; count += 1) {
          client.send(`${index}/${count}`);
        }
        const frames = await Promise.all(Array.from({ length: 10 }, () => client.next()));
        expect(frames.sort()).toEqual(Array.from({ length: 10 }, (_, count) => `${index}/${count}`));
      }),
    );
  });
});

describe('a limit', () => {
  test('a message of 128 KB in frames of 32 KB is taken', async () => {
    const { url } = await serveRoutes(counting);
    const client = await connect(url);
    sendInFrames(client.socket, ofSize(128 * KB), 32 * KB);
    expect(await client.next()).toBe('got it');
  });

  test('a message of more than 128 KB closes the connection with 1009', async () => {
    const gateway = await serveRoutes(counting);
    const client = await connect(gateway.url);
    sendInFrames(client.socket, ofSize(128 * KB + 1), 32 * KB);
    expect((await client.closed).code).toBe(1009);
    expect(await gateway.until('connection', ({ state }) => state === 'closed')).toMatchObject({
      disconnectStatusCode: 1009,
    });
    expect(client.frames).toEqual([]);
  });

  test.each([32 * KB + 1, 100 * KB, 1024 * KB])(
    'a frame of %i bytes closes the connection with 1009',
    async (bytes) => {
      const gateway = await serveRoutes(counting);
      const client = await connect(gateway.url);
      client.send(ofSize(bytes));
      expect((await client.closed).code).toBe(1009);
      expect(await gateway.until('connection', ({ state }) => state === 'closed')).toMatchObject({
        disconnectStatusCode: 1009,
      });
      expect(client.frames).toEqual([]);
    },
  );

  test('a frame of 32 KB is taken', async () => {
    const { url } = await serveRoutes(counting);
    expect(await (await connect(url)).ask(ofSize(32 * KB))).toBe('got it');
  });

  test('a binary frame closes the connection with 1003', async () => {
    const gateway = await serveRoutes(counting);
    const client = await connect(gateway.url);
    client.socket.send(Buffer.from('{"action":"ping"}'));
    expect((await client.closed).code).toBe(1003);
    expect(await gateway.until('connection', ({ state }) => state === 'closed')).toMatchObject({
      disconnectStatusCode: 1003,
    });
    expect(client.frames).toEqual([]);
  });

  test('frame-size and message-size can be relaxed', async () => {
    const { url } = await serveRoutes(counting, { relaxed: new Set(['frame-size', 'message-size']) });
    expect(await (await connect(url)).ask(ofSize(500 * KB))).toBe('got it');
  });

  test('a reply of more than 128 KB becomes an error, and says on which assumption', async () => {
    const backend = await recordingServer((_, response) => response.end(ofSize(128 * KB + 1)));
    const gateway = await serveRoutes({ $default: httpProxy(backend.url) });
    const client = await connect(gateway.url);
    expect(await client.ask('')).toContain('"Internal server error"');
    expect((await gateway.until('message')).assumptions).toHaveLength(1);
  });
});

test('a ping is answered by a pong', async () => {
  const { url } = await serveRoutes({});
  const { socket } = await connect(url);
  socket.ping('are you there');
  expect(String((await once(socket, 'pong'))[0])).toBe('are you there');
});

describe('the end of a connection', () => {
  const log = 'exports.handler = async (event) => { console.log(JSON.stringify(event)); return { statusCode: 200 }; };';

  /** Serves an API whose $disconnect logs its event, and returns how to wait for that. */
  async function serveEnd(options = {}) {
    const resources = functionResources('Handler', { Code: { ZipFile: log } });
    const gateway = await serveRoutes({ $disconnect: functionProxy('Handler') }, options, { resources });
    const event = async () => {
      const { text } = await gateway.until('log', ({ text }) => text.includes('{"'));
      return JSON.parse(text.slice(text.indexOf('{"')));
    };
    return { gateway, event };
  }

  test('without a code is 1005 for $disconnect, with the text of AWS', async () => {
    const { event, gateway } = await serveEnd();
    const client = await connect(gateway.url);
    client.socket.close();
    const { requestContext } = await event();
    expect(requestContext).toMatchObject({
      eventType: 'DISCONNECT',
      routeKey: '$disconnect',
      disconnectStatusCode: 1005,
      disconnectReason: 'Client-side close frame status not set',
    });
    expect(requestContext).not.toHaveProperty('messageId');
  });

  test('with a code has that code', async () => {
    const { event, gateway } = await serveEnd();
    const client = await connect(gateway.url);
    client.socket.close(4001, 'bye');
    expect((await event()).requestContext).toMatchObject({ disconnectStatusCode: 4001 });
  });

  test('a client that vanishes is noticed', async () => {
    const { event, gateway } = await serveEnd();
    const client = await connect(gateway.url);
    client.socket.terminate();
    expect((await event()).requestContext).toMatchObject({ disconnectStatusCode: 1006 });
  });

  test('ten minutes without a message end it with 1001', async () => {
    const { event, gateway } = await serveEnd();
    const client = await connect(gateway.url);
    expect(await gateway.call('POST', 'clock', { advanceMs: 10 * 60_000 })).toMatchObject({ status: 204 });
    expect(await client.closed).toEqual({ code: 1001, reason: 'Going away' });
    // What fell due has happened when the clock has answered.
    expect(gateway.happened.map((happened) => happened.event)).toContain('log');
    expect((await event()).requestContext).toMatchObject({
      disconnectStatusCode: 1001,
      disconnectReason: 'Going away',
    });
  });

  test('messages in either direction keep it open, pings do not', async () => {
    const gateway = await serveRoutes({ ping: mockReply('pong') });
    const client = await connect(gateway.url);
    const other = await connect(gateway.url);
    await gateway.call('POST', 'clock', { advanceMs: 9 * 60_000 });
    expect(await client.ask({ action: 'ping' })).toBe('pong');
    other.socket.ping();
    await once(other.socket, 'pong');
    await gateway.call('POST', 'clock', { advanceMs: 60_000 });
    expect((await other.closed).code).toBe(1001);
    await gateway.call('POST', 'clock', { advanceMs: 8 * 60_000 });
    expect(await client.ask({ action: 'ping' })).toBe('pong');
  });

  test('two hours end it, whatever is sent', async () => {
    const gateway = await serveRoutes({ ping: mockReply('pong') });
    const client = await connect(gateway.url);
    for (let minutes = 0; minutes < 120; minutes += 7) {
      expect(await client.ask({ action: 'ping' })).toBe('pong');
      await gateway.call('POST', 'clock', { advanceMs: 7 * 60_000 });
    }
    expect(await client.closed).toEqual({ code: 1001, reason: 'Going away' });
  });

  test('idle and duration can be relaxed', async () => {
    const gateway = await serveRoutes({ ping: mockReply('pong') }, { relaxed: new Set(['idle', 'duration']) });
    const client = await connect(gateway.url);
    await gateway.call('POST', 'clock', { advanceMs: 3 * 60 * 60_000 });
    expect(await client.ask({ action: 'ping' })).toBe('pong');
  });
});

test('text that is not UTF-8 closes the connection with 1007', async () => {
  const gateway = await serveRoutes(counting);
  const client = await connect(gateway.url);
  client.socket.send(Buffer.from([0xc3, 0x28]), { binary: false });
  expect((await client.closed).code).toBe(1007);
  expect(await gateway.until('connection', ({ state }) => state === 'closed')).toMatchObject({
    disconnectStatusCode: 1007,
  });
});

test('a client that sends much and reads nothing is not read any further', async () => {
  const large = mockReply('x'.repeat(100 * KB));
  const gateway = await serveRoutes({ $default: large });
  const client = await connect(gateway.url);
  client.socket.pause();
  for (let count = 0; count < 1000; count += 1) {
    client.socket.send('');
  }
  const other = await connect(gateway.url);
  expect(await other.ask('')).toHaveLength(100 * KB);
  // 100 MB of replies would wait for it.
  expect(client.frames).toEqual([]);
  expect(gateway.happened.filter(({ event }) => event === 'message').length).toBeLessThan(400);
  client.socket.resume();
  for (let count = 0; count < 1000; count += 1) {
    await client.next();
  }
});

test('an API of another stack with the same logical id is an API of its own', async () => {
  const gateway = await serveAssembly(
    writeAssembly({ A: apiTemplate({ where: mockReply('a') }), B: apiTemplate({ where: mockReply('b') }) }),
  );
  const replies = await Promise.all(gateway.apis.map(async ({ url }) => (await connect(url)).ask({ action: 'where' })));
  expect(replies).toEqual(['a', 'b']);
});

test('a flood on one connection does not keep the others waiting', async () => {
  const { url } = await serveRoutes({ ping: mockReply('pong') });
  const flooding = await connect(url);
  const other = await connect(url);
  const FLOOD = 5000;
  for (let count = 0; count < FLOOD; count += 1) {
    flooding.send({ action: 'ping' });
  }
  await flooding.next();
  expect(await other.ask({ action: 'ping' })).toBe('pong');
  expect(flooding.frames.length).toBeLessThan(FLOOD / 2);
  while (flooding.frames.length < FLOOD) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
});
