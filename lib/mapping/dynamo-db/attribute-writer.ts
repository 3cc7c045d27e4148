import { Token } from 'aws-cdk-lib';
import { WebSocketMappingValue } from '../mapping-value';
import { isNumber, type ValueSource } from '../value-source';
import { pathArgument } from '../writer/atomic-value';
import type { DataWriter } from '../writer/data-writer';
import { quoted } from '../writer/escapes';
import type { TemplateCode } from '../writer/template-code';
import { invalidData, requireData, sortedEntries } from '../writer/template-data';
import { literal, type RuntimePart, type TemplatePart } from '../writer/template-part';
import { addText, addValue, plainItem, plainItems, typedForm } from './attribute-value-code';

/** A part of attributes: text, or a value of the message, whose type only the message shows. */
type AttributePart = TemplatePart | MessageValue;

interface MessageValue {
  readonly kind: 'message value';
  /** The value as a reference, without its `$`. */
  readonly reference: string;
  /** What is there for nothing, if that is not null. */
  readonly otherwise?: readonly TemplatePart[];
}

/** Writes values in the form that DynamoDB has for them, and what DynamoDB answers without that form. */
export class AttributeWriter {
  constructor(
    private readonly writer: DataWriter,
    private readonly code: TemplateCode,
  ) {}

  /** Attributes by name, as an item, a key or the values of an expression. */
  public typed(data: { readonly [name: string]: unknown }): TemplatePart[] {
    const parts = this.members(data, 'attribute');
    if (parts.every((part) => part.kind !== 'message value')) {
      return parts as TemplatePart[];
    }
    this.code.special('"');
    const fill = this.fill(parts);
    return [this.code.define('attributes', fill, (name) => typedForm(name, fill))];
  }

  /** The item or the items of an answer as plain JSON. */
  public plain(kind: 'item' | 'items'): RuntimePart {
    const path = kind === 'item' ? '$.Item' : '$.Items';
    this.writer.sources.push({ kind: 'body', of: 'response', path });
    this.code.special('"');
    const write = kind === 'item' ? plainItem : plainItems;
    return this.code.define(kind, kind, (name) => write(name, `input.path('${path}')`));
  }

  /** Code that adds the parts to the list that is walked. */
  private fill(parts: readonly AttributePart[]): string {
    let code = '';
    let text: TemplatePart[] = [];
    for (const part of parts) {
      if (part.kind === 'message value') {
        const otherwise = part.otherwise && this.code.stringOf(part.otherwise);
        code += addText('todo', this.code.stringOf(text)) + addValue('todo', '', part.reference, otherwise);
        text = [];
      } else {
        text.push(part);
      }
    }
    return code + addText('todo', this.code.stringOf(text));
  }

  private members(data: { readonly [name: string]: unknown }, path: string): AttributePart[] {
    const members = sortedEntries(data).flatMap(([name, value], index) => [
      literal(index === 0 ? '' : ','),
      ...quoted(this.writer.name(name, path)),
      literal(':'),
      ...this.value(value, `${path}.${name}`),
    ]);
    return [literal('{'), ...members, literal('}')];
  }

  private value(data: unknown, path: string): AttributePart[] {
    if (WebSocketMappingValue._isMappingValue(data)) {
      return this.mappingValue(data._source, path);
    }
    if (Array.isArray(data) && !Token.isUnresolved(data)) {
      const items = data.flatMap((item, index) => [
        literal(index === 0 ? '' : ','),
        ...this.value(item, `${path}[${index}]`),
      ]);
      return typed('L', [literal('['), ...items, literal(']')]);
    }
    if (data === null || data === undefined) {
      return typed('NULL', [literal('true')]);
    }
    if (typeof data === 'object') {
      requireData(data, path);
      return typed('M', this.members(data as { readonly [name: string]: unknown }, path));
    }
    const json = this.writer.json(data, path);
    if (typeof data === 'number') {
      return typed('N', inQuotes(json));
    }
    return typed(typeof data === 'boolean' ? 'BOOL' : 'S', json);
  }

  private mappingValue(source: ValueSource, path: string): AttributePart[] {
    if (source.kind === 'body') {
      this.writer.sources.push(source);
      return [{ kind: 'message value', reference: `input.path(${pathArgument(this.code, source.path)})` }];
    }
    if (source.kind === 'orElse' && source.value.kind === 'body') {
      const [value] = this.mappingValue(source.value, path);
      const otherwise = this.value(source.fallback, path);
      if (otherwise.some((part) => part.kind === 'message value')) {
        throw invalidData(path, 'orElse with a value of the message', 'pass data to orElse');
      }
      return [{ ...(value as MessageValue), otherwise: otherwise as TemplatePart[] }];
    }
    const text = this.writer.text(source, path);
    return isNumber(source) ? typed('N', inQuotes(text)) : typed('S', quoted(text));
  }
}

function typed(type: string, value: readonly AttributePart[]): AttributePart[] {
  return [literal(`{"${type}":`), ...value, literal('}')];
}

function inQuotes(parts: readonly TemplatePart[]): TemplatePart[] {
  return [literal('"'), ...parts, literal('"')];
}
