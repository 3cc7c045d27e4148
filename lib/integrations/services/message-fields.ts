import type { IResource } from 'aws-cdk-lib';
import { ruleError } from '../../diagnostics';
import { WebSocketMappingValue } from '../../mapping/mapping-value';

type Values = { readonly [name: string]: WebSocketMappingValue };

/**
 * Attributes of a message as fields of a form, numbered by the order of their names.
 *
 * @param prefix what stands before the number
 */
export function messageAttributes(prefix: string, attributes: Values = {}): { [field: string]: WebSocketMappingValue } {
  const names = Object.keys(attributes).sort();
  const fields = names.flatMap((name, index): [string, WebSocketMappingValue][] => [
    [`${prefix}${index + 1}.Name`, WebSocketMappingValue.literal(name)],
    [`${prefix}${index + 1}.Value.DataType`, WebSocketMappingValue.literal('String')],
    [`${prefix}${index + 1}.Value.StringValue`, attributes[name] as WebSocketMappingValue],
  ]);
  return Object.fromEntries(fields);
}

/** Only the fields that have a value. */
export function present(fields: { readonly [field: string]: WebSocketMappingValue | undefined }): Values {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Values;
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
