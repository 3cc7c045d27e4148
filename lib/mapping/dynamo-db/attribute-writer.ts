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

  /** The item or the items of a response as plain JSON. */
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
