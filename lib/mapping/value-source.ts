import { Token } from 'aws-cdk-lib';
import { contextVariable } from '../service-facts/context-variables';

/**
 * The source of a mapping value, as plain data. How it is written depends on the position it is written to.
 */
export type ValueSource =
  | AtomicSource
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'format'; readonly pattern: string; readonly parts: readonly ValueSource[] }
  | { readonly kind: 'base64'; readonly value: ValueSource }
  | { readonly kind: 'jsonText'; readonly data: unknown }
  /** The time of the message in seconds since 1970, and some more. */
  | { readonly kind: 'epochSeconds'; readonly later: number }
  /** Attributes by name, in DynamoDB's format. */
  | { readonly kind: 'attributes'; readonly data: { readonly [name: string]: unknown } }
  /** The plain JSON of one or several items in a response of DynamoDB. */
  | { readonly kind: 'item'; readonly member: 'Item' | 'Attributes' | 'LastEvaluatedKey' }
  | { readonly kind: 'items' }
  /** An object of the message as a key in DynamoDB's format, and nothing where it is missing. */
  | { readonly kind: 'startKey'; readonly value: ValueSource }
  | { readonly kind: 'orElse'; readonly value: ValueSource; readonly fallback: unknown }
  | { readonly kind: 'orOmit' | 'asString'; readonly value: ValueSource };

/** A source that contains no other. */
export type AtomicSource =
  /** A value of the message or of the backend's response; without a path, all of it. */
  | { readonly kind: 'body'; readonly of: 'request' | 'response'; readonly path?: string }
  | { readonly kind: 'context'; readonly name: string }
  | { readonly kind: 'stageVariable' | 'header' | 'queryString'; readonly name: string }
  /** All headers or all query strings of the request that opens a connection. */
  | { readonly kind: 'headers' | 'queryStrings' };

/** A source that only the request that opens a connection has. */
export function isConnectOnly({ kind }: AtomicSource): boolean {
  return kind === 'header' || kind === 'queryString' || kind === 'headers' || kind === 'queryStrings';
}

/** A source as the call that created it, for messages. */
export function describeSource(source: ValueSource): string {
  switch (source.kind) {
    case 'body':
      return `${source.of}Body(${source.path === undefined ? '' : JSON.stringify(source.path)})`;
    case 'context':
      return `contextVariable(${JSON.stringify(source.name)})`;
    case 'stageVariable':
      return `stageVariable(${JSON.stringify(source.name)})`;
    case 'header':
      return `requestHeader(${JSON.stringify(source.name)})`;
    case 'queryString':
      return `requestQueryString(${JSON.stringify(source.name)})`;
    case 'headers':
      return 'requestHeaders()';
    case 'queryStrings':
      return 'requestQueryStrings()';
    case 'literal':
      return `literal(${JSON.stringify(source.text)})`;
    case 'format':
      return `format(${JSON.stringify(source.pattern)}, …)`;
    case 'base64':
      return `base64(${describeSource(source.value)})`;
    case 'null':
      return 'NULL';
    case 'jsonText':
      return 'jsonText(…)';
    case 'epochSeconds':
      return 'epochSeconds(…)';
    case 'attributes':
    case 'item':
    case 'items':
    case 'startKey':
      return source.kind;
    case 'orElse':
      return `${describeSource(source.value)}.orElse(…)`;
    case 'orOmit':
    case 'asString':
      return `${describeSource(source.value)}.${source.kind}()`;
  }
}

/** Whether a value that is not part of a message is a number in JSON. */
export function isNumber(source: ValueSource): boolean {
  return (
    source.kind === 'epochSeconds' || (source.kind === 'context' && contextVariable(source.name)?.type === 'number')
  );
}

/**
 * Whether AWS alone writes a value. A client sends other values, an authorizer derives them from what a client sends, or
 * a stage may lack them. What a token will be is unknown.
 */
export function isAwsWritten(source: ValueSource): boolean {
  return (
    source.kind === 'epochSeconds' ||
    (source.kind === 'context' && (Token.isUnresolved(source.name) || contextVariable(source.name)?.writer === 'AWS'))
  );
}

/** Whether AWS alone writes a value, in characters that JSON does not escape. */
export function isPlain(source: ValueSource): boolean {
  return source.kind === 'context' && contextVariable(source.name)?.isPlain === true;
}
