import { readApp } from '../../src/assembly/app';
import { AUTHORIZED, apiTemplate, authorizerResources, mockReply, writeAssembly } from '../assembly-builder';
import { type GatewayUnderTest, handshake, recordingServer, serveAssembly } from '../gateway-under-test';
import { allowing } from './authorizer-under-test';

type Json = { readonly [name: string]: unknown };

const VALUE = 'a-key-with-twenty-characters';

const DAY = 24 * 60 * 60 * 1000;

/** A key, a plan that the stage belongs to, and what makes the key one of the plan. */
function keyResources(more: { key?: Json; plan?: Json; planKey?: Json } = {}): Json {
  return {
    Key: { Type: 'AWS::ApiGateway::ApiKey', Properties: { Enabled: true, Value: VALUE, ...more.key } },
    Plan: {
      Type: 'AWS::ApiGateway::UsagePlan',
      Properties: { ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: { Ref: 'ApiStageprod' } }], ...more.plan },
    },
    PlanKey: {
      Type: 'AWS::ApiGateway::UsagePlanKey',
      Properties: { KeyId: { Ref: 'Key' }, KeyType: 'API_KEY', UsagePlanId: { Ref: 'Plan' }, ...more.planKey },
    },
  };
}

const routes = { $connect: { route: { ApiKeyRequired: true } }, ping: mockReply('pong') };

function directory(resources: Json, more: { api?: Json; connect?: Json } = {}): string {
  const connect = { route: { ApiKeyRequired: true, ...more.connect } };
  return writeAssembly({ Chat: apiTemplate({ ...routes, $connect: connect }, { resources, api: more.api }) });
}

async function status(gateway: GatewayUnderTest, key?: string): Promise<number> {
  const headers = key === undefined ? {} : { 'X-Api-Key': key };
  return (await handshake(gateway.url, [], { headers })).status;
}

describe('a handshake', () => {
  test('with a key of the usage plan connects', async () => {
    const gateway = await serveAssembly(directory(keyResources()));
    expect(await status(gateway, VALUE)).toBe(101);
    expect(await gateway.until('connection')).toMatchObject({
      trace: expect.arrayContaining([
        expect.objectContaining({ kind: 'access', step: 'API key "Key" is in usage plan "Plan"' }),
      ]),
    });
  });

  test('with a key whose plan names the stage connects', async () => {
    const plan = { ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: 'prod' }] };
    expect(await status(await serveAssembly(directory(keyResources({ plan }))), VALUE)).toBe(101);
  });

  test.each<[string, string | undefined, Parameters<typeof keyResources>[0], string]>([
    ['without a key', undefined, {}, 'API key is missing in the header x-api-key'],
    ['with an empty key', '', {}, 'API key is missing'],
    ['with an unknown key', 'another-key-with-characters', {}, 'API key is unknown'],
    ['with a key in another case', VALUE.toUpperCase(), {}, 'API key is unknown'],
    ['with a key that is disabled', VALUE, { key: { Enabled: false } }, 'API key is disabled'],
    ['with a key of no plan', VALUE, { planKey: { KeyId: 'other' } }, 'belongs to no usage plan with stage "prod"'],
    ['with a key of a plan without stages', VALUE, { plan: { ApiStages: [] } }, 'belongs to no usage plan'],
    [
      'with a key for another stage',
      VALUE,
      { plan: { ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: 'dev' }] } },
      'belongs to no usage plan',
    ],
    [
      'with a key for another API',
      VALUE,
      { plan: { ApiStages: [{ ApiId: 'other', Stage: 'prod' }] } },
      'belongs to no usage plan',
    ],
  ])('%s gets 403', async (_, key, resources, error) => {
    const gateway = await serveAssembly(directory(keyResources(resources)));
    expect(await status(gateway, key)).toBe(403);
    const refused = await gateway.until('connection');
    expect(refused).toMatchObject({
      error: expect.stringContaining(error),
      assumptions: ['api-key-refused'],
    });
    expect(JSON.stringify(refused)).not.toContain('another-key-with-characters');
  });

  test('needs no key on a route that asks for none', async () => {
    const gateway = await serveAssembly(directory(keyResources(), { connect: { ApiKeyRequired: false } }));
    expect(await status(gateway)).toBe(101);
  });
});

describe('the key of an authorizer', () => {
  const api = { ApiKeySelectionExpression: '$context.authorizer.usageIdentifierKey' };

  test.each<[string, Json, number]>([
    ['is the one that it returns', { usageIdentifierKey: VALUE }, 101],
    ['may be in its context', { context: { usageIdentifierKey: VALUE } }, 101],
    ['is refused when it is unknown', { usageIdentifierKey: 'other' }, 403],
    ['is refused when it is missing', {}, 403],
    ['is refused when it is null', { usageIdentifierKey: null }, 403],
    ['is refused with 500 when it is no string', { usageIdentifierKey: 5 }, 500],
  ])('%s', async (_, result, expected) => {
    const guard = await recordingServer((_, response) => response.end(JSON.stringify(allowing(result))));
    const resources = { ...keyResources(), ...authorizerResources() };
    const gateway = await serveAssembly(directory(resources, { api, connect: AUTHORIZED }), {
      functionEndpoints: [{ name: 'Authorize', url: guard.url }],
    });
    // The header is not looked at.
    expect(await status(gateway, VALUE)).toBe(expected);
  });
});

describe('a key without a value', () => {
  const folder = () => directory(keyResources({ key: { Value: undefined } }));

  test('has one that is told at the start, the same in each run', async () => {
    const app = readApp(folder());
    const [, value = ''] = /here it is "([^"]+)"/.exec(app.warnings.join()) ?? [];
    expect(value).toHaveLength(40);
    expect(app.warnings).toEqual([
      `API key has no value at "Key", so AWS generates one; here it is "${value}", or what --values gives for "Key.Value"`,
    ]);
    const gateway = await serveAssembly(folder());
    expect(await status(gateway, value)).toBe(101);
    expect(await status(gateway, VALUE)).toBe(403);
  });

  test('has that of --values', () => {
    const { apis, warnings } = readApp(folder(), { values: { 'Key.Value': 'chosen' } });
    expect(apis[0]?.apiKeys.keys).toMatchObject([{ value: 'chosen' }]);
    expect(warnings).toEqual([]);
  });
});

describe('a usage plan', () => {
  test('limits the handshakes of a key by its rate, which the clock fills', async () => {
    const plan = {
      ...(keyResources().Plan as { Properties: Json }).Properties,
      Throttle: { RateLimit: 0.01, BurstLimit: 2 },
    };
    const gateway = await serveAssembly(directory(keyResources({ plan })));
    expect([await status(gateway, VALUE), await status(gateway, VALUE), await status(gateway, VALUE)]).toEqual([
      101, 101, 429,
    ]);
    expect(await gateway.until('connection', ({ state }) => state === 'refused')).toMatchObject({
      error: 'rate of usage plan "Plan" for API key "Key" is exceeded, got {"rate":0.01,"burst":2}',
      assumptions: ['usage-plan-exceeded'],
    });
    await gateway.call('POST', 'clock', { advanceMs: 100_000 });
    expect([await status(gateway, VALUE), await status(gateway, VALUE)]).toEqual([101, 429]);
    await gateway.call('POST', 'reset');
    expect(await status(gateway, VALUE)).toBe(101);
  });

  test.each([
    ['DAY', DAY],
    ['WEEK', 7 * DAY],
    ['MONTH', 31 * DAY],
  ])('limits the handshakes of a key by its quota for each %s', async (Period, length) => {
    const Quota = { Limit: 3, Period, Offset: 1 };
    const gateway = await serveAssembly(
      directory(keyResources({ plan: { ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: 'prod' }], Quota } })),
    );
    const all = async (count: number) => {
      const statuses: number[] = [];
      for (let at = 0; at < count; at += 1) {
        statuses.push(await status(gateway, VALUE));
      }
      return statuses;
    };
    expect(await all(3)).toEqual([101, 101, 429]);
    await gateway.call('POST', 'clock', { advanceMs: length });
    expect(await all(4)).toEqual([101, 101, 101, 429]);
  });

  test('limits nothing when throttling is relaxed', async () => {
    const plan = { ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: 'prod' }], Quota: { Limit: 1, Period: 'DAY' } };
    const gateway = await serveAssembly(directory(keyResources({ plan })), { relaxed: new Set(['throttling']) });
    expect([await status(gateway, VALUE), await status(gateway, VALUE)]).toEqual([101, 101]);
    expect(await status(gateway)).toBe(403);
  });
});
