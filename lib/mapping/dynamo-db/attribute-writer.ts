import { Token } from 'aws-cdk-lib';
import { WebSocketMappingValue } from '../mapping-value';
import { describeSource, isNumber, type ValueSource } from '../value-source';
import { pathArgument } from '../writer/atomic-value';
import type { DataWriter } from '../writer/data-writer';
import { quoted } from '../writer/escapes';
import type { TemplateCode } from '../writer/template-code';
import { invalidData, requireData, sortedEntries } from '../writer/template-data';
import { literal, type RuntimePart, type TemplatePart } from '../writer/template-part';
import type { AttributeContent } from './attribute-content';
import { WebSocketDynamoDbAttributeValue } from './attribute-value';
import { addText, addValue, keyForm, plainItem, plainItems, setForm, typedForm } from './attribute-value-code';

/** A part of attributes: a string, a value whose type only the message shows, or code that decides about other parts. */
type AttributePart = TemplatePart | MessageValue | { readonly kind: 'code'; readonly code: string };

interface MessageValue {
  readonly kind: 'message value';
  /** The value as a reference, without its `$`. */
  readonly reference: string;
  /** The default for a missing value, if it is not null. */
  readonly otherwise?: readonly TemplatePart[];
}

/** Writes values in DynamoDB's format, and reads responses in that format as plain JSON. */
export class AttributeWriter {
  constructor(
    private readonly writer: DataWriter,
    private readonly code: TemplateCode,
  ) {}

  /** Attributes by name, as an item, a key or the values of an expression. */
  public typed(data: { readonly [name: string]: unknown }): TemplatePart[] {
    const parts = this.members(data, 'attribute');
    if (isKnownAtSynthesis(parts)) {
      return parts;
    }
    this.code.special('"');
    const fill = this.fill(parts);
    return [this.code.define('attributes', fill, (name) => typedForm(name, fill))];
  }

  /** An item of a response as plain JSON, and null where there is none. */
  public plainItem(member: 'Item' | 'Attributes' | 'LastEvaluatedKey'): RuntimePart {
    const item = this.responseMember(`$.${member}`);
    return this.code.define('item', item, (name) => plainItem(name, item));
  }

  /** The items of a response as plain JSON. */
  public plainItems(): RuntimePart {
    const items = this.responseMember('$.Items');
    return this.code.define('items', items, (name) => plainItems(name, items));
  }

  /** An object of the message as a key, and nothing where it is not an object with members. */
  public startKey(source: ValueSource): RuntimePart {
    if (source.kind !== 'body' || source.of !== 'request') {
      throw invalidData(
        'exclusiveStartKey',
        describeSource(source),
        'pass an object of the message, such as requestBody("$.next")',
      );
    }
    this.writer.sources.push(source);
    this.code.special('"');
    const value = `input.path(${pathArgument(this.code, source.path)})`;
    return this.code.define('startKey', `startKey ${value}`, (name) => keyForm(name, value));
  }

  private responseMember(path: string): string {
    this.writer.sources.push({ kind: 'body', of: 'response', path });
    this.code.special('"');
    return `input.path('${path}')`;
  }

  /** Code that adds the parts to the list that is walked. */
  private fill(parts: readonly AttributePart[]): string {
    let code = '';
    let text: TemplatePart[] = [];
    const flush = () => {
      const string = this.code.stringOf(text);
      text = [];
      return string === '' ? '' : addText('todo', string);
    };
    for (const part of parts) {
      if (part.kind === 'message value') {
        const otherwise = part.otherwise && this.code.stringOf(part.otherwise);
        code += flush() + addValue('todo', '', part.reference, otherwise);
      } else if (part.kind === 'code') {
        code += flush() + part.code;
      } else {
        text.push(part);
      }
    }
    return code + flush();
  }

  private members(data: { readonly [name: string]: unknown }, path: string): AttributePart[] {
    const members = sortedEntries(data).map(([name, value]) => this.member(name, value, path));
    const firstFixed = members.findIndex(({ condition }) => condition === undefined);
    if (firstFixed === -1 && members.length > 0) {
      return [literal('{'), code('#set($comma = "")'), ...members.flatMap(withCommaVariable), literal('}')];
    }
    const written = members.flatMap(({ parts, condition }, index): AttributePart[] => {
      if (condition === undefined) {
        return [literal(index === firstFixed ? '' : ','), ...parts];
      }
      const text = index < firstFixed ? [...parts, literal(',')] : [literal(','), ...parts];
      return [code(`#if(${condition})`), ...text, code('#end')];
    });
    return [literal('{'), ...written, literal('}')];
  }

  private member(name: string, value: unknown, path: string): AttributeMember {
    const at = `${path}.${name}`;
    const start = [...quoted(this.writer.name(name, path)), literal(':')];
    if (WebSocketMappingValue._isMappingValue(value) && value._source.kind === 'orOmit') {
      const source = value._source.value;
      return { parts: [...start, ...this.mappingValue(source, at)], condition: this.writer.isPresent(source, at) };
    }
    return { parts: [...start, ...this.value(value, at)] };
  }

  private value(data: unknown, path: string): AttributePart[] {
    if (WebSocketMappingValue._isMappingValue(data)) {
      return this.mappingValue(data._source, path);
    }
    if (WebSocketDynamoDbAttributeValue._isAttributeValue(data)) {
      return this.attributeValue(data._content, path);
    }
    if (Array.isArray(data) && !Token.isUnresolved(data)) {
      return this.writer.within(data, path, () => {
        const items = data.flatMap((item, index) => [
          literal(index === 0 ? '' : ','),
          ...this.value(item, `${path}[${index}]`),
        ]);
        return typed('L', [literal('['), ...items, literal(']')]);
      });
    }
    if (data === null || data === undefined) {
      return typed('NULL', [literal('true')]);
    }
    if (typeof data === 'object') {
      requireData(data, path);
      const members = () => this.members(data as { readonly [name: string]: unknown }, path);
      return this.writer.within(data, path, () => typed('M', members()));
    }
    const json = this.writer.json(data, path);
    if (typeof data === 'number') {
      return typed('N', inQuotes(json));
    }
    return typed(typeof data === 'boolean' ? 'BOOL' : 'S', json);
  }

  private attributeValue({ type, values }: AttributeContent, path: string): AttributePart[] {
    if (type === 'B') {
      return typed(type, this.element(values, path));
    }
    if (!WebSocketMappingValue._isMappingValue(values)) {
      const elements = requireList(values, path).flatMap((value, index) => [
        literal(index === 0 ? '' : ','),
        ...this.element(value, `${path}[${index}]`),
      ]);
      return typed(type, [literal('['), ...elements, literal(']')]);
    }
    const source = values._source;
    if (source.kind !== 'body') {
      throw invalidData(
        path,
        describeSource(source),
        'pass a list of values, or a value of the message that is a list',
      );
    }
    this.writer.sources.push(source);
    this.code.special('"');
    const list = `input.path(${pathArgument(this.code, source.path)})`;
    return typed(type, [this.code.define('set', `set ${list}`, (name) => setForm(name, list))]);
  }

  /** A string, which DynamoDB also expects for numbers and bytes. */
  private element(value: unknown, path: string): TemplatePart[] {
    if (WebSocketMappingValue._isMappingValue(value)) {
      return quoted(this.writer.text(value._source, path));
    }
    const json = this.writer.json(value, path);
    return typeof value === 'number' ? inQuotes(json) : json;
  }

  private mappingValue(source: ValueSource, path: string): AttributePart[] {
    if (source.kind === 'body') {
      this.writer.sources.push(source);
      return [{ kind: 'message value', reference: `input.path(${pathArgument(this.code, source.path)})` }];
    }
    if (source.kind === 'orElse' && source.value.kind === 'body') {
      const [value] = this.mappingValue(source.value, path);
      const otherwise = this.value(source.fallback, path);
      if (!isKnownAtSynthesis(otherwise)) {
        throw invalidData(path, 'orElse with a value of the message', 'pass data to orElse');
      }
      return [{ ...(value as MessageValue), otherwise }];
    }
    const text = this.writer.text(source, path);
    return isNumber(source) ? typed('N', inQuotes(text)) : typed('S', quoted(text));
  }
}

/** A member of a map, and the condition under which it is written, if there is one. */
interface AttributeMember {
  readonly parts: readonly AttributePart[];
  readonly condition?: string;
}

/** A member that is preceded by a comma if another one was written before it. */
function withCommaVariable({ parts, condition }: AttributeMember): AttributePart[] {
  const comma: RuntimePart = { kind: 'runtime', expression: '$comma', reference: 'comma' };
  return [code(`#if(${condition})`), comma, ...parts, code('#set($comma = ",")#end')];
}

function requireList(values: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(values) || values.length === 0) {
    const got = Array.isArray(values) ? 'an empty list' : typeof values;
    throw invalidData(path, got, 'pass a list of values, or a value of the message that is a list');
  }
  return values;
}

function code(text: string): AttributePart {
  return { kind: 'code', code: text };
}

function isKnownAtSynthesis(parts: readonly AttributePart[]): parts is TemplatePart[] {
  return parts.every(({ kind }) => kind !== 'message value' && kind !== 'code');
}

function typed(type: string, value: readonly AttributePart[]): AttributePart[] {
  return [literal(`{"${type}":`), ...value, literal('}')];
}

function inQuotes(parts: readonly TemplatePart[]): TemplatePart[] {
  return [literal('"'), ...parts, literal('"')];
}
