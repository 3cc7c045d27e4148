import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { readApp } from '../src/assembly/app';
import { reloadOnChange } from '../src/reload';
import {
  apiTemplate,
  functionProxy,
  functionResources,
  httpProxy,
  mockReply,
  type RouteSpec,
  writeAssembly,
} from './assembly-builder';
import { connect, type GatewayUnderTest, recordingServer, serveAssembly } from './gateway-under-test';

type Template = ReturnType<typeof apiTemplate>;

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** Serves an assembly, and each new state of it. */
async function watched(directory: string): Promise<GatewayUnderTest> {
  const gateway = await serveAssembly(directory);
  const watch = reloadOnChange(directory, () => readApp(directory), gateway);
  closing.push(() => watch.close());
  await watch.ready;
  return gateway;
}

const manifestOf = (stacks: readonly string[]) =>
  JSON.stringify({
    version: '48.0.0',
    artifacts: Object.fromEntries(
      stacks.map((name) => [
        name,
        {
          type: 'aws:cloudformation:stack',
          environment: 'aws://unknown-account/unknown-region',
          properties: { templateFile: `${name}.template.json` },
        },
      ]),
    ),
  });

const writeTemplate = (directory: string, template: Template | string, name = 'Chat') =>
  writeFileSync(
    join(directory, `${name}.template.json`),
    typeof template === 'string' ? template : JSON.stringify(template),
  );

/** Writes an assembly as cdk synth does: the manifest last. */
function synth(directory: string, stacks: { readonly [name: string]: Template | string }): void {
  mkdirSync(directory, { recursive: true });
  for (const [name, template] of Object.entries(stacks)) {
    writeTemplate(directory, template, name);
  }
  writeFileSync(join(directory, 'manifest.json'), manifestOf(Object.keys(stacks)));
}

const counting = (version: string) =>
  `let calls = 0; exports.handler = async () => ({ statusCode: 200, body: \`${version} \${++calls}\` });`;

const withFunctions = (functions: { readonly [name: string]: string }) =>
  apiTemplate(Object.fromEntries(Object.keys(functions).map((name) => [name.toLowerCase(), functionProxy(name)])), {
    resources: Object.assign(
      {},
      ...Object.entries(functions).map(([name, code]) => functionResources(name, { Code: { ZipFile: code } })),
    ),
  });

describe('a new synth', () => {
  test('is served to connections that are open, from the message after it on', async () => {
    const directory = writeAssembly({ Chat: apiTemplate({ ping: mockReply('old') }) });
    const gateway = await watched(directory);
    const client = await connect(gateway.url);
    expect(await client.ask({ action: 'ping' })).toBe('old');
    synth(directory, { Chat: apiTemplate({ ping: mockReply('new'), pong: mockReply('added') }) });
    await gateway.until('assembly', ({ state }) => state === 'updated');
    expect(await client.ask({ action: 'ping' })).toBe('new');
    expect(await client.ask({ action: 'pong' })).toBe('added');
    expect(client.socket.readyState).toBe(client.socket.OPEN);
    expect(gateway.happened.filter(({ event }) => event === 'connection')).toHaveLength(1);
  });

  test('leaves messages in flight to the old state', async () => {
    const waiting: ServerResponse[] = [];
    const { url } = await recordingServer((_, response) => waiting.push(response));
    const route = (reply: string): RouteSpec => ({
      integration: {
        ...httpProxy(url).integration,
        IntegrationType: 'HTTP',
        TemplateSelectionExpression: '\\$default',
        RequestTemplates: { $default: reply },
      },
      twoWay: true,
      responses: {
        $default: { TemplateSelectionExpression: '\\$default', ResponseTemplates: { $default: reply } },
      },
    });
    const directory = writeAssembly({ Chat: apiTemplate({ ask: route('old') }) });
    const gateway = await watched(directory);
    const client = await connect(gateway.url);
    client.send({ action: 'ask' });
    await until(() => waiting.length === 1);
    synth(directory, { Chat: apiTemplate({ ask: route('new') }) });
    await gateway.until('assembly');
    client.send({ action: 'ask' });
    await until(() => waiting.length === 2);
    waiting[1]?.end('{}');
    expect(await client.next()).toBe('new');
    waiting[0]?.end('{}');
    expect(await client.next()).toBe('old');
  });

  test('restarts the functions whose code changed, and no others', async () => {
    const directory = writeAssembly({ Chat: withFunctions({ Same: counting('same'), Other: counting('old') }) });
    const gateway = await watched(directory);
    const client = await connect(gateway.url);
    expect(await client.ask({ action: 'same' })).toBe('same 1');
    expect(await client.ask({ action: 'other' })).toBe('old 1');
    synth(directory, { Chat: withFunctions({ Same: counting('same'), Other: counting('new') }) });
    await gateway.until('assembly');
    expect(await client.ask({ action: 'same' })).toBe('same 2');
    expect(await client.ask({ action: 'other' })).toBe('new 1');
  });

  test('lets an invocation in flight finish on the old code', async () => {
    const slow = (version: string) =>
      `exports.handler = async () => { console.log('begun'); await new Promise((r) => setTimeout(r, 1500)); return { statusCode: 200, body: '${version}' }; };`;
    const directory = writeAssembly({ Chat: withFunctions({ Slow: slow('old') }) });
    const gateway = await watched(directory);
    const client = await connect(gateway.url);
    client.send({ action: 'slow' });
    await gateway.until('log');
    synth(directory, { Chat: withFunctions({ Slow: slow('new') }) });
    await gateway.until('assembly');
    client.send({ action: 'slow' });
    expect([await client.next(), await client.next()]).toEqual(['old', 'new']);
  });

  test('serves an API that was added, and closes the connections of a stage that was removed', async () => {
    const directory = writeAssembly({ Chat: apiTemplate({ ping: mockReply('old') }) });
    const gateway = await watched(directory);
    const client = await connect(gateway.url);
    synth(directory, {
      Chat: apiTemplate({ ping: mockReply('old') }, { stages: { dev: {} } }),
      More: apiTemplate({ ping: mockReply('more') }),
    });
    const { apis } = await gateway.until('assembly');
    expect(apis.map(({ stack, stage }) => [stack, stage])).toEqual([
      ['Chat', 'dev'],
      ['More', 'prod'],
    ]);
    expect((await client.closed).code).toBe(1001);
    expect(await (await connect(apis[1]?.url as string)).ask({ action: 'ping' })).toBe('more');
    expect((await gateway.call('GET', 'connections')).status).toBe(200);
  });

  test('is served after its folder was removed', async () => {
    const directory = join(writeAssembly({ Other: {} }), 'cdk.out');
    synth(directory, { Chat: apiTemplate({ ping: mockReply('old') }) });
    const gateway = await watched(directory);
    const client = await connect(gateway.url);
    rmSync(directory, { recursive: true });
    synth(directory, { Chat: apiTemplate({ ping: mockReply('new') }) });
    await gateway.until('assembly', ({ state }) => state === 'updated');
    expect(await client.ask({ action: 'ping' })).toBe('new');
  });
});

test('code that is changed in place restarts its function', async () => {
  const hash = 'a'.repeat(64);
  const code = join(`asset.${hash}`, 'index.js');
  const directory = writeAssembly(
    {
      Chat: apiTemplate(
        { ask: functionProxy('Handler') },
        {
          resources: {
            ...functionResources('Handler', { Code: { S3Bucket: 'assets', S3Key: `${hash}.zip` } }),
          },
        },
      ),
    },
    { [code]: counting('old') },
  );
  const template = JSON.parse(require('node:fs').readFileSync(join(directory, 'Chat.template.json'), 'utf8'));
  template.Resources.Handler.Metadata = { 'aws:asset:path': dirname(code) };
  writeTemplate(directory, template);
  const gateway = await watched(directory);
  const client = await connect(gateway.url);
  expect(await client.ask({ action: 'ask' })).toBe('old 1');
  writeFileSync(join(directory, code), counting('new'));
  await gateway.until('assembly');
  expect(await client.ask({ action: 'ask' })).toBe('new 1');
});

describe('a broken synth', () => {
  test.each([
    ['a template that is not JSON', '{"Resources": {', /JSON/],
    ['an app without a WebSocket API', JSON.stringify({ Resources: {} }), /WebSocket API is missing/],
  ])('keeps the old state and says why: %s', async (_, broken, reason) => {
    const directory = writeAssembly({ Chat: apiTemplate({ ping: mockReply('old') }) });
    const gateway = await watched(directory);
    const client = await connect(gateway.url);
    synth(directory, { Chat: broken });
    const { error } = await gateway.until('assembly', ({ state }) => state === 'kept');
    expect(error).toMatch(reason);
    expect(await client.ask({ action: 'ping' })).toBe('old');
    synth(directory, { Chat: apiTemplate({ ping: mockReply('mended') }) });
    await gateway.until('assembly', ({ state }) => state === 'updated');
    expect(await client.ask({ action: 'ping' })).toBe('mended');
  });

  test('keeps the functions, when a new one cannot be run here', async () => {
    const directory = writeAssembly({ Chat: withFunctions({ Handler: counting('old') }) });
    const gateway = await watched(directory);
    const client = await connect(gateway.url);
    expect(await client.ask({ action: 'handler' })).toBe('old 1');
    const changed = withFunctions({ Handler: counting('new'), Added: counting('added') });
    const broken = JSON.parse(JSON.stringify(changed));
    broken.Resources.Added.Properties.Runtime = 'cobol85';
    synth(directory, { Chat: broken });
    const { error, state } = await gateway.until('assembly');
    expect({ state, error }).toEqual({ state: 'kept', error: expect.stringContaining('"cobol85"') });
    expect(await client.ask({ action: 'handler' })).toBe('old 2');
  });
});

test('a synth that is half written is not served before its manifest is', async () => {
  const directory = writeAssembly({ Chat: apiTemplate({ ping: mockReply('old') }) });
  const gateway = await watched(directory);
  const client = await connect(gateway.url);
  const next = JSON.stringify(apiTemplate({ ping: mockReply('new') }));
  writeTemplate(directory, next.slice(0, 50));
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(await client.ask({ action: 'ping' })).toBe('old');
  writeTemplate(directory, next);
  writeFileSync(join(directory, 'manifest.json'), manifestOf(['Chat']).slice(0, 30));
  writeFileSync(join(directory, 'manifest.json'), manifestOf(['Chat']));
  await gateway.until('assembly');
  expect(await client.ask({ action: 'ping' })).toBe('new');
  expect(gateway.happened.flatMap((event) => (event.event === 'assembly' ? [event.state] : []))).toEqual(['updated']);
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
