import { readRelaxed } from '../../src/command-line/arguments';
import { LIMIT_NAMES, type LimitName } from '../../src/connections/limits';
import { apiTemplate, httpProxy, mockReply, writeAssembly } from '../assembly-builder';
import { connect, type GatewayUnderTest, handshake, recordingServer, serveAssembly } from '../gateway-under-test';

const KB = 1024;
const MINUTE = 60_000;

const headers = {
  Authorization:
    'AWS4-HMAC-SHA256 Credential=AKID/20261128/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0',
};

const join = (gateway: GatewayUnderTest) => connect(gateway.url, [], { headers });

const advance = (gateway: GatewayUnderTest, advanceMs: number) => gateway.call('POST', 'clock', { advanceMs });

async function isConnected({ call }: GatewayUnderTest): Promise<boolean> {
  const { json } = await call('GET', 'connections');
  return (json as { connections: object[] }).connections.length > 0;
}

/** Sends a message in frames of a size. Returns whether it was taken. */
async function isTaken(gateway: GatewayUnderTest, bytes: number, frame: number): Promise<boolean> {
  const client = await join(gateway);
  for (let at = 0; at < bytes; at += frame) {
    client.socket.send('x'.repeat(Math.min(frame, bytes - at)), { fin: at + frame >= bytes });
  }
  return Promise.race([client.next().then(() => true), client.closed.then(() => false)]);
}

/** For each limit, whether a client that goes beyond it is let through. */
const TRIALS: { readonly [limit in LimitName]: (gateway: GatewayUnderTest) => Promise<boolean> } = {
  idle: async (gateway) => {
    await join(gateway);
    await advance(gateway, 10 * MINUTE);
    return isConnected(gateway);
  },
  duration: async (gateway) => {
    const client = await join(gateway);
    for (let minutes = 0; minutes < 120 && (await isConnected(gateway)); minutes += 8) {
      await client.ask('still there');
      await advance(gateway, 8 * MINUTE);
    }
    return isConnected(gateway);
  },
  'integration-timeout': async (gateway) => {
    const client = await join(gateway);
    client.send({ action: 'hang' });
    while (hanging.requests.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await advance(gateway, 2_000);
    await client.ask('other');
    return client.frames.every((frame) => !frame.includes('Endpoint request timed out'));
  },
  'message-size': (gateway) => isTaken(gateway, 128 * KB + 1, 32 * KB),
  'frame-size': (gateway) => isTaken(gateway, 32 * KB + 1, 32 * KB + 1),
  throttling: async (gateway) => {
    const client = await join(gateway);
    const replies = [await client.ask({ action: 'limited' }), await client.ask({ action: 'limited' })];
    return replies.every((reply) => reply === 'taken');
  },
  iam: async (gateway) => (await handshake(gateway.url)).status === 101,
};

let hanging: Awaited<ReturnType<typeof recordingServer>>;

async function serve(relaxed: ReadonlySet<LimitName>): Promise<GatewayUnderTest> {
  hanging = await recordingServer(() => {});
  const routes = {
    $connect: { route: { AuthorizationType: 'AWS_IAM' } },
    $default: mockReply('taken'),
    limited: mockReply('taken'),
    hang: httpProxy(hanging.url, { TimeoutInMillis: 2_000 }),
  };
  const throttling = { ThrottlingRateLimit: 0.01, ThrottlingBurstLimit: 1 };
  const Properties = { ApiId: { Ref: 'Api' }, StageName: 'prod', RouteSettings: { limited: throttling } };
  const resources = { Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties } };
  return serveAssembly(writeAssembly({ Chat: apiTemplate(routes, { stages: {}, resources }) }), { relaxed });
}

describe.each([...LIMIT_NAMES])('the limit %s', (limit) => {
  test('holds unless it is relaxed', async () => {
    expect(await TRIALS[limit](await serve(new Set()))).toBe(false);
  });

  test('does not hold when it is relaxed', async () => {
    expect(await TRIALS[limit](await serve(readRelaxed(limit)))).toBe(true);
  });

  test('holds when all others are relaxed', async () => {
    const others = LIMIT_NAMES.filter((name) => name !== limit).join(',');
    expect(await TRIALS[limit](await serve(readRelaxed(others)))).toBe(false);
  });

  test('does not hold when all are relaxed', async () => {
    expect(await TRIALS[limit](await serve(readRelaxed('all')))).toBe(true);
  });
});

test('limits of several options are all relaxed', () => {
  expect(readRelaxed('iam', readRelaxed('idle, duration'))).toEqual(new Set(['idle', 'duration', 'iam']));
  expect(readRelaxed('idle,all')).toEqual(new Set(LIMIT_NAMES));
});

test('fails to relax what is no limit', () => {
  expect(() => readRelaxed('idle,gravity')).toThrow(
    'choose from idle, duration, integration-timeout, message-size, frame-size, throttling, iam, all',
  );
});
