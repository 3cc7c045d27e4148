import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type RenderedRequest, RouteTester } from '../../lib/testing';
import { readApp } from '../src/assembly/app';
import { functionTargetOf } from '../src/backends/function-backend';
import { ConnectionIds } from '../src/connections/ids';
import { writeAssembly } from './assembly-builder';
import { connect, type RecordedRequest, recordingServer, serveAssembly } from './gateway-under-test';

const folder = join(__dirname, '../../test/conformance/snapshots');

type Template = { Resources: { [id: string]: { Type: string; Properties: { [name: string]: unknown } } } };

/** The templates of the conformance cases, as all five languages synthesize them, that can be read as they are. */
const templates = readdirSync(folder)
  .filter((file) => !/^(fails|render)-/.test(file))
  .flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')) as { [stack: string]: Template }).map(
      ([stack, template]) => [`${file} ${stack}`, template] as const,
    ),
  )
  .filter(([, { Resources }]) =>
    Object.values(Resources ?? {}).some(({ Type }) => Type === 'AWS::ApiGatewayV2::Route'),
  );

/** Kinds of backends that are served; the others need a service of AWS. */
const SERVED = /^(MOCK|HTTP|HTTP_PROXY|AWS_PROXY)$/;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('"', '\\', '&a=b', '\r\n', '$x', '😀', ''),
);
const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 3 }));
const members = fc.dictionary(fc.constantFrom('text', 'name', 'id', 'room', 'to', 'userId', 'message', 'data'), value);
const answers = fc.record({
  statusCode: fc.constantFrom(200, 201, 400, 404, 500),
  body: fc.oneof(
    text.filter((body) => Buffer.from(body).toString() === body),
    members.map((content) => JSON.stringify(content)),
  ),
});

/** Messages for each route. With the routes of all cases they are more than two thousand. */
const MESSAGES = 150;

/** The ids of the last request, which a template may print. */
const last = { requestId: '', messageId: '' };

beforeEach(() => {
  for (const name of ['requestId', 'messageId'] as const) {
    const make = ConnectionIds.prototype[name];
    jest.spyOn(ConnectionIds.prototype, name).mockImplementation(function (this: ConnectionIds) {
      last[name] = make.call(this);
      return last[name];
    });
  }
});

afterEach(() => jest.restoreAllMocks());

/** A template whose WebSocket APIs have a stage. */
function staged({ Resources }: Template): Template {
  const entries = Object.entries(Resources);
  if (entries.some(([, { Type }]) => Type === 'AWS::ApiGatewayV2::Stage')) {
    return { Resources };
  }
  const stages = entries
    .filter(([, { Type, Properties }]) => Type === 'AWS::ApiGatewayV2::Api' && Properties.ProtocolType === 'WEBSOCKET')
    .map(
      ([id]) =>
        [
          `Stage${id}`,
          { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: id }, StageName: 'prod' } },
        ] as const,
    );
  return { Resources: { ...Resources, ...Object.fromEntries(stages) } };
}

const cases = templates.flatMap(([name, template]) => {
  const whole = staged(template);
  const directory = writeAssembly({ Case: whole });
  const { apis } = readApp(directory);
  return apis.flatMap(({ model }, index) =>
    model.routes
      .filter(
        ({ integration, routeKey }) => !/^\$(?:dis)?connect$/.test(routeKey) && SERVED.test(integration?.type ?? ''),
      )
      .map((route) => [`${name}, route ${route.routeKey}`, { whole, directory, api: model, index, route }] as const),
  );
});

test('there are more than two thousand messages', () => {
  expect(cases.length * MESSAGES).toBeGreaterThan(2000);
});

test.each(cases)(
  '%s: frames and requests equal those of RouteTester',
  async (_, { whole, directory, api, index, route }) => {
    const { integration, routeKey } = route;
    let answer = { statusCode: 200, body: '' };
    const backend = await recordingServer((request, response) => {
      const isFunction = request.url === '/function';
      response.writeHead(isFunction ? 200 : answer.statusCode).end(isFunction ? JSON.stringify(answer) : answer.body);
    });
    const name = functionTargetOf(integration?.uri ?? '');
    const gateway = await serveAssembly(directory, {
      rewrites: ['https://', 'http://'].map((from) => ({ from, to: `${backend.url}/` })),
      functionEndpoints: name === undefined ? [] : [{ name, url: `${backend.url}/function` }],
    });
    const url = gateway.apis[index]?.url as string;
    const client = await connect(url, [], { headers: { 'User-Agent': 'Mozilla/5.0' } });
    const { connections } = (await gateway.call('GET', 'connections')).json as {
      connections: { connectedAt: string }[];
    };
    const tester = RouteTester.fromTemplate(whole, routeKey, { api: api.apiId });
    let seq = 0;
    await fc.assert(
      fc.asyncProperty(members, answers, async (content, given) => {
        answer = given;
        backend.requests.length = 0;
        const body = JSON.stringify({ ...content, action: routeKey });
        client.send(body);
        seq += 1;
        const record = await gateway.until('message', (event) => event.seq === seq);
        const message = {
          ...last,
          body,
          connectionId: record.connectionId,
          requestTime: new Date(record.time),
          connectedAt: new Date(connections[0]?.connectedAt as string),
          sourceIp: '127.0.0.1',
          contextVariables: { domainName: new URL(url).host },
        };
        const response = integration?.type === 'MOCK' ? {} : name === undefined ? given : { functionResult: given };
        const expected = tester.renderReply({ ...response, message });
        expect(record.reply).toBe(expected.sent ? expected.body : null);
        if (expected.sent) {
          expect(await client.next()).toBe(expected.body);
        }
        if (integration?.type !== 'MOCK' && backend.requests.length > 0) {
          compareRequest(backend.requests[0] as RecordedRequest, tester.renderRequest(message), name !== undefined);
        }
      }),
      { numRuns: MESSAGES },
    );
  },
);

function compareRequest(recorded: RecordedRequest, expected: RenderedRequest, isFunction: boolean): void {
  if (isFunction) {
    // The tester does not know where the API is served.
    const { requestContext, ...event } = JSON.parse(recorded.body);
    const { requestContext: context, ...other } = JSON.parse(expected.body ?? '');
    expect(event).toEqual(other);
    expect({ ...requestContext, domainName: context.domainName }).toEqual(context);
    return;
  }
  expect(recorded.body).toBe(expected.body ?? '');
  expect(recorded.method).toBe(expected.method);
  const [, path = ''] = /^https?:\/\/(.*)$/.exec(expected.uri ?? '') ?? [];
  expect(recorded.url).toBe(`/${path}`);
  const headers = Object.entries(expected.headers).map(([name, text]) => [
    name.toLowerCase(),
    Buffer.from(text, 'utf8').toString('latin1'),
  ]);
  expect(recorded.headers).toMatchObject(Object.fromEntries(headers));
}
