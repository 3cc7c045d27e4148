import type { WebSocketMappingValue } from '../../mapping/mapping-value';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * Options for the messages that SQS queues and SNS topics receive.
 */
export interface WebSocketMessageOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The string attributes of the message, by name. For a fixed string, use `WebSocketMappingValue.literal`.
   *
   * An attribute must not be empty, or the service rejects the message; `orOmit` leaves an attribute out when its value is
   * missing. `WebSocketMappingValue.contextVariable('connectionId')` tells a consumer who sent the message.
   *
   * @default - none
   */
  readonly messageAttributes?: { [name: string]: WebSocketMappingValue };

  /**
   * The number attributes of the message, by name. A name cannot be in `messageAttributes` too.
   *
   * @default - none
   */
  readonly numberMessageAttributes?: { [name: string]: WebSocketMappingValue };

  /**
   * The message group. Messages of one group are received in order.
   *
   * Required by FIFO queues and topics (rule `fifo-needs-group-id`).
   *
   * @default - none
   */
  readonly messageGroupId?: WebSocketMappingValue;

  /**
   * The deduplication id. The service drops messages whose id it has seen in the last five minutes.
   *
   * Required by FIFO queues and topics without content-based deduplication (rule `fifo-needs-deduplication-id`).
   * `WebSocketMappingValue.contextVariable('requestId')` is different for each message.
   *
   * @default - none
   */
  readonly messageDeduplicationId?: WebSocketMappingValue;
}
