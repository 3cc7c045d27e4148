import { Duration, Token } from 'aws-cdk-lib';
import { describeGiven, ruleError } from '../diagnostics';
import { hasMark, notAMappingValue, requireString, VALUE_MARK } from './given-value';
import { MappingValueToken } from './mapping-value-token';
import { checkedName, checkedPath, placeOf } from './value-address';
import type { ValueSource } from './value-source';

/**
 * A value for a mapping template, a header, a query string or a path parameter of the request to a backend.
 *
 * The position decides how the value is written. In JSON it keeps its type: a number, a boolean, an object, an array or
 * null of the message stays one. Elsewhere it becomes a string, escaped for its position: the content of a string, a
 * number or a boolean as in JSON, the JSON of an object or an array, and an empty string for null. No value can change
 * the structure of what it is written into.
 *
 * A missing value becomes an empty string, and is left out of headers, query strings and paths. Use `orElse` for a
 * default.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html
 * @example
 *
 * import { WebSocketMappingTemplate, WebSocketMappingValue } from 'cdk-websocket-integrations';
 *
 * const sender = WebSocketMappingValue.contextVariable('connectionId');
 * const template = WebSocketMappingTemplate.json({ 'sender': sender, 'text': WebSocketMappingValue.requestBody('$.text') });
 */
export class WebSocketMappingValue {
  /**
   * Null in JSON, and an empty string elsewhere.
   *
   * In TypeScript, `null` in the data of a template means the same. The other languages drop null members of a map, so
   * use this value there.
   */
  public static readonly NULL = new WebSocketMappingValue({ kind: 'null' });

  /**
   * A value of the message, or the whole message.
   *
   * A path consists of names and positions, such as `$.room.members[0]`, `$['first name']` or `$.items[*].id`. Other
   * paths are an error (rule `mapping-value-invalid`); for a filter, use `WebSocketMappingTemplate.fromString`. A token
   * is the path without the `$.` before it.
   *
   * In a header, a query string or a path parameter, the path begins with `$.` and has no quotes.
   *
   * @param path The JSON path of the value. Without it, the value is the whole message: its JSON in JSON, and the string
   * that the client sent elsewhere
   * @example
   *
   * import { WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const room = WebSocketMappingValue.requestBody('$.room.id');
   */
  public static requestBody(path?: string): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'body', of: 'request', path: checkedPath('requestBody', path) });
  }

  /**
   * A `$context` variable: what API Gateway knows about the connection and the message, such as `connectionId`.
   *
   * It is a string, except `connectedAt` and `requestTimeEpoch`, which are numbers in JSON.
   *
   * @param name The name of the variable, without `$context.`. Characters other than letters, digits and `._-` are an
   * error (rule `mapping-value-invalid`)
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
   * @example
   *
   * import { WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const connectionId = WebSocketMappingValue.contextVariable('connectionId');
   */
  public static contextVariable(name: string): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'context', name: checkedName('contextVariable', name) });
  }

  /**
   * A stage variable.
   *
   * @param name The name of the variable, without `$stageVariables.`. Characters other than letters, digits and
   * underscores are an error (rule `mapping-value-invalid`)
   * @example
   *
   * import { WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const tenant = WebSocketMappingValue.stageVariable('tenant');
   */
  public static stageVariable(name: string): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'stageVariable', name: checkedName('stageVariable', name) });
  }

  /**
   * A header of the request that opens the connection.
   *
   * Only the `$connect` route has headers. An integration without a `$connect` route is an error at synthesis (rule
   * `connect-only-source`); on its other routes, the value is missing.
   *
   * @param name The name of the header, such as `Authorization`, in the case that clients send
   * @example
   *
   * import { WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const language = WebSocketMappingValue.requestHeader('Accept-Language').orElse('en');
   */
  public static requestHeader(name: string): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'header', name: checkedName('requestHeader', name) });
  }

  /**
   * A query string parameter of the request that opens the connection.
   *
   * Only the `$connect` route has query strings. An integration without a `$connect` route is an error at synthesis (rule
   * `connect-only-source`); on its other routes, the value is missing.
   *
   * @param name The name of the query string parameter
   * @example
   *
   * import { WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const user = WebSocketMappingValue.requestQueryString('user');
   */
  public static requestQueryString(name: string): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'queryString', name: checkedName('requestQueryString', name) });
  }

  /**
   * All headers of the request that opens the connection, as one JSON object.
   *
   * Only the `$connect` route has headers, as for `requestHeader`. Anywhere but in JSON it is an error (rule
   * `mapping-value-out-of-place`); `WebSocketMappingValue.jsonText` makes a string of it.
   *
   * @example
   *
   * import { WebSocketMappingTemplate, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const template = WebSocketMappingTemplate.json({ 'headers': WebSocketMappingValue.requestHeaders() });
   */
  public static requestHeaders(): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'headers' });
  }

  /**
   * All query string parameters of the request that opens the connection, as one JSON object.
   *
   * Only the `$connect` route has query strings, as for `requestQueryString`. Anywhere but in JSON it is an error (rule
   * `mapping-value-out-of-place`); `WebSocketMappingValue.jsonText` makes a string of it.
   *
   * @example
   *
   * import { WebSocketMappingTemplate, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const template = WebSocketMappingTemplate.json({ 'query': WebSocketMappingValue.requestQueryStrings() });
   */
  public static requestQueryStrings(): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'queryStrings' });
  }

  /**
   * A value of the backend's response, or the whole response, for the template of a response.
   *
   * Elsewhere it is an error (rule `mapping-value-out-of-place`).
   *
   * @param path The JSON path of the value, as for `requestBody`. Without it, the value is the whole response
   * @example
   *
   * import { WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const id = WebSocketMappingValue.responseBody('$.id');
   */
  public static responseBody(path?: string): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'body', of: 'response', path: checkedPath('responseBody', path) });
  }

  /**
   * A fixed string. Every character in it is sent as it is.
   *
   * AWS has no escape for a single quote in a header, a query string or a path parameter, so there it is an error (rule
   * `mapping-value-out-of-place`).
   *
   * @param value The string, without quotes around it
   * @example
   *
   * import { WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const source = WebSocketMappingValue.literal('chat');
   */
  public static literal(value: string): WebSocketMappingValue {
    requireString(value, 'value', placeOf('literal'));
    return new WebSocketMappingValue({ kind: 'literal', text: value });
  }

  /**
   * A string that contains values. Use it instead of string formatting, which does not work on mapping values in every
   * language.
   *
   * An example is `format('room-{}', WebSocketMappingValue.requestBody('$.room'))`.
   *
   * A pattern needs one `{}` for each value (rule `mapping-value-invalid`). Headers, query strings and path parameters
   * cannot hold a formatted string (rule `mapping-value-out-of-place`).
   *
   * @param pattern The string, with `{}` in place of each value
   * @param values The values, in the order of their places
   * @example
   *
   * import { WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const room = WebSocketMappingValue.format('room-{}', WebSocketMappingValue.requestBody('$.room'));
   */
  public static format(pattern: string, ...values: WebSocketMappingValue[]): WebSocketMappingValue {
    requireString(pattern, 'pattern', placeOf('format'));
    const texts = pattern.split('{}');
    if (texts.length !== values.length + 1) {
      throw ruleError('mapping-value-invalid', placeOf('format'), {
        problem: `pattern has ${texts.length - 1} of {}, not ${values.length},`,
        got: pattern,
        remedy: 'pass one value for each {}',
      });
    }
    const parts = texts.flatMap((text, index): ValueSource[] => {
      const literal: ValueSource = { kind: 'literal', text };
      return index === values.length ? [literal] : [literal, sourceOf(values[index], `values[${index}]`, 'format')];
    });
    return new WebSocketMappingValue({ kind: 'format', pattern, parts });
  }

  /**
   * The base64 encoding of a value as a string in UTF-8, for services that take bytes.
   *
   * Headers, query strings and path parameters cannot hold it (rule `mapping-value-out-of-place`).
   *
   * @param value The value to encode
   * @example
   *
   * import { WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const photo = WebSocketMappingValue.base64(WebSocketMappingValue.requestBody('$.photo'));
   */
  public static base64(value: WebSocketMappingValue): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'base64', value: sourceOf(value, 'value', 'base64') });
  }

  /**
   * Data as a JSON string, for a field whose content is JSON: the body of an SQS message, the detail of an event, the
   * input of a state machine.
   *
   * @param data Data that contains mapping values, as for `WebSocketMappingTemplate.json`
   * @example
   *
   * import { WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const detail = WebSocketMappingValue.jsonText({ 'text': WebSocketMappingValue.requestBody('$.text') });
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  public static jsonText(data: any): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'jsonText', data });
  }

  /**
   * The time of the message in seconds since 1970, as DynamoDB expects in a time to live attribute. It is a number in
   * JSON.
   *
   * @param later The time to add, in whole seconds
   * @example
   *
   * import { Duration } from 'aws-cdk-lib';
   * import { WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const expiresAt = WebSocketMappingValue.epochSeconds(Duration.hours(2));
   */
  public static epochSeconds(later: Duration = Duration.seconds(0)): WebSocketMappingValue {
    if (typeof later?.toSeconds !== 'function') {
      throw ruleError('mapping-value-invalid', placeOf('epochSeconds'), {
        problem: 'later is not a Duration',
        got: describeGiven(later),
        remedy: 'pass a Duration of aws-cdk-lib',
      });
    }
    return new WebSocketMappingValue({ kind: 'epochSeconds', later: later.toSeconds() });
  }

  /**
   * A value that only the integrations of this package create.
   *
   * @internal
   */
  public static _of(source: ValueSource): WebSocketMappingValue {
    return new WebSocketMappingValue(source);
  }

  /**
   * @internal
   */
  public static _isMappingValue(value: unknown): value is WebSocketMappingValue {
    return hasMark(value, VALUE_MARK);
  }

  /**
   * @internal
   */
  public readonly _source: ValueSource;

  private constructor(source: ValueSource) {
    this._source = source;
    // Not enumerable, so that a failed comparison in a test shows the source of the value and nothing else.
    Object.defineProperty(this, VALUE_MARK, { value: true });
  }

  /**
   * The value, or a default if the value is missing, null or an empty string.
   *
   * Headers, query strings and path parameters cannot have a default (rule `mapping-value-out-of-place`).
   *
   * @param fallback Another mapping value, or data as for `WebSocketMappingTemplate.json`
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  public orElse(fallback: any): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'orElse', value: this._source, fallback });
  }

  /**
   * The value, or nothing if the value is missing, null or an empty string.
   *
   * Then the member of a JSON object, the DynamoDB attribute, the field of a form, or the attribute or subject of an SQS
   * or SNS message that has the value is left out. Elsewhere it is an error (rule `mapping-value-out-of-place`). Headers,
   * query strings and path parameters leave out a missing value without it.
   */
  public orOmit(): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'orOmit', value: this._source });
  }

  /**
   * The value as a string: `WebSocketMappingValue.requestBody().asString()` is the message as a string inside JSON.
   *
   * The content of a string stays as it is, and other values become their JSON. A missing value or null becomes an empty
   * string. Headers, query strings and path parameters cannot hold it (rule `mapping-value-out-of-place`); every value is
   * a string there.
   */
  public asString(): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'asString', value: this._source });
  }

  /**
   * A token for the value, to use within a string that is passed to a mapping template.
   *
   * Elsewhere it is an error at synthesis (rule `mapping-value-out-of-place`).
   */
  public toString(): string {
    return Token.asString(new MappingValueToken(this._source));
  }

  /**
   * The same token as `toString`, for code that writes JSON itself.
   */
  public toJSON(): string {
    return this.toString();
  }
}

/** The source of a value that was passed to a method. */
function sourceOf(value: unknown, name: string, method: string): ValueSource {
  if (!WebSocketMappingValue._isMappingValue(value)) {
    throw notAMappingValue(value, name, placeOf(method));
  }
  return value._source;
}
