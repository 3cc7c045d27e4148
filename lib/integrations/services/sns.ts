import { Token } from 'aws-cdk-lib';
import { CfnTopic, type ITopic } from 'aws-cdk-lib/aws-sns';
import { ruleError } from '../../diagnostics';
import { requireCall } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { messageForm, requireFifoFields, requireValidAttributes } from './message-fields';
import type { WebSocketMessageOptions } from './message-options';
import { ServiceIntegration, type ServiceRequest } from './service-integration';

const LONGEST_SUBJECT = 100;

/**
 * Options for `publish`.
 */
export interface WebSocketSnsPublishOptions extends WebSocketMessageOptions {
  /**
   * The message to the subscribers. `WebSocketMappingValue.jsonText` creates JSON from several values.
   *
   * @default - the client's message, unchanged
   */
  readonly message?: WebSocketMappingValue;

  /**
   * The subject, which email subscribers see: up to 100 characters without line breaks. `orOmit` leaves it out when its
   * value is missing.
   *
   * @default - none
   */
  readonly subject?: WebSocketMappingValue;
}

/**
 * An SNS topic as the backend of a route.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 * @example
 *
 * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
 * import { ITopic } from 'aws-cdk-lib/aws-sns';
 * import { WebSocketSnsIntegration } from 'cdk-websocket-integrations';
 *
 * declare const api: WebSocketApi;
 * declare const topic: ITopic;
 *
 * api.addRoute('publish', { integration: WebSocketSnsIntegration.publish('Publish', topic) });
 */
export class WebSocketSnsIntegration extends ServiceIntegration {
  /**
   * Publishes each message to an SNS topic.
   *
   * The role allows publishing to this topic, and the use of the topic's key if it has one. On a two-way route, the client
   * gets `{"messageId": …}`.
   *
   * @param id The construct id of the integration
   * @param topic The topic, created in this app or imported
   * @param options The SNS message
   * @example
   *
   * import { ITopic } from 'aws-cdk-lib/aws-sns';
   * import { WebSocketMappingValue, WebSocketSnsIntegration } from 'cdk-websocket-integrations';
   *
   * declare const topic: ITopic;
   *
   * const integration = WebSocketSnsIntegration.publish('Publish', topic, {
   *   subject: WebSocketMappingValue.requestBody('$.subject').orOmit(),
   * });
   */
  public static publish(id: string, topic: ITopic, options: WebSocketSnsPublishOptions = {}): WebSocketSnsIntegration {
    requireCall({ id, topic }, 'WebSocketSnsPublishOptions', options);
    requireValidAttributes(id, options);
    requireValidSubject(id, options.subject);
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
        template: messageForm(
          {
            Action: literal('Publish'),
            TopicArn: literal(topic.topicArn),
            Message: options.message ?? requestBody(),
            Subject: options.subject,
            MessageGroupId: options.messageGroupId,
            MessageDeduplicationId: options.messageDeduplicationId,
          },
          'MessageAttributes.entry.',
          options,
        ),
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

function requireValidSubject(id: string, subject: WebSocketMappingValue | undefined): void {
  if (subject?._source.kind !== 'literal' || Token.isUnresolved(subject._source.text)) {
    return;
  }
  const { text } = subject._source;
  // SNS counts characters, of which some are two code units.
  if ([...text].length > LONGEST_SUBJECT || text === '' || /\p{Cc}/u.test(text)) {
    throw ruleError('subject-invalid', id, {
      problem: 'subject is not one that SNS accepts',
      got: text,
      remedy: `use 1 to ${LONGEST_SUBJECT} characters without line breaks and control characters`,
    });
  }
}
