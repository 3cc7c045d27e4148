import { readFileSync } from 'node:fs';
import { describeGiven, ruleError } from '../diagnostics';
import { isMap, notAMappingValue, requireString, TEMPLATE_MARK } from './given-value';
import { WebSocketMappingValue } from './mapping-value';
import { splitText } from './text-pieces';
import { type AtomicSource, describeSource, isConnectOnly } from './value-source';
import type { NumberedFields } from './writer/numbered-fields';
import { TemplateWriter } from './writer/template-writer';

/**
 * A mapping template, which transforms a message for a backend, or the response of a backend for a client.
 *
 * A template is plain data that contains mapping values. The library writes the Velocity template and escapes every value
 * for its position, so no message can change the structure of what the backend receives. `fromString` and `fromFile` take
 * templates that you write yourself; nothing in them is escaped.
 *
 * Members of objects and fields of forms are sorted by name. A CDK token, such as the name of a table, is inserted
 * unescaped in JSON and text, and URL-encoded in a form.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-transformations.html
 * @example
 *
 * import { WebSocketMappingTemplate, WebSocketMappingValue } from 'cdk-websocket-integrations';
 *
 * const template = WebSocketMappingTemplate.json({ 'text': WebSocketMappingValue.requestBody('$.text') });
 */
export class WebSocketMappingTemplate {
  /**
   * A template that produces JSON.
   *
   * A mapping value keeps its type: `{ text: WebSocketMappingValue.requestBody('$.text') }` is a string if the message
   * contains a string, a number if it contains a number, and `""` if the value is missing.
   *
   * Anything but JSON data and mapping values is an error (rule `mapping-template-invalid`), and so is a mapping value in
   * a member name. An undefined member is left out. Languages other than TypeScript also leave out null members; use
   * `WebSocketMappingValue.NULL` there.
   *
   * @param data Objects, arrays, strings, numbers, booleans and null, with mapping values at any depth
   * @example
   *
   * import { WebSocketMappingTemplate, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const template = WebSocketMappingTemplate.json({
   *   'text': WebSocketMappingValue.requestBody('$.text'),
   *   'sender': { 'id': WebSocketMappingValue.contextVariable('connectionId') },
   * });
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  public static json(data: any): WebSocketMappingTemplate {
    const writer = new TemplateWriter();
    return new WebSocketMappingTemplate(writer.writeJson(data), writer.sources);
  }

  /**
   * A template that produces a form, `application/x-www-form-urlencoded`, in UTF-8.
   *
   * @param fields The values of the fields, by name; pass a fixed string as `WebSocketMappingValue.literal`
   * @example
   *
   * import { WebSocketMappingTemplate, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const template = WebSocketMappingTemplate.formUrlEncoded({ 'text': WebSocketMappingValue.requestBody('$.text') });
   */
  public static formUrlEncoded(fields: { [name: string]: WebSocketMappingValue }): WebSocketMappingTemplate {
    if (!isMap(fields)) {
      throw ruleError('mapping-template-invalid', 'WebSocketMappingTemplate.formUrlEncoded', {
        problem: 'fields is not a map of mapping values',
        got: describeGiven(fields),
        remedy: 'pass the values of the fields by name',
      });
    }
    const writer = new TemplateWriter();
    return new WebSocketMappingTemplate(writer.writeForm(fields), writer.sources);
  }

  /**
   * A template that produces a value as a string, without any escape.
   *
   * @param value The value, such as `WebSocketMappingValue.requestBody()` for the message as the client sent it
   * @example
   *
   * import { WebSocketMappingTemplate, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const text = WebSocketMappingValue.requestBody('$.text');
   * const template = WebSocketMappingTemplate.text(WebSocketMappingValue.format('new: {}', text));
   */
  public static text(value: WebSocketMappingValue): WebSocketMappingTemplate {
    if (!WebSocketMappingValue._isMappingValue(value)) {
      throw notAMappingValue(value, 'value', 'WebSocketMappingTemplate.text');
    }
    const writer = new TemplateWriter();
    return new WebSocketMappingTemplate(writer.writeText(value), writer.sources);
  }

  /**
   * A template that you write yourself, in the Velocity Template Language.
   *
   * Nothing in it is escaped: escape every value of the message with `$util.escapeJavaScript` or `$util.urlEncode`. A
   * mapping value in it is an error (rule `mapping-template-invalid`).
   *
   * @param template The template
   * @example
   *
   * import { WebSocketMappingTemplate } from 'cdk-websocket-integrations';
   *
   * const template = WebSocketMappingTemplate.fromString('{"text": $input.json("$.text")}');
   */
  public static fromString(template: string): WebSocketMappingTemplate {
    const place = 'WebSocketMappingTemplate.fromString';
    requireString(template, 'template', place);
    if (splitText(template, place).some(({ kind }) => kind === 'value')) {
      throw ruleError('mapping-template-invalid', place, {
        problem: 'template contains a mapping value, which is not escaped here,',
        remedy: 'pass data with mapping values to WebSocketMappingTemplate.json',
      });
    }
    return new WebSocketMappingTemplate(template, [], false);
  }

  /**
   * A template that you write yourself, in a UTF-8 file. The file is read immediately.
   *
   * As with `fromString`, nothing in the template is escaped. A file that cannot be read is an error (rule
   * `mapping-template-invalid`).
   *
   * @param path The path of the file, absolute or relative to the working directory
   * @example
   *
   * import { WebSocketMappingTemplate } from 'cdk-websocket-integrations';
   *
   * const template = WebSocketMappingTemplate.fromFile('templates/message.vtl');
   */
  public static fromFile(path: string): WebSocketMappingTemplate {
    requireString(path, 'path', 'WebSocketMappingTemplate.fromFile');
    return WebSocketMappingTemplate.fromString(readTemplate(path));
  }

  /**
   * A template that produces a form, some of whose fields are numbered.
   *
   * @internal
   */
  public static _form(
    fields: { readonly [name: string]: WebSocketMappingValue },
    numbered: readonly NumberedFields[],
  ): WebSocketMappingTemplate {
    const writer = new TemplateWriter();
    return new WebSocketMappingTemplate(writer.writeForm(fields, numbered), writer.sources);
  }

  /**
   * @internal
   */
  public readonly _text: string;

  /**
   * Whether the library wrote the template, so that findings about its text do not help the user.
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
    Object.defineProperty(this, TEMPLATE_MARK, { value: true });
  }

  /**
   * The template for a request. Fails when it contains a value that only a response has.
   *
   * @param prop the prop that holds the template
   * @param where the path of the construct, or as much of it as is known
   *
   * @internal
   */
  public _forRequest(prop: string, where: string): string {
    const source = this.sources.find((value) => value.kind === 'body' && value.of === 'response');
    if (source) {
      throw ruleError('mapping-value-out-of-place', where, {
        problem: `${prop} reads the backend's response, which does not exist yet,`,
        got: describeSource(source),
        remedy: 'use a value of the request',
      });
    }
    return this._text;
  }

  /**
   * The template for a response. Fails when it contains a value that only a request has.
   *
   * @param prop the prop that holds the template
   * @param where the path of the construct, or as much of it as is known
   *
   * @internal
   */
  public _forResponse(prop: string, where: string): string {
    const source = this.sources.find(
      (value) => isConnectOnly(value) || (value.kind === 'body' && value.of === 'request'),
    );
    if (source) {
      throw ruleError('mapping-value-out-of-place', where, {
        problem: `${prop} reads the request, which a response template cannot,`,
        got: describeSource(source),
        remedy: 'use responseBody, contextVariable or stageVariable',
      });
    }
    return this._text;
  }

  /**
   * The values in the template that only the request that opens a connection has.
   *
   * @internal
   */
  public get _connectOnly(): string[] {
    return this.sources.filter(isConnectOnly).map(describeSource);
  }

  /**
   * The names of the variables of `$context` in the template.
   *
   * @internal
   */
  public get _contextVariables(): string[] {
    return this.sources.flatMap((source) => (source.kind === 'context' ? [source.name] : []));
  }
}

function readTemplate(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw ruleError('mapping-template-invalid', 'WebSocketMappingTemplate.fromFile', {
      problem: `file of a mapping template cannot be read (${(error as Error).message})`,
      got: path,
      remedy: 'pass an absolute path, or a path relative to the working directory',
    });
  }
}
