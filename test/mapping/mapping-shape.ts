import { WebSocketMappingTemplate, WebSocketMappingValue } from '../../lib';

/** A mapping template as plain data: what can be made at random, shown when a test fails, and reckoned with by others. */
export type Shape =
  | { readonly kind: 'json'; readonly data: Data }
  /** Fields by name, and numbered entries of a name and a value. */
  | {
      readonly kind: 'form';
      readonly fields: readonly (readonly [string, Value])[];
      readonly entries: readonly (readonly [string, Value])[];
    }
  | { readonly kind: 'text'; readonly value: Value };

/** Data of a template, with values at any depth. */
export type Data =
  | null
  | undefined
  | boolean
  | number
  | string
  | { readonly kind: 'array'; readonly items: readonly Data[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, Data])[] }
  /** A text into which values were put by `${value}`. */
  | { readonly kind: 'interpolation'; readonly parts: readonly (string | Value)[] }
  | { readonly kind: 'value'; readonly value: Value };

/** Where a value comes from. */
export type Value =
  | { readonly kind: 'body'; readonly path: readonly Step[] }
  | { readonly kind: 'context' | 'stageVariable' | 'header' | 'queryString'; readonly name: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'format'; readonly parts: readonly (string | Value)[] }
  | { readonly kind: 'base64'; readonly value: Value }
  | { readonly kind: 'jsonText'; readonly data: Data }
  | { readonly kind: 'orElse'; readonly value: Value; readonly fallback: Data }
  | { readonly kind: 'asString'; readonly value: Value }
  /** Only as a member of an object, a field or an entry. */
  | { readonly kind: 'orOmit'; readonly value: Value }
  /** Only in JSON. */
  | { readonly kind: 'headers' | 'queryStrings' };

/** A step of a path. */
export type Step =
  | { readonly kind: 'name'; readonly name: string; readonly isQuoted: boolean }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'position'; readonly position: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'anywhere'; readonly name: string };

/** The template that a shape stands for. */
export function makeTemplate(shape: Shape): WebSocketMappingTemplate {
  switch (shape.kind) {
    case 'json':
      return WebSocketMappingTemplate.json(makeData(shape.data));
    case 'form':
      return WebSocketMappingTemplate._form(
        Object.fromEntries(shape.fields.map(([name, value]) => [name, makeValue(value)])),
        [
          {
            prefix: 'Entry.',
            entries: shape.entries.map(([name, value]) => ({
              Name: WebSocketMappingValue.literal(name),
              Value: makeValue(value),
            })),
          },
        ],
      );
    case 'text':
      return WebSocketMappingTemplate.text(makeValue(shape.value));
  }
}

function makeData(data: Data): unknown {
  if (typeof data !== 'object' || data === null) {
    return data;
  }
  switch (data.kind) {
    case 'array':
      return data.items.map(makeData);
    case 'object':
      return Object.fromEntries(data.members.map(([name, member]) => [name, makeData(member)]));
    case 'interpolation':
      return data.parts.map((part) => (typeof part === 'string' ? part : `${makeValue(part)}`)).join('');
    case 'value':
      return makeValue(data.value);
  }
}

function makeValue(value: Value): WebSocketMappingValue {
  switch (value.kind) {
    case 'body':
      return WebSocketMappingValue.requestBody(
        value.path.length === 0 ? undefined : `$${value.path.map(step).join('')}`,
      );
    case 'context':
      return WebSocketMappingValue.contextVariable(value.name);
    case 'stageVariable':
      return WebSocketMappingValue.stageVariable(value.name);
    case 'header':
      return WebSocketMappingValue.requestHeader(value.name);
    case 'queryString':
      return WebSocketMappingValue.requestQueryString(value.name);
    case 'literal':
      return WebSocketMappingValue.literal(value.text);
    case 'format': {
      const pattern = value.parts.map((part) => (typeof part === 'string' ? part : '{}')).join('');
      return WebSocketMappingValue.format(
        pattern,
        ...value.parts.filter((part) => typeof part !== 'string').map(makeValue),
      );
    }
    case 'base64':
      return WebSocketMappingValue.base64(makeValue(value.value));
    case 'jsonText':
      return WebSocketMappingValue.jsonText(makeData(value.data));
    case 'orElse':
      return makeValue(value.value).orElse(makeData(value.fallback));
    case 'asString':
      return makeValue(value.value).asString();
    case 'orOmit':
      return makeValue(value.value).orOmit();
    case 'headers':
      return WebSocketMappingValue.requestHeaders();
    case 'queryStrings':
      return WebSocketMappingValue.requestQueryStrings();
  }
}

function step(part: Step): string {
  switch (part.kind) {
    case 'name':
      return part.isQuoted ? `['${part.name}']` : `.${part.name}`;
    case 'names':
      return `[${part.names.map((name) => `'${name}'`).join(',')}]`;
    case 'position':
      return `[${part.position}]`;
    case 'all':
      return '[*]';
    case 'anywhere':
      return `..${part.name}`;
  }
}
