import { readFileSync } from 'node:fs';
import { ruleError } from '../diagnostics';
import type { WebSocketMappingValue } from './mapping-value';
import { splitText } from './mapping-value-token';
import { type AtomicSource, describeSource } from './value-source';
import { TemplateWriter } from './writer/template-writer';

/**
 * A mapping template: what API Gateway makes of a message for a backend, or of a backend's answer for a client.
 *
 * It is plain data with mapping values where something comes from the message. The template is written for you, in the
 * Velocity Template Language, and every value in it is escaped for its place: no message can change the structure of what
 * the backend gets. `fromString` and `fromFile` take what you have written yourself, and escape nothing.
 *
 * Members of objects and fields of forms are written in the order of their names. A token, such as the name of a table of
 * another stack, is put in its place as it is; in a form it is encoded.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-transformations.html
 */
export class WebSocketMappingTemplate {
  /**
   * A template that makes JSON.
   *
   * A mapping value keeps its type: `{ text: WebSocketMappingValue.requestBody('$.text') }` has a text where the message
   * has one, a number where it has a number, and `""` where it has nothing.
   *
   * Anything but JSON data and mapping values is an error (rule `mapping-template-invalid`), and so is a mapping value in
   * the name of a member. A member that is undefined is left out; outside of TypeScript so is one that is null, which is
   * `WebSocketMappingValue.NULL` there.
   *
   * @param data Objects, arrays, texts, numbers, booleans and null, with mapping values at any depth
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  public static json(data: any): WebSocketMappingTemplate {
    const writer = new TemplateWriter();
    return new WebSocketMappingTemplate(writer.writeJson(data), writer.sources);
  }

  /**
   * A template that makes a form, `application/x-www-form-urlencoded`, in UTF-8.
   *
   * @param fields The values of the fields, by name; a text that is always the same is `WebSocketMappingValue.literal`
   */
  public static formUrlEncoded(fields: { [name: string]: WebSocketMappingValue }): WebSocketMappingTemplate {
    const writer = new TemplateWriter();
    return new WebSocketMappingTemplate(writer.writeForm(fields), writer.sources);
  }

  /**
   * A template that makes the text of a value, without any escape.
   *
   * @param value The value, such as `WebSocketMappingValue.requestBody()` for the message as the client sent it
   */
  public static text(value: WebSocketMappingValue): WebSocketMappingTemplate {
    const writer = new TemplateWriter();
    return new WebSocketMappingTemplate(writer.writeText(value), writer.sources);
  }

  /**
   * A template that you have written, in the Velocity Template Language.
   *
   * Nothing in it is escaped: a value of the message is hostile text until `$util.escapeJavaScript` or `$util.urlEncode`
   * has seen it. A mapping value in it is an error (rule `mapping-template-invalid`).
   *
   * @param template The text of the template
   */
  public static fromString(template: string): WebSocketMappingTemplate {
    if (splitText(template).some(({ kind }) => kind === 'value')) {
      throw ruleError('mapping-template-invalid', undefined, {
        problem: 'a template of your own cannot hold a mapping value, which nobody would escape',
        remedy: 'pass data with mapping values to WebSocketMappingTemplate.json',
      });
    }
    return new WebSocketMappingTemplate(template, [], false);
  }

  /**
   * A template that you have written into a file, in UTF-8. It is read at once, and is like one of `fromString`.
   *
   * A file that cannot be read is an error (rule `mapping-template-invalid`).
   *
   * @param path The path of the file, absolute or from the working directory
   */
  public static fromFile(path: string): WebSocketMappingTemplate {
    return WebSocketMappingTemplate.fromString(readTemplate(path));
  }

  /**
   * @internal
   */
  public readonly _text: string;

  /**
   * Whether the text was written for the user, who then need not be told what is wrong with it.
   *
   * @internal
   */
  public readonly _isWritten: boolean;

  private constructor(
    text: string,
    private readonly sources: readonly AtomicSource[],
    isWritten = true,
  ) {
    this._text = text;
    this._isWritten = isWritten;
  }

  /**
   * The template for a request. Fails when it has a value that a request has not.
   *
   * @internal
   */
  public _forRequest(prop: string): string {
    const source = this.sources.find((value) => value.kind === 'body' && value.of === 'response');
    if (source) {
      throw outOfPlace(prop, source, 'since the backend has not answered yet', 'use a value of the request');
    }
    return this._text;
  }

  /**
   * The template for a response. Fails when it has a value that only the request has.
   *
   * @internal
   */
  public _forResponse(prop: string): string {
    const source = this.sources.find(
      (value) => ['header', 'queryString'].includes(value.kind) || (value.kind === 'body' && value.of === 'request'),
    );
    if (source) {
      const problem = "since a response sees the backend's answer, and no longer the request";
      throw outOfPlace(prop, source, problem, 'use responseBody, contextVariable or stageVariable');
    }
    return this._text;
  }

  /**
   * What the template takes from the request that opens a connection.
   *
   * @internal
   */
  public get _connectOnly(): string[] {
    return this.sources.filter(({ kind }) => kind === 'header' || kind === 'queryString').map(describeSource);
  }
}

function outOfPlace(prop: string, source: AtomicSource, problem: string, remedy: string): Error {
  return ruleError('mapping-value-out-of-place', undefined, {
    problem: `${prop} cannot hold ${describeSource(source)}, ${problem}`,
    remedy,
  });
}

function readTemplate(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw ruleError('mapping-template-invalid', undefined, {
      problem: `file of a mapping template cannot be read (${(error as Error).message})`,
      got: path,
      remedy: 'pass a path from the working directory, or an absolute one',
    });
  }
}
