import { Token, Tokenization } from 'aws-cdk-lib';
import { ruleError } from '../../diagnostics';
import { AttributeWriter } from '../dynamo-db/attribute-writer';
import { WebSocketMappingValue } from '../mapping-value';
import { splitText } from '../text-pieces';
import { type AtomicSource, isNumber, type ValueSource } from '../value-source';
import { atomicText, epochSeconds, pathArgument } from './atomic-value';
import type { DataWriter } from './data-writer';
import { encodedForForm, quoted } from './escapes';
import { TemplateCode } from './template-code';
import { invalidData, requireData, sortedEntries } from './template-data';
import { literal, type RuntimePart, type TemplatePart } from './template-part';

/**
 * Writes one mapping template. The position of a value in the data decides how it is escaped.
 *
 * Members of objects and fields of forms are sorted by name, since the maps of some languages have no order, and a
 * template would otherwise change from one synth to the next.
 */
export class TemplateWriter implements DataWriter {
  public readonly sources: AtomicSource[] = [];

  private readonly code = new TemplateCode();
  private readonly attributes = new AttributeWriter(this, this.code);

  /** A template that produces JSON. */
  public writeJson(data: unknown): string {
    return this.code.withSafeBody(this.json(data, '$'));
  }

  /** A template that produces a form. */
  public writeForm(fields: { readonly [name: string]: WebSocketMappingValue }): string {
    const body = sortedEntries(fields).flatMap(([name, value], index) => {
      if (!WebSocketMappingValue._isMappingValue(value)) {
        throw invalidData(name, typeof value, 'pass a mapping value, such as WebSocketMappingValue.literal("…")');
      }
      return [
        literal(index === 0 ? '' : '&'),
        ...encodedForForm(this.name(name, name)),
        literal('='),
        ...encodedForForm(this.text(value._source, name)),
      ];
    });
    return this.code.withSafeBody(body);
  }

  /** A template that produces the string for a value. */
  public writeText(value: WebSocketMappingValue): string {
    return this.code.withBody(this.text(value._source, '$'));
  }

  public json(data: unknown, path: string): TemplatePart[] {
    if (WebSocketMappingValue._isMappingValue(data)) {
      return this.jsonValue(data._source, path);
    }
    switch (typeof data) {
      case 'string':
        return quoted(this.literalText(data, path));
      case 'boolean':
        return [literal(String(data))];
      case 'number':
        return [jsonNumber(data, path)];
      case 'undefined':
        return [literal('null')];
      case 'object':
        return data === null ? [literal('null')] : this.jsonObject(data, path);
      default:
        throw invalidData(path, typeof data, 'pass JSON data and mapping values');
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
      ...quoted(this.name(name, path)),
      literal(':'),
      ...this.json(value, `${path}.${name}`),
    ]);
    return [literal('{'), ...members, literal('}')];
  }

  /** A value of JSON, which keeps its type. */
  private jsonValue(source: ValueSource, path: string): TemplatePart[] {
    if (isNumber(source)) {
      return this.text(source, path);
    }
    switch (source.kind) {
      case 'body':
        this.sources.push(source);
        return [{ kind: 'runtime', expression: `$input.json(${pathArgument(this.code, source.path)})` }];
      case 'null':
        return [literal('null')];
      case 'attributes':
        return this.attributes.typed(source.data);
      case 'item':
      case 'items':
        return [this.attributes.plain(source.kind)];
      case 'orElse': {
        const value = this.code.expressionOf(this.jsonValue(source.value, path));
        return [this.choice('json', value, source.value, this.json(source.fallback, path), path)];
      }
      default:
        return quoted(this.text(source, path));
    }
  }

  public text(source: ValueSource, path: string): TemplatePart[] {
    switch (source.kind) {
      case 'literal':
        return this.literalText(source.text, path);
      case 'null':
        return [];
      case 'format':
        return source.parts.flatMap((part) => this.text(part, path));
      case 'jsonText':
        return this.json(source.data, path);
      case 'base64':
        return [this.base64(this.text(source.value, path))];
      case 'epochSeconds':
        return [epochSeconds(this.code, source.later)];
      case 'attributes':
      case 'item':
      case 'items':
        return this.jsonValue(source, path);
      case 'orElse': {
        const value = this.code.expressionOf(this.text(source.value, path));
        return [this.choice('text', value, source.value, this.textOfData(source.fallback, path), path)];
      }
      default:
        this.sources.push(source);
        return [atomicText(this.code, source, path)];
    }
  }

  private base64(text: readonly TemplatePart[]): TemplatePart {
    const literals = text.filter((part) => part.kind === 'literal');
    if (literals.length === text.length) {
      return literal(Buffer.from(literals.map((part) => part.text).join(''), 'utf8').toString('base64'));
    }
    return { kind: 'runtime', expression: `$util.base64Encode(${this.code.expressionOf(text)})`, isPlain: true };
  }

  private choice(
    kind: string,
    value: string,
    source: ValueSource,
    otherwise: readonly TemplatePart[],
    path: string,
  ): RuntimePart {
    const text = this.code.expressionOf(this.text(source, path));
    const fallback = this.code.expressionOf(otherwise);
    return this.code.define(
      kind,
      `${kind} ${value} or else ${fallback}`,
      (name) => `#set($${name} = ${value})#if(${text} == "")#set($${name} = ${fallback})#end`,
    );
  }

  private textOfData(data: unknown, path: string): TemplatePart[] {
    if (WebSocketMappingValue._isMappingValue(data)) {
      return this.text(data._source, path);
    }
    if (typeof data === 'string') {
      return this.literalText(data, path);
    }
    return data === null || data === undefined ? [] : this.json(data, path);
  }

  /** A string of the user, which can contain tokens and mapping values. */
  private literalText(text: string, path: string): TemplatePart[] {
    return splitText(text, path).flatMap((piece): TemplatePart[] => {
      if (piece.kind === 'value') {
        return this.text(piece.source, path);
      }
      return [piece.kind === 'token' ? { kind: 'token', token: piece.text } : literal(piece.text)];
    });
  }

  public name(name: string, path: string): TemplatePart[] {
    const parts = this.literalText(name, path);
    if (parts.some(({ kind }) => kind === 'runtime')) {
      throw ruleError('mapping-template-invalid', path, {
        problem: 'name contains a mapping value',
        remedy: 'use a fixed name, and map its value',
      });
    }
    return parts;
  }
}

function jsonNumber(data: number, path: string): TemplatePart {
  if (Token.isUnresolved(data)) {
    return { kind: 'token', token: Tokenization.stringifyNumber(data) };
  }
  if (!Number.isFinite(data)) {
    throw invalidData(path, String(data), 'pass a finite number');
  }
  if (Number.isInteger(data) && !Number.isSafeInteger(data)) {
    throw invalidData(
      path,
      String(data),
      'pass a whole number beyond 2^53 as a string, since its last digits are lost',
    );
  }
  return literal(JSON.stringify(data));
}
