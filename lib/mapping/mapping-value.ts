import { Duration, Token } from 'aws-cdk-lib';
import { ruleError } from '../diagnostics';
import { MappingValueToken } from './mapping-value-token';
import { describeSource, type ValueSource } from './value-source';

/** Known by its mark: two copies of the package may meet in one app, and then `instanceof` says no. */
const MARK = Symbol.for('cdk-websocket-integrations.WebSocketMappingValue');

/**
 * Where a value comes from: a mapping template, a header, a query string or a path part of the request to a backend takes
 * one.
 *
 * The position decides how the value is written. As a value of JSON it keeps its type: a number, a boolean, an object, an
 * array or null of the message arrives as such. Elsewhere it is a text, escaped for its place: the content of a string, a
 * number or a boolean as JSON has it, the JSON text of an object or an array, and nothing for null. No value changes the
 * structure of what it is written into.
 *
 * What the message has no value for is an empty text, and is left out of headers, query strings and paths; `orElse` says
 * otherwise.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html
 */
export class WebSocketMappingValue {
  /**
   * Null in JSON, and nothing in a text.
   *
   * In TypeScript, `null` in the data of a template is the same. In the other languages a member of a map that is null
   * never gets here, so it is this that makes one.
   */
  public static readonly NULL = new WebSocketMappingValue({ kind: 'null' });

  /**
   * A value of the message, or the whole message.
   *
   * A path is of names and positions, such as `$.room.members[0]`, `$['first name']` or `$.items[*].id`. What cannot be
   * written is an error (rule `mapping-value-invalid`), and so is a filter, for which there is
   * `WebSocketMappingTemplate.fromString`. A token stands for the path without `$.` before it.
   *
   * In a header, a query string or a path part the path begins with `$.` and has no quotes.
   *
   * @param path The path to the value, as a JSON path. Without it, the value is the whole message: in JSON what it says,
   * elsewhere the text as the client sent it
   */
  public static requestBody(path?: string): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'body', of: 'request', path: checkedPath(path) });
  }

  /**
   * A value that API Gateway knows about the connection or the message, such as `connectionId`.
   *
   * It is a text, save for `connectedAt` and `requestTimeEpoch`, which are numbers in JSON.
   *
   * @param name The name of the variable, without `$context.` before it. One with other characters than letters, digits
   * and `._-` is an error (rule `mapping-value-invalid`)
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
   */
  public static contextVariable(name: string): WebSocketMappingValue {
    if (!Token.isUnresolved(name) && !/^[A-Za-z0-9._-]+$/.test(name)) {
      throw invalid('context variable', name, 'pass its name alone, such as "connectionId"');
    }
    return new WebSocketMappingValue({ kind: 'context', name });
  }

  /**
   * A variable of the stage.
   *
   * @param name The name of the variable, without `$stageVariables.` before it. One with other characters than letters,
   * digits and underscores is an error (rule `mapping-value-invalid`)
   */
  public static stageVariable(name: string): WebSocketMappingValue {
    if (!Token.isUnresolved(name) && !/^[A-Za-z0-9_]+$/.test(name)) {
      throw invalid('stage variable', name, 'pass its name alone, which is of letters, digits and underscores');
    }
    return new WebSocketMappingValue({ kind: 'stageVariable', name });
  }

  /**
   * A header of the request that opened the connection.
   *
   * There is one on the route `$connect` only: an integration of which no route is `$connect` is an error at synth (rule
   * `connect-only-source`), and on the others of its routes there is none.
   *
   * @param name The name of the header, such as `Authorization`, in the case in which clients send it
   */
  public static requestHeader(name: string): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'header', name: requestName('header', name) });
  }

  /**
   * A query string of the request that opened the connection.
   *
   * There is one on the route `$connect` only: an integration of which no route is `$connect` is an error at synth (rule
   * `connect-only-source`), and on the others of its routes there is none.
   *
   * @param name The name of the query string
   */
  public static requestQueryString(name: string): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'queryString', name: requestName('query string', name) });
  }

  /**
   * A value of the backend's answer, or the whole answer, for the template of a response.
   *
   * Anywhere else it is an error (rule `mapping-value-out-of-place`).
   *
   * @param path The path to the value, as for `requestBody`. Without it, the value is the whole answer
   */
  public static responseBody(path?: string): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'body', of: 'response', path: checkedPath(path) });
  }

  /**
   * A text that is always the same. Every character in it comes out as itself.
   *
   * In a header, a query string or a path part a single quote is an error (rule `mapping-value-out-of-place`), since AWS
   * has no way to write one.
   *
   * @param value The text, without quotes around it
   */
  public static literal(value: string): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'literal', text: value });
  }

  /**
   * A text with values in it. It is also what there is in place of string formatting, which some languages do without
   * asking the value: what Python's `f"{value}"` and Go's `%s` make of one is an error (rule `mapping-template-invalid`).
   *
   * An example is `format('room-{}', WebSocketMappingValue.requestBody('$.room'))`.
   *
   * A pattern with more or fewer places than values is an error (rule `mapping-value-invalid`). Headers, query strings
   * and path parts take no such text (rule `mapping-value-out-of-place`).
   *
   * @param pattern The text, with `{}` where a value goes
   * @param values The values, in the order of their places
   */
  public static format(pattern: string, ...values: WebSocketMappingValue[]): WebSocketMappingValue {
    const texts = pattern.split('{}');
    if (texts.length !== values.length + 1) {
      throw invalid('pattern', pattern, `pass a value for each {}, of which it has ${texts.length - 1}`);
    }
    const parts = texts.flatMap((text, index): ValueSource[] => {
      const value = values[index];
      const literal: ValueSource = { kind: 'literal', text };
      return value === undefined ? [literal] : [literal, value._source];
    });
    return new WebSocketMappingValue({ kind: 'format', pattern, parts });
  }

  /**
   * The base64 encoding of the text of a value, in UTF-8, as services want it for bytes.
   *
   * Headers, query strings and path parts take none (rule `mapping-value-out-of-place`).
   *
   * @param value The value to encode
   */
  public static base64(value: WebSocketMappingValue): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'base64', value: value._source });
  }

  /**
   * The JSON text of some data, for a field whose content is JSON: the body of a queue's message, the detail of an event,
   * the input of a state machine.
   *
   * @param data Data with mapping values in it, as for `WebSocketMappingTemplate.json`
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  public static jsonText(data: any): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'jsonText', data });
  }

  /**
   * The time of the message in seconds since 1970, such as DynamoDB wants it for the time to live of an item. It is a
   * number in JSON.
   *
   * @param later How much later the time is, in whole seconds
   */
  public static epochSeconds(later: Duration = Duration.seconds(0)): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'epochSeconds', later: later.toSeconds() });
  }

  /**
   * For what only an integration of ours writes.
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
    return typeof value === 'object' && value !== null && MARK in value;
  }

  /**
   * @internal
   */
  public readonly _source: ValueSource;

  private constructor(source: ValueSource) {
    this._source = source;
    // Not enumerable, so that a failed comparison in a test shows where the value comes from, and nothing else.
    Object.defineProperty(this, MARK, { value: true });
  }

  /**
   * The value, or something else where there is none: where it is missing, null or an empty text.
   *
   * Headers, query strings and path parts take no such choice (rule `mapping-value-out-of-place`).
   *
   * @param fallback Another mapping value, or data as for `WebSocketMappingTemplate.json`
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  public orElse(fallback: any): WebSocketMappingValue {
    return new WebSocketMappingValue({ kind: 'orElse', value: this._source, fallback });
  }

  /**
   * A token that stands for the value within a text which is given to a mapping template.
   *
   * Anywhere else it is an error at synth (rule `mapping-value-out-of-place`), so that a value never becomes a text that
   * says nothing.
   */
  public toString(): string {
    return Token.asString(new MappingValueToken(this._source));
  }

  /**
   * The same token as `toString`, for those who write JSON themselves.
   */
  public toJSON(): string {
    return this.toString();
  }

  /**
   * The value as the source of a request parameter. Fails where a parameter cannot hold it.
   *
   * @internal
   */
  public _toParameter(prop: string): string {
    const source = this._source;
    const outOfPlace = (problem: string, remedy: string) =>
      ruleError('mapping-value-out-of-place', undefined, {
        problem: `${prop} cannot hold ${describeSource(source)}, ${problem}`,
        remedy,
      });
    switch (source.kind) {
      case 'body':
        if (source.of === 'response') {
          throw outOfPlace('since there is no answer yet', 'use a value of the request');
        }
        if (source.path === undefined) {
          throw outOfPlace('which is the whole message', 'map a value of it, such as requestBody("$.text")');
        }
        if (!/^\$\.[^']+$/.test(source.path)) {
          throw outOfPlace('since AWS takes a name after "route.request.body."', 'use a path such as "$.room.id"');
        }
        return `route.request.body.${source.path.slice('$.'.length)}`;
      case 'context':
        return `context.${source.name}`;
      case 'stageVariable':
        return `stageVariables.${source.name}`;
      case 'header':
        return `route.request.header.${source.name}`;
      case 'queryString':
        return `route.request.querystring.${source.name}`;
      case 'literal':
        if (!Token.isUnresolved(source.text) && source.text.includes("'")) {
          throw outOfPlace('since AWS has no way to write a single quote there', 'remove the quote');
        }
        return `'${source.text}'`;
      default:
        throw outOfPlace('since AWS maps one value as it is', 'map the value itself, or put it into a template');
    }
  }
}

const NAME = '[\\w\\-\\u0080-\\uffff]+';
const POSITION = '\\*|-?\\d+|-?\\d*:-?\\d*';
const QUOTED_NAME = `'[^'"\\\\$#\\r\\n]+'`;

const PATH = new RegExp(`^\\$(\\.\\.?(${NAME}|\\*)|\\[(${POSITION}|${QUOTED_NAME}(,${QUOTED_NAME})*)\\])*$`);

function checkedPath(path: string | undefined): string | undefined {
  if (path === undefined || path === '$') {
    return undefined;
  }
  if (Token.isUnresolved(path)) {
    return path.startsWith('$.') ? path : `$.${path}`;
  }
  if (!PATH.test(path)) {
    throw invalid('path', path, 'pass a JSON path that begins with "$.", such as "$.text" or "$[\'first name\']"');
  }
  return path;
}

function requestName(what: string, name: string): string {
  if (!Token.isUnresolved(name) && !/^[A-Za-z0-9._$-]+$/.test(name)) {
    throw invalid(what, name, 'pass its name alone, which is of letters, digits and the characters "._$-"');
  }
  return name;
}

function invalid(what: string, got: string, remedy: string): Error {
  return ruleError('mapping-value-invalid', undefined, { problem: `${what} cannot be mapped`, got, remedy });
}
