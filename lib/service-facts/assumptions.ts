/*
 * What API Gateway does is documented, or was observed, save for what stands here. Each of these is a choice without
 * proof; docs/guides/testing.md tells the reader the same. Most of what was observed was so on REST APIs, which seem to
 * share the engine.
 *
 * Beside the constants below:
 * - A reference without a value is an empty text everywhere, so `#if($missing)` is true, and `#set($a = $missing)` sets
 *   `$a` to an empty text.
 * - `$input.json` of a path without a value is `""`, two quotes.
 * - `$util.escapeJavaScript` escapes slashes, and what is not ASCII.
 * - A body that begins with `{`, `[` or `"` is read as leniently as json-smart reads it, and is an error when even that
 *   fails.
 * - `$context.requestOverride` works on WebSocket APIs as on REST APIs.
 * - The pattern of an integration response matches the whole of a status or error message, not a part of it, and the
 *   first that matches is taken. Without a template that fits, the body of the backend is the reply.
 * - A loop of a mapping template ends after the documented limit of rounds, without an error.
 * - A selection expression can read `context`, `stageVariables`, and on `$connect` headers and query strings.
 * - What a request template sets in `$context.responseOverride` is there for the response template.
 * - An array in the value of a selection expression reads `[a, b]`, and null reads as if it were not there.
 * - A mapped parameter of a path or query string is percent-encoded, and an object or array is mapped as JSON.
 * - The table of passthrough behaviors for REST APIs holds, with the selected key in the place of the content type.
 */

/** What a client gets when passthrough is refused: a REST API answers 415, and no WebSocket frame of it is known. */
export const REFUSED_BODY_MESSAGE = 'Internal server error';

/** What a client gets when a header is mapped to a text with a line break. */
export const REFUSED_HEADER_MESSAGE = 'Internal server error';

/** What a client gets when no integration response matches: a REST API answers 500. */
export const UNMATCHED_RESPONSE_MESSAGE = 'Internal server error';

/** What a client gets when a template fails, or a message is no JSON that a template reads. */
export const FAILED_TEMPLATE_MESSAGE = 'Internal server error';

/** Under which key a template is looked up without a selection expression, before `$default`. */
export const UNSELECTED_TEMPLATE_KEY = 'application/json';

/** The content type of a request that does not map one. */
export const USUAL_CONTENT_TYPE = 'application/json';

/** Headers that make a request fail when a mapping sets them: observed for REST APIs, where they answer 500. */
export const FORBIDDEN_HEADERS: ReadonlySet<string> = new Set([
  'content-length',
  'transfer-encoding',
  'x-amzn-trace-id',
  'x-amzn-apigateway-api-id',
]);

/** Those that fail when the backend is AWS, beside the ones above. */
export const FORBIDDEN_AWS_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'connection',
  'expect',
  'proxy-authenticate',
  'te',
]);

/** The status of the handshake when `$connect` succeeds without a proxy: when its backend answers 2xx. */
export const CONNECTED_STATUS = 200;

/** The status of the handshake when `$connect` fails before a backend answers, save for a proxy's, which is known. */
export const FAILED_CONNECT_STATUS = 500;
