import { once } from 'node:events';
import { request } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { mockReply } from '../assembly-builder';
import { connect, type GatewayUnderTest, handshake, serveRoutes } from '../gateway-under-test';

const routes = { ping: mockReply('pong') };

const SIGNED = {
  Authorization:
    'AWS4-HMAC-SHA256 Credential=AKID/20261128/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0',
};

/** A request with headers that fetch would set itself. */
async function send(
  url: string,
  method: string,
  headers: { readonly [name: string]: string },
  body = '',
): Promise<{ status: number; body: string }> {
  const sent = request(url, { method, headers }).end(method === 'POST' ? body : '');
  const [response] = await once(sent, 'response');
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk;
  }
  return { status: response.statusCode, body: text };
}

/** What a web page that leads the name evil.example to this machine, or sends a request across origins, looks like. */
const FOREIGN = [
  'http://evil.example',
  'https://evil.example:4000',
  'http://localhost:1',
  'http://127.0.0.1',
  'null',
  '',
];

describe('the control API', () => {
  const headersOf = ({ control }: GatewayUnderTest) => ({ Authorization: `Bearer ${control.token}` });

  test.each(['evil.example', 'evil.example:80', 'localhost.evil.example', 'evil.example:4000', '127.0.0.1.nip.io'])(
    'refuses the host %j, token or not: a page could have the name lead here',
    async (Host) => {
      const gateway = await serveRoutes(routes);
      for (const name of ['messages', 'connections', '', 'nothing']) {
        const { status, body } = await send(`${gateway.control.url}${name}`, 'GET', { ...headersOf(gateway), Host });
        expect([name, status]).toEqual([name, 403]);
        expect(JSON.parse(body)).toEqual({ message: 'host is not this machine; address the gateway as localhost' });
      }
    },
  );

  test.each(['localhost', 'LOCALHOST:4000', '127.0.0.1:4000', '[::1]:4000', '192.0.2.7:4000'])(
    'takes the host %j',
    async (Host) => {
      const gateway = await serveRoutes(routes);
      const { status } = await send(`${gateway.control.url}messages`, 'GET', { ...headersOf(gateway), Host });
      expect(status).toBe(200);
    },
  );

  test.each(FOREIGN)('refuses pages of the origin %j, token or not', async (Origin) => {
    const gateway = await serveRoutes(routes);
    const client = await connect(gateway.url);
    for (const name of ['reset', 'clock', 'faults']) {
      const { status, body } = await send(
        `${gateway.control.url}${name}`,
        'POST',
        { ...headersOf(gateway), Origin },
        '{}',
      );
      expect([name, status]).toEqual([name, 403]);
      expect(JSON.parse(body)).toEqual({
        message: 'web page is not of the gateway; allow its origin with --allow-origin',
      });
    }
    expect(await client.ask({ action: 'ping' })).toBe('pong');
  });

  test('takes its own pages, and those of --allow-origin', async () => {
    const gateway = await serveRoutes(routes, { allowedOrigins: ['http://localhost:5173'] });
    const { host } = new URL(gateway.control.url);
    for (const Origin of [`http://${host}`, `https://${host}`, 'http://localhost:5173']) {
      const { status } = await send(`${gateway.control.url}reset`, 'POST', { ...headersOf(gateway), Origin });
      expect([Origin, status]).toEqual([Origin, 204]);
    }
    const other = { ...headersOf(gateway), Origin: 'http://evil.example' };
    expect((await send(`${gateway.control.url}reset`, 'POST', other)).status).toBe(403);
  });

  test('tells pages of other origins nothing by CORS', async () => {
    const { control } = await serveRoutes(routes);
    const response = await fetch(`${control.url}messages`, {
      method: 'OPTIONS',
      headers: { 'Access-Control-Request-Method': 'GET' },
    });
    expect(response.status).toBe(401);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('@connections', () => {
  const open = async (options = {}) => {
    const gateway = await serveRoutes(routes, options);
    const client = await connect(gateway.url);
    const { connectionId } = await gateway.until('connection');
    const url = `${gateway.apis[0]?.callbackUrl}/@connections/${encodeURIComponent(connectionId)}`;
    return { client, gateway, url };
  };

  test.each(['evil.example', 'evil.example:4000'])('refuses the host %j', async (Host) => {
    const { client, gateway, url } = await open();
    for (const method of ['POST', 'GET', 'DELETE']) {
      expect([method, (await send(url, method, { ...SIGNED, Host }, 'hello')).status]).toEqual([method, 403]);
    }
    expect((await gateway.call('GET', 'connections')).json).toMatchObject({ connections: [{}] });
    expect(client.frames).toEqual([]);
  });

  test.each(FOREIGN)('refuses pages of the origin %j', async (Origin) => {
    const { client, gateway, url } = await open({ relaxed: new Set(['iam']) });
    for (const method of ['POST', 'GET', 'DELETE']) {
      expect([method, (await send(url, method, { Origin }, 'hello')).status]).toEqual([method, 403]);
    }
    expect((await gateway.call('GET', 'connections')).json).toMatchObject({ connections: [{}] });
    expect(client.frames).toEqual([]);
  });

  test('takes requests of allowed pages, and of programs, which send no origin', async () => {
    const { client, url } = await open({ allowedOrigins: ['http://localhost:5173'] });
    expect((await send(url, 'POST', { ...SIGNED, Origin: 'http://localhost:5173' }, 'one')).status).toBe(200);
    expect((await send(url, 'POST', SIGNED, 'two')).status).toBe(200);
    expect((await send(url, 'POST', { ...SIGNED, Origin: 'http://evil.example' }, 'evil')).status).toBe(403);
    expect([await client.next(), await client.next()]).toEqual(['one', 'two']);
  });
});

describe('a WebSocket', () => {
  test('is open to pages of all origins, as on AWS', async () => {
    const { url } = await serveRoutes(routes);
    for (const origin of ['http://evil.example', 'null']) {
      expect(await handshake(url, [], { origin })).toMatchObject({ status: 101 });
    }
  });

  test('is open to those of --allow-origin only, and to programs', async () => {
    const { url } = await serveRoutes(routes, { allowedOrigins: ['http://localhost:5173', 'https://chat.example'] });
    for (const origin of ['http://localhost:5173', 'https://chat.example']) {
      expect(await handshake(url, [], { origin })).toMatchObject({ status: 101 });
    }
    for (const origin of ['http://evil.example', 'null', 'http://chat.example', 'https://chat.example.evil']) {
      expect(await handshake(url, [], { origin })).toMatchObject({ status: 403 });
    }
    expect(await handshake(url)).toMatchObject({ status: 101 });
  });
});

test('the gateway listens on the loopback address that it was told, and on no other', async () => {
  const { url } = await serveRoutes(routes);
  const port = Number(new URL(url).port);
  const reached = (host: string) =>
    new Promise((resolve) => {
      const socket = connectSocket({ host, port });
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
  expect(await reached('127.0.0.1')).toBe(true);
  // Another address of the same machine, which a server on all addresses would answer at.
  expect(await reached('127.0.0.2')).toBe(false);
});
