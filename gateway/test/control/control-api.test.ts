import { request } from 'node:http';
import { functionProxy, functionResources, httpProxy, mockReply } from '../assembly-builder';
import { connect, handshake, recordingServer, serveRoutes } from '../gateway-under-test';

const routes = { ping: mockReply('pong $context.requestTimeEpoch') };

test.each([{}, { Authorization: 'Bearer wrong' }, { Authorization: 'Basic x' }])(
  'without the token everything but the page gets 401: %j',
  async (headers) => {
    const { call, control, url } = await serveRoutes(routes);
    const client = await connect(url);
    for (const [method, name] of [
      ['GET', 'messages'],
      ['GET', 'connections'],
      ['GET', 'events'],
      ['GET', 'nothing'],
      ['POST', ''],
      ['POST', 'clock'],
      ['POST', 'faults'],
      ['POST', 'reset'],
      ['POST', 'clients'],
    ] as const) {
      const response = await fetch(`${control.url}${name}`, { method, headers: headers as Record<string, string> });
      expect([name, response.status]).toEqual([name, 401]);
      expect(await response.json()).toEqual({ message: expect.stringContaining('token is missing or wrong') });
    }
    expect(await client.ask({ action: 'ping' })).toContain('pong');
    expect((await call('GET', 'connections')).json).toMatchObject({ connections: [{}] });
  },
);

test('the page needs no token, and has none in it', async () => {
  const { control } = await serveRoutes(routes);
  const response = await fetch(control.url);
  expect(response.status).toBe(200);
  expect(await response.text()).not.toContain(control.token);
});

test('a host that is not this machine gets 403: a web page could have it lead here', async () => {
  const { control } = await serveRoutes(routes);
  const status = await new Promise((resolve, reject) => {
    request(
      `${control.url}messages`,
      { headers: { Host: 'evil.example', Authorization: `Bearer ${control.token}` } },
      (response) => resolve(response.resume().statusCode),
    )
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});

test.each([
  ['GET', 'nothing'],
  ['POST', 'messages'],
  ['GET', 'clock'],
  ['DELETE', 'connections'],
  ['POST', ''],
])('%s %s gets 404', async (method, name) => {
  const { call } = await serveRoutes(routes);
  expect(await call(method, name)).toMatchObject({ status: 404, json: { message: expect.any(String) } });
});

test.each([
  ['messages?since=x', 'GET', undefined],
  ['messages?since=-1', 'GET', undefined],
  ['clock', 'POST', {}],
  ['clock', 'POST', { advanceMs: -1 }],
  ['clock', 'POST', { advanceMs: '1' }],
  ['clock', 'POST', { advanceMs: 1, more: 2 }],
  ['clock', 'POST', { advanceMs: 1e15 }],
  ['clock', 'POST', 'text'],
  ['clock', 'POST', { advanceMs: 0.5 }],
  ['clock', 'POST', [60_000]],
  ['clock', 'POST', null],
  ['reset', 'POST', { all: true }],
  ['reset', 'POST', []],
  ['messages?since=', 'GET', undefined],
  ['messages?since=1.5', 'GET', undefined],
  ['faults', 'POST', { gravity: true }],
  ['faults', 'POST', { throttle: 'yes' }],
  ['faults', 'POST', { throttle: null }],
  ['faults', 'POST', { throttle: { route: 'ping' } }],
  ['faults', 'POST', { drop: { routeKey: 5 } }],
  ['faults', 'POST', { drop: [true] }],
  ['faults', 'POST', { backendError: [[]] }],
  ['faults', 'POST', null],
  ['faults', 'POST', []],
])('%s cannot take %s %j: 400', async (name, method, body) => {
  const { call } = await serveRoutes(routes);
  expect(await call(method, name, body)).toMatchObject({ status: 400, json: { message: expect.any(String) } });
});

test.each([
  ['is not JSON', 'clock', '{'],
  ['is missing', 'clock', ''],
  ['is not JSON', 'faults', 'throttle=true'],
  ['is missing', 'faults', ''],
  ['is not JSON', 'reset', '{'],
  ['is larger than 64 KB', 'clock', `{"advanceMs":${' '.repeat(65_536)}1}`],
  ['is larger than 64 KB', 'faults', `{"throttle":${' '.repeat(65_536)}true}`],
])('a body that %s gets 400: %s', async (_, name, body) => {
  const { call, control } = await serveRoutes(routes);
  const headers = { Authorization: `Bearer ${control.token}` };
  const response = await fetch(`${control.url}${name}`, { method: 'POST', headers, body });
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual({ message: expect.stringMatching(/^\S.+; send /) });
  // The gateway is as it was.
  expect(await call('GET', 'messages')).toEqual({ status: 200, json: { messages: [] } });
});

test.each(['', '{}', ' {} '])('reset takes no body, and %j', async (body) => {
  const { control } = await serveRoutes(routes);
  const headers = { Authorization: `Bearer ${control.token}` };
  const response = await fetch(`${control.url}reset`, { method: 'POST', headers, body });
  expect([response.status, await response.text()]).toEqual([204, '']);
});

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'GET'])('%s of what is posted gets 404', async (method) => {
  const { call } = await serveRoutes(routes);
  for (const name of ['clock', 'faults', 'reset']) {
    expect(await call(method, name)).toMatchObject({ status: 404, json: { message: expect.any(String) } });
  }
});

test('messages are those after a number, with all that the message event has', async () => {
  const gateway = await serveRoutes(routes);
  const client = await connect(gateway.url);
  const frame = await client.ask({ action: 'ping' });
  await client.ask('nothing takes this');
  const { json } = (await gateway.call('GET', 'messages?since=0')) as { json: { messages: object[] } };
  expect(json.messages).toEqual([
    {
      seq: 1,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      api: 'Api',
      stage: 'prod',
      connectionId: expect.stringMatching(/=$/),
      routeKey: 'ping',
      body: '{"action":"ping"}',
      backend: 'MOCK',
      status: 200,
      ms: expect.any(Number),
      reply: frame,
      error: null,
      trace: expect.arrayContaining([expect.objectContaining({ step: expect.stringContaining('route "ping"') })]),
      assumptions: ['mock-status'],
    },
    expect.objectContaining({ seq: 2, routeKey: null, backend: null, status: null }),
  ]);
  const events = gateway.happened.filter(({ event }) => event === 'message').map(({ event: _, ...record }) => record);
  expect(events).toEqual(json.messages);
  expect(await gateway.call('GET', 'messages?since=1')).toMatchObject({ json: { messages: [{ seq: 2 }] } });
  expect(await gateway.call('GET', 'messages?since=2')).toMatchObject({ json: { messages: [] } });
});

test('connections are those that are open', async () => {
  const gateway = await serveRoutes(routes);
  expect(await gateway.call('GET', 'connections')).toEqual({ status: 200, json: { connections: [] } });
  const client = await connect(gateway.url);
  const { connectionId } = await gateway.until('connection');
  expect(await gateway.call('GET', 'connections')).toEqual({
    status: 200,
    json: {
      connections: [
        {
          connectionId,
          api: 'Api',
          stage: 'prod',
          sourceIp: '127.0.0.1',
          connectedAt: expect.stringMatching(/Z$/),
          lastActiveAt: expect.stringMatching(/Z$/),
        },
      ],
    },
  });
  client.socket.close();
  await gateway.until('connection', ({ state }) => state === 'closed');
  expect(await gateway.call('GET', 'connections')).toMatchObject({ json: { connections: [] } });
});

test('the clock moves the times in $context, and timeouts', async () => {
  const hanging = await recordingServer(() => {});
  const gateway = await serveRoutes({ ...routes, hang: httpProxy(hanging.url) });
  const client = await connect(gateway.url);
  const epoch = async () => Number((await client.ask({ action: 'ping' })).split(' ')[1]);
  const before = await epoch();
  await gateway.call('POST', 'clock', { advanceMs: 5 * 60_000 });
  expect((await epoch()) - before).toBeGreaterThanOrEqual(5 * 60_000);
  client.send({ action: 'hang' });
  while (hanging.requests.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await gateway.call('POST', 'clock', { advanceMs: 28_000 });
  expect(client.frames).toHaveLength(2);
  await gateway.call('POST', 'clock', { advanceMs: 1_000 });
  expect(await client.next()).toMatch(/^\{"message": "Endpoint request timed out", "connectionId":/);
});

test('clock answers when all that fell due has happened, in its order and at its time', async () => {
  const seen: { eventType: string; requestTimeEpoch: number; connectionId: string }[] = [];
  const functions = await recordingServer(({ body }, response) => {
    seen.push(JSON.parse(body).requestContext);
    // The backend of $disconnect takes a while.
    setTimeout(() => response.end('{"statusCode":200}'), 100);
  });
  const gateway = await serveRoutes(
    { ...routes, $disconnect: functionProxy('Handler') },
    { functionEndpoints: [{ name: 'Handler', url: functions.url }] },
    { resources: functionResources('Handler') },
  );
  const clients = [];
  for (let count = 0; count < 3; count += 1) {
    clients.push(await connect(gateway.url));
    await gateway.call('POST', 'clock', { advanceMs: 60_000 });
  }
  const opened = gateway.happened.flatMap((event) =>
    event.event === 'connection' ? [[event.connectionId, Date.parse(event.time)] as const] : [],
  );
  await gateway.call('POST', 'clock', { advanceMs: 3_600_000 });
  const closed = gateway.happened.flatMap((event) =>
    event.event === 'connection' && event.state === 'closed'
      ? [[event.connectionId, Date.parse(event.time)] as const]
      : [],
  );
  expect(closed.map(([id]) => id)).toEqual(opened.map(([id]) => id));
  expect(seen.map(({ connectionId }) => connectionId)).toEqual(opened.map(([id]) => id));
  for (const [index, [, time]] of opened.entries()) {
    const idle = 600_000;
    expect((closed[index]?.[1] ?? 0) - time - idle).toBeLessThan(2_000);
    const disconnected = (seen[index]?.requestTimeEpoch ?? 0) - time - idle;
    expect(disconnected).toBeGreaterThanOrEqual(0);
    expect(disconnected).toBeLessThan(2_000);
  }
  expect(await Promise.all(clients.map(({ closed: end }) => end))).toMatchObject([
    { code: 1001 },
    { code: 1001 },
    { code: 1001 },
  ]);
});

test('clock answers when a message whose backend is late has its frame', async () => {
  const hanging = await recordingServer(() => {});
  const gateway = await serveRoutes({ hang: httpProxy(hanging.url, { TimeoutInMillis: 1_000 }) });
  const client = await connect(gateway.url);
  client.send({ action: 'hang' });
  while (hanging.requests.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await gateway.call('POST', 'clock', { advanceMs: 1_000 });
  expect((await gateway.call('GET', 'messages')).json).toMatchObject({
    messages: [{ routeKey: 'hang', reply: expect.stringContaining('Endpoint request timed out') }],
  });
});

test('a message that was in flight at a reset is not one of those after it', async () => {
  let finish = () => {};
  const slow = await recordingServer((_, response) => {
    finish = () => response.end('late');
  });
  const gateway = await serveRoutes({ ...routes, slow: httpProxy(slow.url) });
  const client = await connect(gateway.url);
  client.send({ action: 'slow' });
  while (slow.requests.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await gateway.call('POST', 'reset');
  finish();
  const after = await connect(gateway.url);
  await after.ask({ action: 'ping' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await gateway.call('GET', 'messages')).json).toMatchObject({ messages: [{ seq: 1, routeKey: 'ping' }] });
});

describe('faults', () => {
  test('throttle refuses handshakes with 429, and messages', async () => {
    const gateway = await serveRoutes(routes);
    const client = await connect(gateway.url);
    expect(await gateway.call('POST', 'faults', { throttle: true })).toEqual({ status: 204, json: undefined });
    expect(await handshake(gateway.url)).toMatchObject({ status: 429 });
    expect(await client.ask({ action: 'ping' })).toContain('"Too Many Requests"');
    await gateway.call('POST', 'faults', {});
    expect(await handshake(gateway.url)).toMatchObject({ status: 101 });
    expect(await client.ask({ action: 'ping' })).toContain('pong');
  });

  test('drop cuts a connection at its next message', async () => {
    const gateway = await serveRoutes(routes);
    const client = await connect(gateway.url);
    await gateway.call('POST', 'faults', { drop: true });
    client.send({ action: 'ping' });
    expect((await client.closed).code).toBe(1006);
  });

  test.each<[string, object, readonly ('ok' | 'throttled')[]]>([
    ['a route', { routeKey: 'ping' }, ['throttled', 'ok', 'throttled']],
    ['another route', { routeKey: 'other' }, ['ok', 'ok', 'ok']],
    ['the API', { api: 'Api' }, ['throttled', 'throttled', 'throttled']],
    ['another API', { api: 'Other' }, ['ok', 'ok', 'ok']],
    ['the stage', { stage: 'prod' }, ['throttled', 'throttled', 'throttled']],
    ['a stage and a route', { stage: 'dev', routeKey: 'ping' }, ['ok', 'ok', 'ok']],
    ['several routes', [{ routeKey: 'ping' }, { routeKey: '$default' }], ['throttled', 'throttled', 'throttled']],
    ['nowhere', [], ['ok', 'ok', 'ok']],
    ['everywhere', {}, ['throttled', 'throttled', 'throttled']],
  ])('happen at %s', async (_, throttle, expected) => {
    const gateway = await serveRoutes({ ...routes, $default: mockReply('pong') });
    const client = await connect(gateway.url);
    const other = await connect(gateway.url);
    expect(await gateway.call('POST', 'faults', { throttle })).toMatchObject({ status: 204 });
    const outcomes = [
      await client.ask({ action: 'ping' }),
      await client.ask({ action: 'none' }),
      await other.ask({ action: 'ping' }),
    ].map((frame) => (frame.includes('Too Many Requests') ? 'throttled' : 'ok'));
    expect(outcomes).toEqual(expected);
  });

  test('happen at a connection', async () => {
    const backend = await recordingServer((_, response) => response.end('fine'));
    const gateway = await serveRoutes({ ...routes, $default: httpProxy(backend.url) });
    const client = await connect(gateway.url);
    const { connectionId } = await gateway.until('connection');
    const other = await connect(gateway.url);
    await gateway.call('POST', 'faults', { backendError: { connectionId, routeKey: '$default' } });
    expect(await client.ask('')).toContain('"Internal server error"');
    expect(await other.ask('')).toBe('fine');
    await gateway.call('POST', 'faults', { drop: { connectionId } });
    client.send({ action: 'ping' });
    expect((await client.closed).code).toBe(1006);
    expect(await other.ask({ action: 'ping' })).toContain('pong');
  });

  test('that drop a connection at a route leave its other routes alone', async () => {
    const gateway = await serveRoutes({ ...routes, leave: mockReply('left') });
    const client = await connect(gateway.url);
    await gateway.call('POST', 'faults', { drop: { routeKey: 'leave' } });
    expect(await client.ask({ action: 'ping' })).toContain('pong');
    client.send({ action: 'leave' });
    expect((await client.closed).code).toBe(1006);
  });

  test('refuse handshakes at $connect only', async () => {
    const gateway = await serveRoutes({ ...routes, $connect: mockReply('') });
    await gateway.call('POST', 'faults', { throttle: { routeKey: '$connect' } });
    expect(await handshake(gateway.url)).toMatchObject({ status: 429 });
    await gateway.call('POST', 'faults', { throttle: { routeKey: 'ping' } });
    expect(await handshake(gateway.url)).toMatchObject({ status: 101 });
  });

  test('backendError fails backends, which are not called', async () => {
    const backend = await recordingServer((_, response) => response.end('fine'));
    const gateway = await serveRoutes({ $default: httpProxy(backend.url) });
    const client = await connect(gateway.url);
    await gateway.call('POST', 'faults', { backendError: true });
    expect(await client.ask('')).toContain('"Internal server error"');
    expect(backend.requests).toEqual([]);
  });
});

test('reset closes connections with 1001, empties the messages, and puts back clock and faults', async () => {
  const gateway = await serveRoutes(routes);
  const client = await connect(gateway.url);
  await client.ask({ action: 'ping' });
  await gateway.call('POST', 'clock', { advanceMs: 60_000 });
  await gateway.call('POST', 'faults', { throttle: true });
  expect(await gateway.call('POST', 'reset')).toEqual({ status: 204, json: undefined });
  expect((await client.closed).code).toBe(1001);
  expect(await gateway.call('GET', 'messages?since=0')).toMatchObject({ json: { messages: [] } });
  expect(await gateway.call('GET', 'connections')).toMatchObject({ json: { connections: [] } });
  const again = await connect(gateway.url);
  const epoch = Number((await again.ask({ action: 'ping' })).split(' ')[1]);
  expect(Math.abs(epoch - Date.now())).toBeLessThan(30_000);
});
