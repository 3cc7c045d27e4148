import { Token, Tokenization } from 'aws-cdk-lib';
import { describeGiven, ruleError } from '../../diagnostics';
import { AttributeWriter } from '../dynamo-db/attribute-writer';
import { notAMappingValue } from '../given-value';
import { WebSocketMappingValue } from '../mapping-value';
import { splitText } from '../text-pieces';
import { type AtomicSource, describeSource, isNumber, type ValueSource } from '../value-source';
import { atomicText, epochSeconds, pathArgument } from './atomic-value';
import type { DataWriter } from './data-writer';
import { encodedForForm, quoted } from './escapes';
import { joined, type Member } from './members';
import type { NumberedFields } from './numbered-fields';
import { requestMap } from './request-map';
import { TemplateCode } from './template-code';
import { invalidData, requireData, sortedEntries } from './template-data';
import { literal, type RuntimePart, type TemplatePart } from './template-part';

type Values = { readonly [name: string]: WebSocketMappingValue };

/**
 * Writes one mapping template. The position of a value in the data decides how it is escaped.
 *
 * Members of objects and fields of forms are sorted by name, since the maps of some languages have no order, and a
 * template would otherwise change from one synth to the next.
 */
export class TemplateWriter implements DataWriter {
  public readonly sources: AtomicSource[] = [];

  private readonly code = new TemplateCode();
  private readonly ancestors = new Set<object>();
  private readonly attributes = new AttributeWriter(this, this.code);

  /** A template that produces JSON. */
  public writeJson(data: unknown): string {
    return this.code.withSafeBody(this.json(data, '$'));
  }

  /** A template that produces a form. */
  public writeForm(fields: Values, numbered: readonly NumberedFields[] = []): string {
    const missing = Object.keys(fields).find((name) => fields[name] === undefined);
    if (missing !== undefined) {
      throw notAMappingValue(undefined, 'field', missing);
    }
    const fixed: { [name: string]: WebSocketMappingValue } = { ...fields };
    const optional = numbered.flatMap((list) => this.numberedFields(list, fixed));
    const single = sortedEntries(fixed).map(([name, value]) => this.field(name, value));
    return this.code.withSafeBody(joined(this.code, [...single, ...optional], '&'));
  }

  /** The entries that can be left out. The others are added to the fields, with the first numbers. */
  private numberedFields({ prefix, entries }: NumberedFields, fields: { [name: string]: WebSocketMappingValue }) {
    const isOptional = (entry: Values) => Object.values(entry).some(({ _source }) => _source.kind === 'orOmit');
    const fixed = entries.filter((entry) => !isOptional(entry));
    for (const [index, entry] of fixed.entries()) {
      for (const [suffix, value] of Object.entries(entry)) {
        fields[`${prefix}${index + 1}.${suffix}`] = value;
      }
    }
    return entries.filter(isOptional).map((entry): Member => {
      const key = `number after ${prefix}`;
      const number = this.code.define('number', key, (name) => `#set($${name} = ${fixed.length})`);
      const members = Object.entries(entry).map(([suffix, value]) => {
        const name = [literal(prefix), number, literal(`.${suffix}`)];
        return this.fieldNamed(name, value, `${prefix}N.${suffix}`);
      });
      const conditions = members.flatMap(({ condition }) => condition ?? []);
      return {
        parts: members.flatMap(({ parts }, index) => [literal(index === 0 ? '' : '&'), ...parts]),
        condition: conditions.join(' && '),
        before: `#set($${number.reference} = $${number.reference} + 1)`,
      };
    });
  }

  private field(name: string, value: unknown): Member {
    if (!WebSocketMappingValue._isMappingValue(value)) {
      throw notAMappingValue(value, 'field', name);
    }
    return this.fieldNamed(encodedForForm(this.name(name, name)), value, name);
  }

  private fieldNamed(name: readonly TemplatePart[], value: WebSocketMappingValue, path: string): Member {
    const source = value._source;
    const isOptional = source.kind === 'orOmit';
    const text = encodedForForm(this.text(isOptional ? source.value : source, path));
    return {
      parts: [...name, literal('='), ...text],
      condition: isOptional ? this.isPresent(source.value, path) : undefined,
    };
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
        throw invalidData(path, describeGiven(data), 'pass JSON data and mapping values');
    }
  }

  private jsonObject(data: object, path: string): TemplatePart[] {
    requireData(data, path);
    return this.within(data, path, () => this.jsonContent(data, path));
  }

  public within<Result>(data: object, path: string, write: () => Result): Result {
    if (this.ancestors.has(data)) {
      throw invalidData(path, 'data that contains itself', 'pass data that JSON can represent');
    }
    this.ancestors.add(data);
    const written = write();
    this.ancestors.delete(data);
    return written;
  }

  private jsonContent(data: object, path: string): TemplatePart[] {
    if (Array.isArray(data)) {
      const items = data.flatMap((item, index) => [
        literal(index === 0 ? '' : ','),
        ...this.json(item, `${path}[${index}]`),
      ]);
      return [literal('['), ...items, literal(']')];
    }
    const members = sortedEntries(data).map(([name, value]) => this.member(name, value, path));
    return [literal('{'), ...joined(this.code, members, ','), literal('}')];
  }

  private member(name: string, value: unknown, path: string): Member {
    const at = `${path}.${name}`;
    const start = [...quoted(this.name(name, path)), literal(':')];
    if (WebSocketMappingValue._isMappingValue(value) && value._source.kind === 'orOmit') {
      const source = value._source.value;
      return { parts: [...start, ...this.jsonValue(source, at)], condition: this.isPresent(source, at) };
    }
    return { parts: [...start, ...this.json(value, at)] };
  }

  public isPresent(source: ValueSource, path: string): string {
    if (isRequestMap(source)) {
      return 'true';
    }
    const [part, ...others] = this.text(source, path);
    // A plain reference is not quoted, and without a value it would be compared as its own text.
    const isReference = others.length === 0 && part?.kind === 'runtime' && part.reference !== undefined;
    return isReference
      ? `"$!{${part.reference}}" != ""`
      : `${this.code.expressionOf(part ? [part, ...others] : [])} != ""`;
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
      case 'headers':
      case 'queryStrings':
        this.sources.push(source);
        return [requestMap(this.code, source.kind)];
      case 'null':
        return [literal('null')];
      case 'attributes':
        return this.attributes.typed(source.data);
      case 'item':
        return [this.attributes.plainItem(source.member)];
      case 'items':
        return [this.attributes.plainItems()];
      case 'startKey':
        return [this.attributes.startKey(source.value)];
      case 'orElse': {
        if (isRequestMap(source.value)) {
          return this.jsonValue(source.value, path);
        }
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
      case 'asString':
        return isRequestMap(source.value) ? this.jsonValue(source.value, path) : this.text(source.value, path);
      case 'orOmit':
        throw ruleError('mapping-value-out-of-place', path, {
          problem: 'a value can be left out only as a member of an object, a field of a form or an attribute,',
          got: describeSource(source),
          remedy: 'call orElse with a default instead, or call orOmit last',
        });
      case 'base64':
        return [this.base64(this.text(source.value, path))];
      case 'epochSeconds':
        return [epochSeconds(this.code, source.later)];
      case 'attributes':
      case 'item':
      case 'items':
      case 'startKey':
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

/** Whether a value is a JSON object that is never missing. */
function isRequestMap({ kind }: ValueSource): boolean {
  return kind === 'headers' || kind === 'queryStrings';
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
