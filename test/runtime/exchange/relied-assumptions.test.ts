import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWebSocketApis } from '../../../lib/runtime/cloudformation/web-socket-api';
import type { BackendAnswer } from '../../../lib/runtime/exchange/backend-answer';
import { GatewayError } from '../../../lib/runtime/exchange/error-frame';
import { openExample } from '../../../lib/runtime/exchange/example-exchange';
import type { ExampleMessage } from '../../../lib/runtime/exchange/example-message';
import { makeReply } from '../../../lib/runtime/exchange/integration-reply';
import type { Trace } from '../../../lib/runtime/exchange/trace';
import { ASSUMPTIONS, type AssumptionId, assumption } from '../../../lib/service-facts/assumptions';

/** What a case sets, over a two-way HTTP integration of the route `send` whose template renders `{}`. */
interface Case {
  readonly routeKey?: string;
  readonly selection?: string;
  readonly route?: object;
  /** Null for a route without one. */
  readonly integration?: object | null;
  readonly responses?: readonly object[];
  readonly message?: ExampleMessage;
  readonly answer?: BackendAnswer;
}

const MOCK = { IntegrationType: 'MOCK' };
const SERVICE = { IntegrationType: 'AWS', IntegrationUri: 'arn:aws:apigateway:us-east-1:sqs:path/1/q' };
const FUNCTION = {
  IntegrationType: 'AWS_PROXY',
  IntegrationUri:
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations',
};
const SELECTED = { TemplateSelectionExpression: '\\$default' };
const LONG_LIST = { body: JSON.stringify({ action: 'send', list: Array.from({ length: 1001 }, () => 1) }) };

function renders(template: string, more: object = {}): Pick<Case, 'integration'> {
  return {
    integration: { RequestTemplates: { $default: template }, TemplateSelectionExpression: '\\$default', ...more },
  };
}

function maps(mappings: object, more: object = {}): Pick<Case, 'integration'> {
  return { integration: { RequestParameters: mappings, ...more } };
}

/** A case in which the exchange rests on the assumption, and one beside it in which it does not. */
const CASES: { readonly [Id in AssumptionId]?: readonly [Case, Case] } = {
  'selection-path': [
    { selection: '$request.body.items[0].type', message: { body: '{"items":[{"type":"send"}]}' } },
    { selection: '$request.body.action' },
  ],
  'selection-other-variables': [
    renders('{}', { TemplateSelectionExpression: '$context.routeKey' }),
    renders('{}', { TemplateSelectionExpression: '$request.body.action' }),
  ],
  'selection-list-text': [
    { routeKey: '[a, b]', message: { body: '{"action":["a","b"]}' } },
    { message: { body: '{"action":"send"}' } },
  ],
  'selection-response-values': [
    { responses: [{ TemplateSelectionExpression: '${integration.response.statuscode}' }] },
    { responses: [{ TemplateSelectionExpression: '\\$default' }] },
  ],
  'template-key-escaped': [renders('', { RequestTemplates: { '\\$default': '{}' } }), renders('{}')],
  'template-key-unselected': [
    { integration: { RequestTemplates: { 'application/json': '{}' } }, responses: [SELECTED] },
    { ...renders('{}'), responses: [SELECTED] },
  ],
  'parameter-number-context': [
    maps({ 'integration.request.header.time': 'context.requestTimeEpoch' }),
    maps({ 'integration.request.header.id': 'context.requestId' }),
  ],
  passthrough: [{ integration: { RequestTemplates: { other: '{}' } } }, {}],
  'no-integration-on-connection': [{ routeKey: '$connect', integration: null }, { routeKey: '$connect' }],
  'subprotocol-source': [
    { routeKey: '$connect', integration: { IntegrationType: 'HTTP_PROXY' } },
    { routeKey: '$connect', integration: FUNCTION },
  ],
  'missing-reference': [renders('{"a": "$missing"}'), renders('{"a": "$context.connectionId"}')],
  'context-parts': [renders('$context.identity.keySet()'), renders('$context.identity.sourceIp')],
  'context-identity-keys': [renders('$context.identity.userArn'), renders('$context.identity.sourceIp')],
  'refused-headers': [
    maps({ 'integration.request.header.Content-Length': "'1'" }),
    maps({ 'integration.request.header.X-Length': "'1'" }),
  ],
  'dropped-headers': [
    maps({ 'integration.request.header.Via': "'x'" }),
    maps({ 'integration.request.header.X-Via': "'x'" }),
  ],
  'default-content-type': [
    { integration: SERVICE },
    maps({ 'integration.request.header.content-type': "'application/x-www-form-urlencoded'" }, SERVICE),
  ],
  'body-leniency': [
    { routeKey: '$default', message: { body: "{action:'send'}" } },
    { routeKey: '$default', message: { body: '{"action":"other"}' } },
  ],
  'mock-status': [{ ...renders('{"statusCode":200}', MOCK) }, {}],
  'request-override': [renders("#set($context.requestOverride.header.x = 'y')"), renders('{}')],
  'malformed-function-result': [
    { integration: FUNCTION, answer: { functionResult: '{}' } },
    { integration: FUNCTION, answer: { functionResult: '{"statusCode":200}' } },
  ],
  'handshake-function-timeout': [
    { routeKey: '$connect', integration: FUNCTION, answer: { timedOut: true } },
    { integration: FUNCTION, answer: { timedOut: true } },
  ],
  'handshake-failed': [
    { routeKey: '$connect', integration: FUNCTION, answer: { failed: true } },
    { integration: FUNCTION, answer: { failed: true } },
  ],
  'handshake-without-proxy': [{ routeKey: '$connect' }, { routeKey: '$connect', integration: FUNCTION }],
  'several-response-keys': [
    { responses: [{ IntegrationResponseKey: '/2../' }, { IntegrationResponseKey: '/200/' }] },
    { responses: [{ IntegrationResponseKey: '/2../' }, { IntegrationResponseKey: '/4../' }] },
  ],
  'response-pattern-anchored': [
    { responses: [{ IntegrationResponseKey: '/20/' }, { IntegrationResponseKey: '$default' }] },
    { responses: [{ IntegrationResponseKey: '/200/' }, { IntegrationResponseKey: '/4../' }] },
  ],
  'response-unmatched': [{ responses: [{ IntegrationResponseKey: '/4../' }] }, {}],
  'response-passthrough': [{ responses: [{}] }, { responses: [{ ResponseTemplates: { 'application/json': 'x' } }] }],
  'template-failure': [renders('#foreach('), renders('{}')],
  'passthrough-refused': [
    { integration: { PassthroughBehavior: 'NEVER', RequestTemplates: { other: '{}' } } },
    { integration: { RequestTemplates: { other: '{}' } } },
  ],
  'header-line-break': [
    {
      ...maps({ 'integration.request.header.x': 'route.request.body.x' }),
      message: { body: '{"action":"send","x":"a\\nb"}' },
    },
    {
      ...maps({ 'integration.request.header.x': 'route.request.body.x' }),
      message: { body: '{"action":"send","x":"a"}' },
    },
  ],
  'parameter-encoding': [
    maps({ 'integration.request.querystring.q': "'a b'" }),
    maps({ 'integration.request.querystring.q': "'ab'", 'integration.request.header.h': "'a b'" }),
  ],
  'proxy-status-ignored': [
    { integration: { IntegrationType: 'HTTP_PROXY' }, answer: { statusCode: 500 } },
    { integration: { IntegrationType: 'HTTP_PROXY' } },
  ],
  'message-without-integration': [{ integration: null }, {}],
  'disconnect-context': [
    { routeKey: '$disconnect', ...renders('$context.disconnectReason') },
    renders('$context.disconnectReason'),
  ],
  'loop-limit': [
    { ...renders("#foreach($i in $input.path('$.list'))$i#end"), message: LONG_LIST },
    { ...renders("#foreach($i in $input.path('$.list'))$i#break#end"), message: LONG_LIST },
  ],
  'input-json-missing': [renders("$input.json('$.missing')"), renders("$input.json('$.action')")],
  'escape-java-script': [renders("$util.escapeJavaScript('a/b')"), renders("$util.escapeJavaScript('a\"b')")],
  'undefined-reference': [renders('$util.autoId()'), renders("$util.urlEncode('x')")],
  'request-models': [{ route: { RequestModels: { $default: 'Send' } } }, {}],
  'response-content-handling': [{ responses: [{ ContentHandlingStrategy: 'CONVERT_TO_TEXT' }] }, {}],
  'java-methods': [renders('$context.requestId.chars()'), renders('$context.requestId.nothing()')],
  'json-path-filters': [renders("$input.path('$.a[?(@.b)]')"), renders("$input.path('$.a[0]')")],
  'tester-surroundings': [{ route: { ApiKeyRequired: true, AuthorizationType: 'AWS_IAM' } }, {}],
};

/** What is only on the page: it is about a connection or the control API, not about an exchange. */
const PAGE_ONLY: readonly AssumptionId[] = [
  'handshake-body',
  'connection-duration-code',
  'idle-control-frames',
  'disconnect-reason',
  'connections-errors',
];

const GATEWAY = join(__dirname, '../../../gateway/src');

function traceOf({ routeKey = 'send', selection = '$request.body.action', ...given }: Case): Trace {
  const resource = (kind: string, Properties: object) => ({ Type: `AWS::ApiGatewayV2::${kind}`, Properties });
  const api = { ApiId: { Ref: 'Api' } };
  const http = { IntegrationType: 'HTTP', IntegrationMethod: 'POST', IntegrationUri: 'https://example.com' };
  const responses = given.responses ?? [
    { IntegrationResponseKey: '$default', ResponseTemplates: { 'application/json': 'ok' } },
  ];
  const template = {
    Resources: {
      Api: resource('Api', { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: selection }),
      Route: resource('Route', {
        ...api,
        RouteKey: routeKey,
        ...(given.integration === null ? {} : { Target: { 'Fn::Sub': 'integrations/${Integration}' } }),
        ...given.route,
      }),
      RouteResponse: resource('RouteResponse', { ...api, RouteId: { Ref: 'Route' }, RouteResponseKey: '$default' }),
      Integration: resource('Integration', { ...api, ...http, ...given.integration }),
      ...Object.fromEntries(
        responses.map((response, index) => [
          `Response${index}`,
          resource('IntegrationResponse', {
            ...api,
            IntegrationId: { Ref: 'Integration' },
            IntegrationResponseKey: '$default',
            ...response,
          }),
        ]),
      ),
    },
  };
  const [model] = readWebSocketApis(template);
  const exchange = openExample(
    {
      api: model as never,
      route: model?.routes[0] as never,
      stage: { name: 'prod', variables: {} },
      region: 'us-east-1',
      accountId: '123456789012',
      partition: 'aws',
      urlSuffix: 'amazonaws.com',
    },
    given.message ?? {},
  );
  try {
    makeReply(exchange, given.answer ?? {});
  } catch (error) {
    expect(error).toBeInstanceOf(GatewayError);
  }
  return exchange.trace;
}

test('every assumption has a way to appear', () => {
  const gateway = readdirSync(GATEWAY, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(GATEWAY, file), 'utf8'))
    .join();
  const hidden = ASSUMPTIONS.filter(({ id }) => !(id in CASES) && !gateway.includes(`'${id}'`)).map(({ id }) => id);

  expect(hidden.filter((id) => !PAGE_ONLY.includes(id))).toEqual([]);
});

test.each(Object.entries(CASES) as [AssumptionId, readonly [Case, Case]][])(
  '%s appears where an exchange rests on it, and only there',
  (id, [relying, other]) => {
    const trace = traceOf(relying);

    expect(trace.assumptions).toContain(id);
    expect(traceOf(other).assumptions).not.toContain(id);
    // What was recorded is not said in text: every second step rests on it.
    const { grade, statement } = assumption(id);
    expect(trace.toString().includes(`(${id}): ${statement}`)).toBe(grade !== 'recorded');
  },
);

test.each([
  ['$request.body.items[0].type', '{"items":[{"type":"send"}]}'],
  ["${request.body['action']}", '{"action":"send"}'],
  ["$request.body['action']", '{"action":"send"}'],
])('the route selection expression %s is said to be documented, not recorded', (selection, body) => {
  expect(traceOf({ selection, message: { body } }).toString()).toMatch(
    /^1\. route "send": .*\n {5}documented, not recorded \(selection-path\): /,
  );
});

test.each(['context.requestTimeEpoch', 'context.connectedAt'])(
  'the numeric %s is mapped, and said to be assumed',
  (source) => {
    expect(traceOf(maps({ 'integration.request.header.time': source })).toString()).toMatch(
      /parameter header\.time: "\d{13}", from context\.\w+\n {5}documented, not recorded \(parameter-number-context\)/,
    );
  },
);

test('the second of two response keys that match is named', () => {
  const [relying] = CASES['several-response-keys'] as readonly [Case, Case];

  expect(traceOf(relying).toString()).toMatch(
    /integration response "\/2\.\.\/": matches "200"\n {5}"\/200\/" would match too\n {5}assumed \(several-response-keys\)/,
  );
});

test('a key whose pattern cannot be tried on a part of a status says nothing of it', () => {
  const responses = [{ IntegrationResponseKey: '/\\Q4/' }, { IntegrationResponseKey: '$default' }];

  expect(traceOf({ responses }).assumptions).not.toContain('response-pattern-anchored');
});

test('a request model that is skipped, an API key and an authorizer are named', () => {
  const route = { RequestModels: { $default: 'Send' }, ApiKeyRequired: true, AuthorizationType: 'CUSTOM' };
  const text = traceOf({ route }).toString();

  expect(text).toContain('request model "Send": the message is not checked against it');
  expect(text).toContain('authorization CUSTOM and API key: not checked, the client may send the message');
});

test('a function and a variable that API Gateway does not define are named', () => {
  expect(traceOf(renders('$util.autoId() $event.x $input.xml()')).toString()).toContain(
    'reads what API Gateway does not define: $util.autoId, $event, $input.xml',
  );
});
