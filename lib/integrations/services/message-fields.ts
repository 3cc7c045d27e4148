import { type IResource, Token } from 'aws-cdk-lib';
import { ruleError } from '../../diagnostics';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import type { WebSocketMessageOptions } from './message-options';

type Values = { readonly [name: string]: WebSocketMappingValue };

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The form for a message, with its attributes numbered by the order of their names. Fields without a value are left out.
 *
 * @param prefix what precedes the number of an attribute
 */
export function messageForm(
  fields: { readonly [field: string]: WebSocketMappingValue | undefined },
  prefix: string,
  { messageAttributes = {}, numberMessageAttributes = {} }: WebSocketMessageOptions,
): WebSocketMappingTemplate {
  const { literal } = WebSocketMappingValue;
  const all = [...typed(messageAttributes, 'String'), ...typed(numberMessageAttributes, 'Number')];
  const entries = all
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, type, value }) => ({
      Name: literal(name),
      'Value.DataType': literal(type),
      'Value.StringValue': value,
    }));
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return WebSocketMappingTemplate._form(Object.fromEntries(present) as Values, [{ prefix, entries }]);
}

function typed(attributes: Values, type: 'String' | 'Number') {
  return Object.entries(attributes).map(([name, value]) => ({ name, type, value }));
}

/** Fails for attributes that SQS and SNS reject. */
export function requireValidAttributes(
  id: string,
  { messageAttributes = {}, numberMessageAttributes = {} }: WebSocketMessageOptions,
): void {
  const fail = (problem: string, got: string, remedy: string) =>
    ruleError('message-attributes-invalid', id, { problem, got, remedy });
  for (const name of [...Object.keys(messageAttributes), ...Object.keys(numberMessageAttributes)]) {
    if (Object.hasOwn(messageAttributes, name) && Object.hasOwn(numberMessageAttributes, name)) {
      throw fail('a name is in messageAttributes and in numberMessageAttributes', name, 'remove it from one of them');
    }
    if (!Token.isUnresolved(name) && !isAttributeName(name)) {
      throw fail(
        'a message attribute has an invalid name',
        name,
        'use up to 256 letters, digits and the characters "_-.", no period at the start, at the end or after another one, ' +
          'and no "AWS." or "Amazon." at the start',
      );
    }
  }
  for (const [name, { _source }] of Object.entries(messageAttributes)) {
    if (_source.kind === 'literal' && _source.text === '') {
      throw fail('a message attribute is empty', name, 'set a value, or remove the attribute');
    }
  }
  for (const [name, { _source }] of Object.entries(numberMessageAttributes)) {
    if (_source.kind === 'literal' && !Token.isUnresolved(_source.text) && !NUMBER.test(_source.text)) {
      throw fail(`number attribute ${JSON.stringify(name)} is not a number`, _source.text, 'pass a decimal number');
    }
  }
}

function isAttributeName(name: string): boolean {
  return /^(?!\.)(?!.*\.\.)(?!.*\.$)(?!(aws|amazon)\.)[A-Za-z0-9_.-]{1,256}$/i.test(name);
}

/** A queue or a topic, and what is known of its order. */
export interface Ordered {
  readonly kind: 'queue' | 'topic';
  readonly resource: IResource & { readonly fifo?: boolean };
  /** Whether it is known that it does not deduplicate by content; unknown where it is imported. */
  readonly needsDeduplicationId: boolean;
}

interface FifoFields {
  readonly messageGroupId?: WebSocketMappingValue;
  readonly messageDeduplicationId?: WebSocketMappingValue;
}

/** Fails when a message to a FIFO queue or topic lacks what SQS and SNS require there. */
export function requireFifoFields({ kind, resource, needsDeduplicationId }: Ordered, fields: FifoFields): void {
  if (!resource.fifo) {
    return;
  }
  if (!fields.messageGroupId) {
    throw ruleError('fifo-needs-group-id', resource.node.path, {
      problem: `messageGroupId is required by a FIFO ${kind}`,
      remedy: 'set it, for example to WebSocketMappingValue.contextVariable("connectionId")',
    });
  }
  if (!fields.messageDeduplicationId && needsDeduplicationId) {
    throw ruleError('fifo-needs-deduplication-id', resource.node.path, {
      problem: `messageDeduplicationId is required by a FIFO ${kind} without content-based deduplication`,
      remedy: 'set it, for example to WebSocketMappingValue.contextVariable("requestId")',
    });
  }
}
