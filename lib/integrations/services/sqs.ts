import { type Duration, Token, Tokenization } from 'aws-cdk-lib';
import { CfnQueue, type IQueue } from 'aws-cdk-lib/aws-sqs';
import { ruleError } from '../../diagnostics';
import { requireArguments, requireProps } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { messageAttributes, present, requireFifoFields } from './message-fields';
import { ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

const LONGEST_DELAY_SECONDS = 900;

/**
 * What is sent to a queue.
 */
export interface WebSocketSqsSendMessageOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The body of the message in the queue.
   *
   * `WebSocketMappingValue.jsonText` makes JSON of several values.
   *
   * @default - the message as the client sent it
   */
  readonly messageBody?: WebSocketMappingValue;

  /**
   * Attributes of the message in the queue, by name. Each is a text, and must not be empty: SQS refuses the message then.
   *
   * A consumer learns the connection by `{ connectionId: WebSocketMappingValue.contextVariable('connectionId') }`.
   *
   * @default - none
   */
  readonly messageAttributes?: { [name: string]: WebSocketMappingValue };

  /**
   * How long the queue holds the message back, from 0 to 15 minutes, in whole seconds.
   *
   * Anything else is an error (rule `delay-out-of-range`), and so is a delay on a FIFO queue, which has one for all of its
   * messages (rule `delay-on-fifo-queue`).
   *
   * @default - the delay of the queue
   */
  readonly delay?: Duration;

  /**
   * Messages of one group are received in order.
   *
   * A FIFO queue needs one: without it is an error (rule `fifo-needs-group-id`).
   *
   * @default - none
   */
  readonly messageGroupId?: WebSocketMappingValue;

  /**
   * Of messages with the same id within five minutes, the queue takes the first, such as
   * `WebSocketMappingValue.contextVariable('requestId')` for none at all.
   *
   * A FIFO queue without content-based deduplication needs one: without it is an error (rule
   * `fifo-needs-deduplication-id`). Of an imported queue it is not known.
   *
   * @default - none
   */
  readonly messageDeduplicationId?: WebSocketMappingValue;
}

/**
 * An SQS queue as the backend of a route.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export class WebSocketSqsIntegration extends ServiceIntegration {
  /**
   * Sends each message of a client to a queue.
   *
   * The role may send to this queue and no other, and use its key if it has one. On a two-way route the client gets
   * `{"messageId": …}`.
   *
   * @param id The construct id of the integration
   * @param queue The queue, made here or imported
   * @param options What is sent
   */
  public static sendMessage(
    id: string,
    queue: IQueue,
    options: WebSocketSqsSendMessageOptions = {},
  ): WebSocketSqsIntegration {
    requireArguments({ id, queue }, id);
    requireProps('WebSocketSqsSendMessageOptions', options, id);
    requireNoDelayOnFifo(queue, options.delay);
    const resource = queue.node.defaultChild;
    const needsDeduplicationId = CfnQueue.isCfnQueue(resource) && !resource.contentBasedDeduplication;
    requireFifoFields({ kind: 'queue', resource: queue, needsDeduplicationId }, options);
    const { literal, requestBody, responseBody } = WebSocketMappingValue;
    return new WebSocketSqsIntegration(
      id,
      {
        service: 'sqs',
        target: `path/${queue.env.account}/${queue.queueName}`,
        headers: { 'Content-Type': literal('application/x-www-form-urlencoded') },
        template: WebSocketMappingTemplate.formUrlEncoded({
          Action: literal('SendMessage'),
          ...present({
            MessageBody: options.messageBody ?? requestBody(),
            DelaySeconds: delaySeconds(queue, options.delay),
            MessageGroupId: options.messageGroupId,
            MessageDeduplicationId: options.messageDeduplicationId,
          }),
          ...messageAttributes('MessageAttribute.', options.messageAttributes),
        }),
        resource: queue,
        arn: queue.queueArn,
        permission: {
          actions: ['sqs:SendMessage'],
          resources: [queue.queueArn],
          encryption: { key: queue.encryptionMasterKey, actions: ['kms:GenerateDataKey', 'kms:Decrypt'] },
        },
        success: WebSocketMappingTemplate.json({
          messageId: responseBody('$.SendMessageResponse.SendMessageResult.MessageId'),
        }),
      },
      options,
    );
  }

  private constructor(id: string, request: ServiceRequest, options: WebSocketSqsSendMessageOptions) {
    super(id, request, options);
  }
}

function delaySeconds(queue: IQueue, delay: Duration | undefined): WebSocketMappingValue | undefined {
  const seconds = delay?.toSeconds();
  // No delay is what there is without one, and all that a FIFO queue takes.
  if (seconds === undefined || seconds === 0) {
    return undefined;
  }
  if (Token.isUnresolved(seconds)) {
    return WebSocketMappingValue.literal(Tokenization.stringifyNumber(seconds));
  }
  if (seconds > LONGEST_DELAY_SECONDS) {
    throw ruleError('delay-out-of-range', queue.node.path, {
      problem: 'delay is out of range',
      got: `${seconds} s`,
      remedy: `use 0 to ${LONGEST_DELAY_SECONDS} seconds`,
    });
  }
  return WebSocketMappingValue.literal(String(seconds));
}

function requireNoDelayOnFifo(queue: IQueue, delay: Duration | undefined): void {
  if (queue.fifo && delay && delay.toSeconds() !== 0) {
    throw ruleError('delay-on-fifo-queue', queue.node.path, {
      problem: 'delay of a message is not supported by a FIFO queue',
      remedy: 'set deliveryDelay of the queue, or leave delay out',
    });
  }
}
