import { CfnTopic, type ITopic } from 'aws-cdk-lib/aws-sns';
import { requireArguments, requireProps } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { messageAttributes, present, requireFifoFields } from './message-fields';
import { ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * What is published to a topic.
 */
export interface WebSocketSnsPublishOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The message to the subscribers.
   *
   * `WebSocketMappingValue.jsonText` makes JSON of several values.
   *
   * @default - the message as the client sent it
   */
  readonly message?: WebSocketMappingValue;

  /**
   * The subject, which a subscription by e-mail shows. SNS takes ASCII of up to 100 characters, without line breaks.
   *
   * @default - none
   */
  readonly subject?: WebSocketMappingValue;

  /**
   * Attributes of the message, by name, which filters of subscriptions look at. Each is a text, and must not be empty: SNS
   * refuses the message then.
   *
   * @default - none
   */
  readonly messageAttributes?: { [name: string]: WebSocketMappingValue };

  /**
   * Messages of one group are delivered in order.
   *
   * A FIFO topic needs one: without it is an error (rule `fifo-needs-group-id`).
   *
   * @default - none
   */
  readonly messageGroupId?: WebSocketMappingValue;

  /**
   * Of messages with the same id within five minutes, the topic takes the first.
   *
   * A FIFO topic without content-based deduplication needs one: without it is an error (rule
   * `fifo-needs-deduplication-id`). Of an imported topic it is not known.
   *
   * @default - none
   */
  readonly messageDeduplicationId?: WebSocketMappingValue;
}

/**
 * An SNS topic as the backend of a route.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export class WebSocketSnsIntegration extends ServiceIntegration {
  /**
   * Publishes each message of a client to a topic.
   *
   * The role may publish to this topic and no other, and use its key if it has one. On a two-way route the client gets
   * `{"messageId": …}`.
   *
   * @param id The construct id of the integration
   * @param topic The topic, made here or imported
   * @param options What is published
   */
  public static publish(id: string, topic: ITopic, options: WebSocketSnsPublishOptions = {}): WebSocketSnsIntegration {
    requireArguments({ id, topic }, id);
    requireProps('WebSocketSnsPublishOptions', options, id);
    const isKnown = CfnTopic.isCfnTopic(topic.node.defaultChild);
    const needsDeduplicationId = isKnown && !topic.contentBasedDeduplication;
    requireFifoFields({ kind: 'topic', resource: topic, needsDeduplicationId }, options);
    const { literal, requestBody, responseBody } = WebSocketMappingValue;
    return new WebSocketSnsIntegration(
      id,
      {
        service: 'sns',
        target: 'action/Publish',
        headers: { 'Content-Type': literal('application/x-www-form-urlencoded') },
        template: WebSocketMappingTemplate.formUrlEncoded({
          Action: literal('Publish'),
          TopicArn: literal(topic.topicArn),
          ...present({
            Message: options.message ?? requestBody(),
            Subject: options.subject,
            MessageGroupId: options.messageGroupId,
            MessageDeduplicationId: options.messageDeduplicationId,
          }),
          ...messageAttributes('MessageAttributes.entry.', options.messageAttributes),
        }),
        resource: topic,
        arn: topic.topicArn,
        permission: {
          actions: ['sns:Publish'],
          resources: [topic.topicArn],
          encryption: { key: topic.masterKey, actions: ['kms:GenerateDataKey', 'kms:Decrypt'] },
        },
        success: WebSocketMappingTemplate.json({
          messageId: responseBody('$.PublishResponse.PublishResult.MessageId'),
        }),
      },
      options,
    );
  }

  private constructor(id: string, request: ServiceRequest, options: WebSocketSnsPublishOptions) {
    super(id, request, options);
  }
}
