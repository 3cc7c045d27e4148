import { PASSTHROUGH, ROUTES, SELECTION_EXPRESSIONS, TEMPLATE_REFERENCE } from './sources';

/**
 * How sure a fact about API Gateway is: `documented` by AWS but recorded by nobody, `recorded` on AWS, mostly on REST
 * APIs, but not documented for WebSocket APIs, `assumed` without either, or `not modelled` at all.
 */
export type Grade = 'documented' | 'recorded' | 'assumed' | 'not modelled';

/** A fact about API Gateway that is not both documented and recorded for WebSocket APIs. */
export interface Assumption {
  readonly id: string;
  readonly statement: string;
  /** Where the fact comes from: a page, a recording, or what it is derived from. */
  readonly source: string;
  readonly grade: Grade;
}

const REST_RECORDING = 'recordings of REST APIs, which seem to share the engine';
const NONE = 'no source';

/** Everything that the runtime and the gateway take for granted. docs/fidelity.md is generated from this table. */
const TABLE = [
  {
    id: 'selection-path',
    statement:
      "A variable of a selection expression reads any JSON path after `request.body`, with or without braces: `$request.body.items[0].type`, `${request.body['action']}`.",
    source: SELECTION_EXPRESSIONS,
    grade: 'documented',
  },
  {
    id: 'selection-other-variables',
    statement:
      'A selection expression can read `context` and `stageVariables`, and on `$connect` headers and query strings.',
    source: SELECTION_EXPRESSIONS,
    grade: 'documented',
  },
  {
    id: 'selection-list-text',
    statement: 'An array in the value of a selection expression reads `[a, b]`, and null reads as if it were missing.',
    source: ROUTES,
    grade: 'documented',
  },
  {
    id: 'selection-response-values',
    statement:
      'The template selection expression of an integration response reads the status and headers of the response.',
    source: SELECTION_EXPRESSIONS,
    grade: 'documented',
  },
  {
    id: 'template-key-escaped',
    statement: 'A template under the key `\\$default` is selected when the selection expression is `\\$default`.',
    source: 'aws-samples/serverless-patterns, apigw-websocket-api-fargate-cdk, whose backend depends on it',
    grade: 'documented',
  },
  {
    id: 'template-key-unselected',
    statement:
      'Without a template selection expression, the template under `application/json` is selected, then `$default`.',
    source: 'aws-samples/serverless-patterns, apigw-websocket-mapping-template-authorizer',
    grade: 'documented',
  },
  {
    id: 'parameter-number-context',
    statement:
      'A parameter mapped from a numeric context variable, such as `context.requestTimeEpoch`, is the text of the number. An emulator drops it.',
    source: TEMPLATE_REFERENCE,
    grade: 'documented',
  },
  {
    id: 'passthrough',
    statement:
      'The passthrough behaviors work as for REST APIs, with the selected template key in the place of the content type.',
    source: PASSTHROUGH,
    grade: 'documented',
  },
  {
    id: 'no-integration-on-connection',
    statement: 'A `$connect` or `$disconnect` route without an integration succeeds.',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html',
    grade: 'documented',
  },
  {
    id: 'subprotocol-source',
    statement:
      'Only a Lambda proxy integration can send `Sec-WebSocket-Protocol`, and no other header reaches the client.',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-connect-route-subprotocol.html',
    grade: 'documented',
  },
  {
    id: 'missing-reference',
    statement:
      'A reference without a value is an empty string everywhere: `#if($missing)` is true, and `#set($a = $missing)` sets `$a`.',
    source: REST_RECORDING,
    grade: 'recorded',
  },
  {
    id: 'context-parts',
    statement:
      '`$context.identity`, `.authorizer`, `.requestOverride`, `.responseOverride` and `.error` are maps that print nothing; `authorizer` and `error` are missing when there is none.',
    source: REST_RECORDING,
    grade: 'recorded',
  },
  {
    id: 'context-identity-keys',
    statement: '`$context.identity` has all of its keys; those without a value are empty.',
    source: REST_RECORDING,
    grade: 'recorded',
  },
  {
    id: 'refused-headers',
    statement:
      'Mapping `Content-Length`, `Transfer-Encoding`, `X-Amzn-Trace-Id` or `x-amzn-apigateway-api-id` is an internal server error. For AWS backends, `Authorization`, `Connection`, `Expect`, `Proxy-Authenticate` and `TE` are too.',
    source: REST_RECORDING,
    grade: 'recorded',
  },
  {
    id: 'dropped-headers',
    statement:
      'An HTTP integration drops mapped `Connection`, `Expect`, `Proxy-Authenticate`, `TE` and `Via` headers, and sends no `Content-Type` without a body or a mapping.',
    source: REST_RECORDING,
    grade: 'recorded',
  },
  {
    id: 'default-content-type',
    statement: 'A request with a body has the content type `application/json` unless a parameter maps another.',
    source: REST_RECORDING,
    grade: 'recorded',
  },
  {
    id: 'body-leniency',
    statement:
      'A body that begins with `{`, `[` or `"` is read as leniently as json-smart reads it, up to 400 levels; what even that cannot read is an error.',
    source: REST_RECORDING,
    grade: 'recorded',
  },
  {
    id: 'mock-status',
    statement: 'A mock needs a whole number `statusCode` in the object that its request template renders.',
    source: REST_RECORDING,
    grade: 'recorded',
  },
  {
    id: 'request-override',
    statement:
      '`$context.requestOverride` works as for REST APIs, and what a request template sets in `$context.responseOverride` is there for the response template.',
    source: REST_RECORDING,
    grade: 'recorded',
  },
  {
    id: 'malformed-function-result',
    statement:
      'The result of a proxy function without a whole number `statusCode`, or with a `body` that is not a string, is an internal server error, and 502 on `$connect`.',
    source: 'two reports of WebSocket APIs, one with the frame; the status is that of REST APIs',
    grade: 'recorded',
  },
  {
    id: 'handshake-function-timeout',
    statement: 'A backend that does not respond in time ends the handshake with 504.',
    source: 'REST APIs respond with 504',
    grade: 'assumed',
  },
  {
    id: 'handshake-failed',
    statement:
      'A `$connect` that fails before a backend responds ends with 500, or with 502 behind a proxy integration.',
    source: 'a recorded 502 of a Lambda proxy; REST APIs respond with 500',
    grade: 'assumed',
  },
  {
    id: 'handshake-without-proxy',
    statement:
      'Without a proxy, `$connect` ends with 200 when its backend responds with 2xx, and otherwise with the status of the backend.',
    source: 'the documentation asks for a 200 integration response',
    grade: 'assumed',
  },
  {
    id: 'several-response-keys',
    statement: 'When the keys of several integration responses match, the first in the template is selected.',
    source: NONE,
    grade: 'assumed',
  },
  {
    id: 'response-pattern-anchored',
    statement: 'The pattern of an integration response matches a whole status or error message, not a part of it.',
    source: 'REST APIs match so',
    grade: 'assumed',
  },
  {
    id: 'response-unmatched',
    statement: 'When no integration response matches, the client gets `Internal server error`.',
    source: 'REST APIs respond with 500',
    grade: 'assumed',
  },
  {
    id: 'response-passthrough',
    statement: 'Without a response template that is selected, the body of the backend is the reply.',
    source: 'REST APIs respond so',
    grade: 'assumed',
  },
  {
    id: 'template-failure',
    statement: 'When a template fails, or reads a message that is not JSON, the client gets `Internal server error`.',
    source: 'REST APIs respond with 400 or 500',
    grade: 'assumed',
  },
  {
    id: 'passthrough-refused',
    statement: 'When passthrough is refused, the client gets `Internal server error`.',
    source: 'REST APIs respond with 415',
    grade: 'assumed',
  },
  {
    id: 'header-line-break',
    statement: 'A header mapped to a string with a line break is an internal server error.',
    source: NONE,
    grade: 'assumed',
  },
  {
    id: 'parameter-encoding',
    statement: 'A mapped path or query string parameter is percent-encoded, and an object or array is mapped as JSON.',
    source: REST_RECORDING,
    grade: 'assumed',
  },
  {
    id: 'proxy-status-ignored',
    statement: 'The status of a proxy response on a two-way route is ignored: its body is sent.',
    source: 'reports contradict each other',
    grade: 'assumed',
  },
  {
    id: 'message-without-integration',
    statement: 'A message to a route without an integration is answered with `Internal server error`.',
    source: NONE,
    grade: 'assumed',
  },
  {
    id: 'disconnect-context',
    statement: 'Templates of `$disconnect` read `$context.disconnectStatusCode` and `$context.disconnectReason`.',
    source: 'the event of a Lambda proxy integration has both',
    grade: 'assumed',
  },
  {
    id: 'loop-limit',
    statement: 'A loop of a template ends after 1,000 rounds, without an error.',
    source: 'the limit is documented for REST APIs, its effect is not',
    grade: 'assumed',
  },
  {
    id: 'input-json-missing',
    statement: '`$input.json` of a path without a value is `""`.',
    source: 'an emulator',
    grade: 'assumed',
  },
  {
    id: 'escape-java-script',
    statement: '`$util.escapeJavaScript` escapes slashes, and characters that are not ASCII.',
    source: 'commons-lang, the library of the name',
    grade: 'assumed',
  },
  {
    id: 'undefined-reference',
    statement: 'A reference or function that API Gateway does not define renders nothing.',
    source: 'the documented list of variables and functions; that the rest renders nothing is derived',
    grade: 'assumed',
  },
  {
    id: 'request-models',
    statement: 'Request models: a message is never refused because of its model.',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-request-validation.html',
    grade: 'not modelled',
  },
  {
    id: 'response-content-handling',
    statement: 'Content handling of responses, and binary bodies of functions: a body is text.',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-binary-media-types.html',
    grade: 'not modelled',
  },
  {
    id: 'json-path-filters',
    statement: 'Filters in JSON paths: they are an error.',
    source: 'Jayway json-path',
    grade: 'not modelled',
  },
  {
    id: 'java-methods',
    statement: 'Methods of Java that are listed below: they render nothing.',
    source: 'JDK 17',
    grade: 'not modelled',
  },
  {
    id: 'handshake-body',
    statement: 'The response to a refused handshake has the members of an error frame.',
    source: NONE,
    grade: 'assumed',
  },
  {
    id: 'authorizer-failure',
    statement:
      'A handshake gets 500 when its authorizer throws anything but `Unauthorized`, does not respond in time, or returns no `principalId`, a malformed policy, a context with more than strings, numbers and booleans, or more than 8 KB.',
    source: 'REST APIs respond so; 500 without a policy was recorded',
    grade: 'assumed',
  },
  {
    id: 'api-key-refused',
    statement: 'A handshake whose API key is missing, unknown, disabled or in no usage plan of the stage gets 403.',
    source: 'REST APIs respond so',
    grade: 'assumed',
  },
  {
    id: 'usage-plan-exceeded',
    statement: 'A handshake beyond the rate or the quota of the usage plan of its API key gets 429.',
    source: 'REST APIs respond so',
    grade: 'assumed',
  },
  {
    id: 'throttling-per-route',
    statement:
      'Each route of a stage has a token bucket of its own, also when its limits are the default ones of the stage. `$disconnect` is never throttled.',
    source: NONE,
    grade: 'assumed',
  },
  {
    id: 'throttled-message',
    statement: 'A throttled message is answered by a frame `Too Many Requests`.',
    source: 'the text of REST APIs',
    grade: 'assumed',
  },
  {
    id: 'reply-too-large',
    statement: 'A reply of more than 128 KB becomes `Internal server error`.',
    source: NONE,
    grade: 'assumed',
  },
  {
    id: 'connection-duration-code',
    statement: 'A connection that is two hours old is closed with 1001 `Going away`, as an idle one is.',
    source: NONE,
    grade: 'assumed',
  },
  {
    id: 'idle-control-frames',
    statement: 'Pings and pongs do not keep an idle connection open.',
    source: NONE,
    grade: 'assumed',
  },
  {
    id: 'disconnect-reason',
    statement:
      "`$disconnect` gets the reason of a client's close frame, 1006 for a lost client, and no reason for 1003 and 1009.",
    source: NONE,
    grade: 'assumed',
  },
  {
    id: 'connections-errors',
    statement:
      'The texts of `@connections` errors, and 404 for a stage that is appended to the path of a custom domain.',
    source: REST_RECORDING,
    grade: 'assumed',
  },
  {
    id: 'signature',
    statement: 'The signature of a request to AWS, and what a service does with a request.',
    source: NONE,
    grade: 'not modelled',
  },
  {
    id: 'tester-surroundings',
    statement:
      'In the route tester: authorizers, API keys, throttling, the limits of sizes, and binary frames. The local gateway has the limits of sizes and closes on binary frames.',
    source: NONE,
    grade: 'not modelled',
  },
] as const satisfies readonly Assumption[];

/** The id of an assumption. */
export type AssumptionId = (typeof TABLE)[number]['id'];

/** All assumptions, in the order of the page. */
export const ASSUMPTIONS: readonly (Assumption & { readonly id: AssumptionId })[] = TABLE;

/** The assumption with an id. */
export function assumption(id: AssumptionId): Assumption {
  return ASSUMPTIONS.find((candidate) => candidate.id === id) as Assumption;
}

/** The status of the handshake when `$connect` succeeds without a proxy. */
export const CONNECTED_STATUS = 200;

/** The status of the handshake when `$connect` fails before a backend responds, behind a proxy or not. */
export const FAILED_CONNECT_STATUS = 500;
export const FAILED_PROXY_STATUS = 502;

/** The status of the handshake when the backend of `$connect` does not respond in time. */
export const TIMED_OUT_CONNECT_STATUS = 504;
