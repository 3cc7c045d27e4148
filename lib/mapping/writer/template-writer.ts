import { Token, Tokenization } from 'aws-cdk-lib';
import { AttributeWriter } from '../dynamo-db/attribute-writer';
import { WebSocketMappingValue } from '../mapping-value';
import { splitText } from '../mapping-value-token';
import { type AtomicSource, isNumber, isPlain, type ValueSource } from '../value-source';
import { TemplateCode } from './template-code';
import { invalid, requireData, sortedEntries } from './template-data';
import { encodeForForm, escapeForJson, literal, type RuntimePart, type TemplatePart } from './template-part';

/** What the template language takes for the names of a reference. */
const IDENTIFIERS = /^[A-Za-z][\w-]*(\.[A-Za-z][\w-]*)*$/;

/**
 * Writes one mapping template, and owns every escape in it: data says where a value goes, and the place decides how it is
 * written.
 *
 * Members of objects and fields of forms are in the order of their names, since maps of some languages have none, and a
 * template would otherwise change from one synth to the next.
 */
export class TemplateWriter {
  /** Where the values of the template come from. */
  public readonly sources: AtomicSource[] = [];

  private readonly code = new TemplateCode();
  private readonly attributes = new AttributeWriter(this, this.code);

  /** A template that makes JSON. */
  public writeJson(data: unknown): string {
    return this.code.withSafeBody(this.json(data, '$'));
  }

  /** A template that makes a form. */
  public writeForm(fields: { readonly [name: string]: WebSocketMappingValue }): string {
    const body = sortedEntries(fields).flatMap(([name, value], index) => {
      if (!WebSocketMappingValue._isMappingValue(value)) {
        throw invalid(`field ${JSON.stringify(name)}`, typeof value, 'pass a mapping value, such as literal("…")');
      }
      return [
        literal(index === 0 ? '' : '&'),
        ...this.encodedForForm(this.name(name, `field ${JSON.stringify(name)}`)),
        literal('='),
        ...this.encodedForForm(this.text(value._source)),
      ];
    });
    return this.code.withSafeBody(body);
  }

  /** A template that makes the text of a value. */
  public writeText(value: WebSocketMappingValue): string {
    return this.code.withBody(this.text(value._source));
  }

  /** The JSON text of data. In its literals nothing is left that means something to the template language. */
  public json(data: unknown, path: string): TemplatePart[] {
    if (WebSocketMappingValue._isMappingValue(data)) {
      return this.jsonValue(data._source);
    }
    switch (typeof data) {
      case 'string':
        return this.quoted(this.literalText(data));
      case 'boolean':
        return [literal(String(data))];
      case 'number':
        if (Token.isUnresolved(data)) {
          return [{ kind: 'token', token: Tokenization.stringifyNumber(data) }];
        }
        if (!Number.isFinite(data)) {
          throw invalid(path, String(data), 'pass a number that is finite');
        }
        if (Number.isInteger(data) && !Number.isSafeInteger(data)) {
          throw invalid(
            path,
            String(data),
            'pass a whole number beyond 2^53 as a text, since its last digits are lost',
          );
        }
        return [literal(JSON.stringify(data))];
      case 'undefined':
        return [literal('null')];
      case 'object':
        return data === null ? [literal('null')] : this.jsonObject(data, path);
      default:
        throw invalid(path, typeof data, 'pass JSON data and mapping values');
    }
  }

  private jsonObject(data: object, path: string): TemplatePart[] {
    requireData(data, path);
    if (Array.isArray(data)) {
      const items = data.flatMap((item, index) => [
        literal(index === 0 ? '' : ','),
        ...this.json(item, `${path}[${index}]`),
      ]);
      return [literal('['), ...items, literal(']')];
    }
    const members = sortedEntries(data).flatMap(([name, value], index) => [
      literal(index === 0 ? '' : ','),
      ...this.quoted(this.name(name, path)),
      literal(':'),
      ...this.json(value, `${path}.${name}`),
    ]);
    return [literal('{'), ...members, literal('}')];
  }

  /** A value of JSON, which keeps its type. */
  private jsonValue(source: ValueSource): TemplatePart[] {
    if (source.kind === 'body') {
      this.sources.push(source);
      return [{ kind: 'runtime', expression: `$input.json(${this.pathExpression(source.path)})` }];
    }
    if (source.kind === 'null') {
      return [literal('null')];
    }
    if (isNumber(source)) {
      return this.text(source);
    }
    if (source.kind === 'attributes') {
      return this.attributes.typed(source.data);
    }
    if (source.kind === 'item' || source.kind === 'items') {
      return [this.attributes.plain(source.kind)];
    }
    if (source.kind === 'orElse') {
      const value = this.code.expressionOf(this.jsonValue(source.value));
      return [this.choice('json', value, source.value, this.json(source.fallback, '$'))];
    }
    return this.quoted(this.text(source));
  }

  /** A text as a string of JSON. */
  public quoted(text: readonly TemplatePart[]): TemplatePart[] {
    const content = text.map((part): TemplatePart => {
      if (part.kind === 'literal') {
        return literal(escapeForJson(part.text));
      }
      if (part.kind === 'token' || part.isPlain) {
        return part;
      }
      // It escapes single quotes too, for which JSON has no escape.
      return {
        kind: 'runtime',
        expression: `$util.escapeJavaScript(${part.expression}).replaceAll("\\\\'","'")`,
      };
    });
    return [literal('"'), ...content, literal('"')];
  }

  private encodedForForm(text: readonly TemplatePart[]): TemplatePart[] {
    return text.map((part): TemplatePart => {
      if (part.kind === 'literal') {
        return literal(encodeForForm(part.text));
      }
      const expression = part.kind === 'token' ? `'${part.token}'` : part.expression;
      return { kind: 'runtime', expression: `$util.urlEncode(${expression})` };
    });
  }

  /** The text of a value. */
  public text(source: ValueSource): TemplatePart[] {
    switch (source.kind) {
      case 'literal':
        return this.literalText(source.text);
      case 'null':
        return [];
      case 'format':
        return source.parts.flatMap((part) => this.text(part));
      case 'jsonText':
        return this.json(source.data, '$');
      case 'base64':
        return [this.base64(this.text(source.value))];
      case 'epochSeconds':
        return [this.epochSeconds(source.later)];
      case 'attributes':
      case 'item':
      case 'items':
        return this.jsonValue(source);
      case 'orElse': {
        const value = this.code.expressionOf(this.text(source.value));
        return [this.choice('text', value, source.value, this.textOfData(source.fallback))];
      }
      default:
        this.sources.push(source);
        return [this.runtimeText(source)];
    }
  }

  private runtimeText(source: AtomicSource): RuntimePart {
    switch (source.kind) {
      case 'body':
        return this.bodyText(source.path);
      case 'context':
        return this.context(source);
      case 'stageVariable':
        return stageVariable(source.name);
      case 'header':
        return this.code.assign('text', `"$!input.params().get('header').get('${source.name}')"`);
      case 'queryString':
        return this.code.assign('text', `"$!input.params().get('querystring').get('${source.name}')"`);
    }
  }

  private bodyText(path: string | undefined): RuntimePart {
    if (path === undefined) {
      return { kind: 'runtime', expression: '$input.body', reference: 'input.body' };
    }
    const at = this.pathExpression(path);
    return this.code.define('text', `text at ${at}`, (name) =>
      // Only JSON says of what type a value is, and has a text of objects that others can read.
      [
        `#set($${name} = $input.json(${at}))`,
        `#if($${name}.startsWith('"') || $${name} == 'null')#set($${name} = "$!input.path(${at})")#end`,
      ].join(''),
    );
  }

  public pathExpression(path = '$'): string {
    // Double quotes may not stand within double quotes, where the expression might go.
    return path.includes("'") ? this.code.assign('path', `"${path}"`).expression : `'${path}'`;
  }

  private context(source: ValueSource & { readonly kind: 'context' }): RuntimePart {
    const { name } = source;
    if (!Token.isUnresolved(name) && !IDENTIFIERS.test(name)) {
      throw invalid(`contextVariable(${JSON.stringify(name)})`, name, 'use names that begin with a letter');
    }
    const reference = `context.${name}`;
    const expression = isPlain(source) ? `$${reference}` : `"$!{${reference}}"`;
    return { kind: 'runtime', expression, reference, isPlain: isPlain(source) };
  }

  private epochSeconds(later: number): RuntimePart {
    const seconds = Token.isUnresolved(later) ? Tokenization.stringifyNumber(later) : String(later);
    const { reference } = this.code.assign('seconds', `$context.requestTimeEpoch / 1000 + ${seconds}`);
    return { kind: 'runtime', expression: `"$!{${reference}}"`, reference };
  }

  private base64(text: readonly TemplatePart[]): TemplatePart {
    const literals = text.filter((part) => part.kind === 'literal');
    if (literals.length === text.length) {
      return literal(Buffer.from(literals.map((part) => part.text).join(''), 'utf8').toString('base64'));
    }
    return { kind: 'runtime', expression: `$util.base64Encode(${this.code.expressionOf(text)})`, isPlain: true };
  }

  private choice(kind: string, value: string, source: ValueSource, otherwise: readonly TemplatePart[]): RuntimePart {
    const text = this.code.expressionOf(this.text(source));
    const fallback = this.code.expressionOf(otherwise);
    return this.code.define(
      kind,
      `${kind} ${value} or else ${fallback}`,
      (name) => `#set($${name} = ${value})#if(${text} == "")#set($${name} = ${fallback})#end`,
    );
  }

  private textOfData(data: unknown): TemplatePart[] {
    if (WebSocketMappingValue._isMappingValue(data)) {
      return this.text(data._source);
    }
    if (typeof data === 'string') {
      return this.literalText(data);
    }
    return data === null || data === undefined ? [] : this.json(data, '$');
  }

  /** A text of the user, in which tokens and mapping values may stand. */
  private literalText(text: string): TemplatePart[] {
    return splitText(text).flatMap((piece): TemplatePart[] => {
      if (piece.kind === 'value') {
        return this.text(piece.source);
      }
      return [piece.kind === 'token' ? { kind: 'token', token: piece.text } : literal(piece.text)];
    });
  }

  /** The name of a member or a field. A message that could choose it would choose the structure. */
  public name(name: string, path: string): TemplatePart[] {
    const parts = this.literalText(name);
    if (parts.some(({ kind }) => kind === 'runtime')) {
      throw invalid(path, 'a mapping value in a name', 'choose the name here, and map its value');
    }
    return parts;
  }
}

function stageVariable(name: string): RuntimePart {
  if (Token.isUnresolved(name) || IDENTIFIERS.test(name)) {
    const reference = `stageVariables.${name}`;
    return { kind: 'runtime', expression: `"$!{${reference}}"`, reference };
  }
  // AWS allows names that the template language does not.
  return { kind: 'runtime', expression: `"$!{stageVariables['${name}']}"` };
}
