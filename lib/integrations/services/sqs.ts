import { type Duration, Token, Tokenization } from 'aws-cdk-lib';
import { CfnQueue, type IQueue } from 'aws-cdk-lib/aws-sqs';
import { ruleError } from '../../diagnostics';
import { requireCall } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { messageForm, requireFifoFields, requireValidAttributes } from './message-fields';
import type { WebSocketMessageOptions } from './message-options';
import { ServiceIntegration, type ServiceRequest } from './service-integration';

const LONGEST_DELAY_SECONDS = 900;
const MOST_ATTRIBUTES = 10;

/**
 * Options for `sendMessage`.
 */
export interface WebSocketSqsSendMessageOptions extends WebSocketMessageOptions {
  /**
   * The body of the SQS message. `WebSocketMappingValue.jsonText` creates JSON from several values.
   *
   * @default - the client's message, unchanged
   */
  readonly messageBody?: WebSocketMappingValue;

  /**
   * The time that the queue holds the message back, from 0 to 15 minutes, in whole seconds.
   *
   * FIFO queues do not support it (rule `delay-on-fifo-queue`).
   *
   * @default - the delay of the queue
   */
  readonly delay?: Duration;
}

/**
 * An SQS queue as the backend of a route.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 * @example
 *
 * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
 * import { IQueue } from 'aws-cdk-lib/aws-sqs';
 * import { WebSocketSqsIntegration } from 'cdk-websocket-integrations';
 *
 * declare const api: WebSocketApi;
 * declare const queue: IQueue;
 *
 * api.addRoute('send', { integration: WebSocketSqsIntegration.sendMessage('Send', queue), returnResponse: true });
 */
export class WebSocketSqsIntegration extends ServiceIntegration {
  /**
   * Sends each message to an SQS queue.
   *
   * The role allows sending to this queue, and the use of the queue's key if it has one. On a two-way route, the client
   * gets `{"messageId": …}`.
   *
   * @param id The construct id of the integration
   * @param queue The queue, created in this app or imported
   * @param options The SQS message
   * @example
   *
   * import { IQueue } from 'aws-cdk-lib/aws-sqs';
   * import { WebSocketMappingValue, WebSocketSqsIntegration } from 'cdk-websocket-integrations';
   *
   * declare const queue: IQueue;
   *
   * const integration = WebSocketSqsIntegration.sendMessage('Send', queue, {
   *   messageAttributes: { 'sender': WebSocketMappingValue.contextVariable('connectionId') },
   * });
   */
  public static sendMessage(
    id: string,
    queue: IQueue,
    options: WebSocketSqsSendMessageOptions = {},
  ): WebSocketSqsIntegration {
    requireCall({ id, queue }, 'WebSocketSqsSendMessageOptions', options);
    requireValidAttributes(id, options);
    requireFewAttributes(id, options);
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
        template: messageForm(
          {
            Action: literal('SendMessage'),
            MessageBody: options.messageBody ?? requestBody(),
            DelaySeconds: delaySeconds(queue, options.delay),
            MessageGroupId: options.messageGroupId,
            MessageDeduplicationId: options.messageDeduplicationId,
          },
          'MessageAttribute.',
          options,
        ),
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

/** Attributes that a message can leave out do not count: which ones it has is only known at runtime. */
function requireFewAttributes(id: string, options: WebSocketSqsSendMessageOptions): void {
  const { messageAttributes = {}, numberMessageAttributes = {} } = options;
  const count = [messageAttributes, numberMessageAttributes]
    .flatMap((attributes) => Object.values(attributes))
    .filter(({ _source }) => _source.kind !== 'orOmit').length;
  if (count > MOST_ATTRIBUTES) {
    throw ruleError('message-attributes-invalid', id, {
      problem: 'an SQS message has too many attributes',
      got: count,
      remedy: `use at most ${MOST_ATTRIBUTES}, and put the rest into messageBody`,
    });
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
