import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import {
  apiTemplate,
  functionProxy,
  functionResources,
  httpProxy,
  mockReply,
  writeAssembly,
} from '../assembly-builder';
import { start } from '../command-line/program';
import { connect, handshake, serveRoutes } from '../gateway-under-test';

const FOLDER = join(__dirname, '../../schemas');
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });

for (const file of readdirSync(FOLDER)) {
  ajv.addSchema(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
}

/** What is wrong with a value by one of the schemas; null when nothing is. */
function faults(name: string, value: unknown): unknown {
  const validate = ajv.getSchema(`${name}.schema.json`);
  return validate?.(value) ? null : (validate?.errors ?? 'no such schema');
}

test('the schemas are published', () => {
  const { files } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
  expect(files).toContain('schemas');
  expect(existsSync(FOLDER)).toBe(true);
});

test('every line of --json, and every response, is as its schema says', async () => {
  const routes = {
    $connect: { ...functionProxy('Handler'), route: {} },
    $disconnect: functionProxy('Handler'),
    ping: mockReply('pong $context.error.messageString $context.nothing'),
    quiet: { ...mockReply('never'), twoWay: false },
    broken: { integration: { IntegrationType: 'MOCK' } },
    call: functionProxy('Handler'),
    away: httpProxy('http://localhost:1/'),
  };
  const code = `exports.handler = async (event) => {
    console.log('called');
    return { statusCode: event.queryStringParameters ? 403 : 200, body: 'done' };
  };`;
  const resources = functionResources('Handler', { Code: { ZipFile: code } });
  const { lines, child, ended } = await start(
    writeAssembly({ Chat: apiTemplate(routes, { resources }) }),
    '--port',
    '0',
    '--json',
  );
  const { apis, control } = JSON.parse(lines[0] as string);
  const client = await connect(apis[0].url);
  for (const action of ['ping', 'broken', 'call', 'away', 'none']) {
    await client.ask({ action });
  }
  client.send({ action: 'quiet' });
  await client.ask('text');
  expect(await handshake(`${apis[0].url}?refuse=1`)).toMatchObject({ status: 403 });
  const get = async (name: string, headers: object = { Authorization: `Bearer ${control.token}` }) => {
    const response = await fetch(`${control.url}${name}`, { headers: { ...headers } });
    return (await response.json()) as { readonly [name: string]: readonly object[] };
  };

  const messages = await get('messages');
  expect(messages.messages).toHaveLength(7);
  expect(faults('messages-response', messages)).toBeNull();
  const connections = await get('connections');
  expect(connections.connections).toHaveLength(1);
  expect(faults('connections-response', connections)).toBeNull();
  expect(faults('error-response', await get('nothing'))).toBeNull();
  expect(faults('error-response', await get('messages?since=x'))).toBeNull();
  expect(faults('error-response', await get('messages', {}))).toBeNull();

  client.socket.close();
  await client.closed;
  child.kill('SIGTERM');
  await ended;
  const events = lines.map((line) => JSON.parse(line));
  expect(new Set(events.map(({ event }) => event))).toEqual(new Set(['ready', 'connection', 'message', 'log']));
  for (const event of events) {
    expect([event, faults(`${event.event}-event`, event)]).toEqual([event, null]);
  }
});

const place = fc.record(
  { api: fc.string(), stage: fc.string(), routeKey: fc.string(), connectionId: fc.string() },
  { requiredKeys: [] },
);
const fault = fc.oneof(fc.boolean(), place, fc.array(place), fc.jsonValue());
const names = fc.constantFrom('throttle', 'drop', 'backendError', 'other');

test('the control API takes exactly what the schemas of its requests allow', async () => {
  const gateway = await serveRoutes({ ping: mockReply('pong') });
  const agrees = async (name: 'clock' | 'faults', body: unknown) => {
    const { status } = await gateway.call('POST', name, body);
    expect([body, status]).toEqual([body, faults(`${name}-request`, body) === null ? 204 : 400]);
  };
  for (const body of [
    { advanceMs: 0 },
    { advanceMs: 1 },
    { advanceMs: -1 },
    { advanceMs: 0.5 },
    { advanceMs: 31_622_400_000 },
    { advanceMs: 31_622_400_001 },
    { advanceMs: '1' },
    { advanceMs: null },
    { advanceMs: 1, more: 1 },
    { more: 1 },
    {},
    [],
    [1],
    null,
    5,
    'text',
    true,
  ]) {
    await agrees('clock', body);
  }
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.dictionary(names, fault), fc.jsonValue()), (body) => agrees('faults', body)),
    { numRuns: 150 },
  );
});
