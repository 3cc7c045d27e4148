import type { GatewayOptions } from '../../src/gateway';
import { apiTemplate, mockReply, writeAssembly } from '../assembly-builder';
import { connect, type GatewayUnderTest, handshake, serveAssembly } from '../gateway-under-test';

type Json = { readonly [name: string]: unknown };

const routes = { $connect: {}, $disconnect: mockReply('bye'), ping: mockReply('pong'), $default: mockReply('other') };

/** Serves stages with settings. A rate of one in a hundred seconds fills nothing while a test runs. */
function serve(
  stages: { readonly [name: string]: Json },
  options: Partial<GatewayOptions> = {},
): Promise<GatewayUnderTest> {
  const resources = Object.entries(stages).map(([StageName, settings]) => [
    `Stage${StageName}`,
    { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName, ...settings } },
  ]);
  const template = apiTemplate(routes, { stages: {}, resources: Object.fromEntries(resources) });
  return serveAssembly(writeAssembly({ Chat: template }), options);
}

const SLOW = { ThrottlingRateLimit: 0.01 };

describe('handshakes', () => {
  test('beyond the burst get 429 until the rate has filled the bucket', async () => {
    const gateway = await serve({ prod: { DefaultRouteSettings: { ...SLOW, ThrottlingBurstLimit: 2 } } });
    const statuses = [await handshake(gateway.url), await handshake(gateway.url), await handshake(gateway.url)];
    expect(statuses).toMatchObject([{ status: 101 }, { status: 101 }, { status: 429 }]);
    expect(JSON.parse(statuses[2]?.body ?? '')).toMatchObject({ message: 'Too Many Requests' });
    expect(await gateway.until('connection', ({ state }) => state === 'refused')).toMatchObject({
      handshakeStatus: 429,
      error:
        'route "$connect" of stage "prod" gets more requests than its throttling allows, ' +
        'got {"rate":0.01,"burst":2}; raise the limit, or run with --relaxed throttling',
      assumptions: ['throttling-per-route'],
    });
    await gateway.call('POST', 'clock', { advanceMs: 99_000 });
    expect(await handshake(gateway.url)).toMatchObject({ status: 429 });
    await gateway.call('POST', 'clock', { advanceMs: 1_000 });
    expect(await handshake(gateway.url)).toMatchObject({ status: 101 });
    expect(await handshake(gateway.url)).toMatchObject({ status: 429 });
  });

  test('never have more than the burst, however long nobody connects', async () => {
    const gateway = await serve({ prod: { DefaultRouteSettings: { ...SLOW, ThrottlingBurstLimit: 1 } } });
    expect(await handshake(gateway.url)).toMatchObject({ status: 101 });
    await gateway.call('POST', 'clock', { advanceMs: 1_000_000 });
    expect(await handshake(gateway.url)).toMatchObject({ status: 101 });
    expect(await handshake(gateway.url)).toMatchObject({ status: 429 });
  });

  test('are limited by the stage that they are for', async () => {
    const gateway = await serve({
      prod: { RouteSettings: { $connect: { ...SLOW, ThrottlingBurstLimit: 1 } } },
      dev: { RouteSettings: { $connect: { ...SLOW, ThrottlingBurstLimit: 1 } } },
      open: {},
    });
    const at = (stage: string) => gateway.apis.find((served) => served.stage === stage)?.url as string;
    for (const [stage, status] of [
      ['prod', 101],
      ['prod', 429],
      ['dev', 101],
      ['dev', 429],
      ['open', 101],
      ['open', 101],
    ] as const) {
      expect([stage, (await handshake(at(stage))).status]).toEqual([stage, status]);
    }
  });

  test('with a limit of nothing are all refused', async () => {
    const gateway = await serve({
      prod: { DefaultRouteSettings: { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 0 } },
    });
    expect(await handshake(gateway.url)).toMatchObject({ status: 429 });
  });

  test.each([{ ThrottlingBurstLimit: 1 }, { ThrottlingRateLimit: 0.01 }, { DetailedMetricsEnabled: true }])(
    'have the rest of a limit from the account: %j',
    async (DefaultRouteSettings) => {
      const gateway = await serve({ prod: { DefaultRouteSettings } });
      await handshake(gateway.url);
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(await handshake(gateway.url)).toMatchObject({ status: 101 });
    },
  );
});

describe('messages', () => {
  const limited = { prod: { RouteSettings: { ping: { ...SLOW, ThrottlingBurstLimit: 1 } } } };

  test('beyond the limit of their route get a frame, and other routes do not', async () => {
    const gateway = await serve(limited);
    const client = await connect(gateway.url);
    expect(await client.ask({ action: 'ping' })).toBe('pong');
    expect(await client.ask({ action: 'ping' })).toMatch(/^\{"message": "Too Many Requests", "connectionId":"/);
    expect(await client.ask({ action: 'hello' })).toBe('other');
    expect(await client.ask({ action: 'hello' })).toBe('other');
    expect((await gateway.call('GET', 'messages')).json).toMatchObject({
      messages: [
        { routeKey: 'ping', error: null },
        {
          routeKey: 'ping',
          backend: null,
          status: null,
          error: expect.stringContaining('route "ping" of stage "prod" gets more requests'),
          assumptions: ['throttling-per-route', 'throttled-message'],
        },
        { routeKey: '$default' },
        { routeKey: '$default' },
      ],
    });
  });

  test('of several connections share the limit', async () => {
    const gateway = await serve(limited);
    const [one, two] = [await connect(gateway.url), await connect(gateway.url)];
    expect(await one.ask({ action: 'ping' })).toBe('pong');
    expect(await two.ask({ action: 'ping' })).toContain('Too Many Requests');
  });

  test('have the limit of the stage when their route has none', async () => {
    const gateway = await serve({
      prod: {
        DefaultRouteSettings: { ...SLOW, ThrottlingBurstLimit: 1 },
        RouteSettings: { ping: { ...SLOW, ThrottlingBurstLimit: '2' } },
      },
    });
    const client = await connect(gateway.url);
    const replies: string[] = [];
    for (const action of ['ping', 'ping', 'ping', 'hello', 'hello']) {
      replies.push((await client.ask({ action })).includes('Too Many') ? 'throttled' : 'taken');
    }
    expect(replies).toEqual(['taken', 'taken', 'throttled', 'taken', 'throttled']);
  });

  test('are taken when throttling is relaxed', async () => {
    const gateway = await serve(limited, { relaxed: new Set(['throttling']) });
    const client = await connect(gateway.url);
    expect([await client.ask({ action: 'ping' }), await client.ask({ action: 'ping' })]).toEqual(['pong', 'pong']);
  });

  test('are taken again after a reset', async () => {
    const gateway = await serve(limited);
    const before = await connect(gateway.url);
    await before.ask({ action: 'ping' });
    await gateway.call('POST', 'reset');
    const after = await connect(gateway.url);
    expect(await after.ask({ action: 'ping' })).toBe('pong');
  });
});

test('$disconnect is never throttled', async () => {
  const gateway = await serve({
    prod: { RouteSettings: { $disconnect: { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 0 } } },
  });
  const client = await connect(gateway.url);
  client.socket.close();
  expect(await gateway.until('connection', ({ state }) => state === 'closed')).toMatchObject({
    status: 200,
    error: null,
  });
});
