import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { requireArguments, requireProps } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { nameOrArn } from './resource-owner';
import { asText, ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * What an event bus gets.
 */
export interface WebSocketEventBridgePutEventsOptions extends WebSocketServiceIntegrationOptions {
  /**
   * Who the event comes from, such as `WebSocketMappingValue.literal('chat')`. Rules look at it.
   */
  readonly source: WebSocketMappingValue;

  /**
   * What kind of event it is, such as `WebSocketMappingValue.literal('message')` or
   * `WebSocketMappingValue.contextVariable('routeKey')`. Rules look at it.
   */
  readonly detailType: WebSocketMappingValue;

  /**
   * What the event says, as the JSON text of an object: `WebSocketMappingValue.jsonText` makes one of several values.
   *
   * @default - the message, which must be a JSON object
   */
  readonly detail?: WebSocketMappingValue;

  /**
   * ARNs of what the event is about. Rules can look at them.
   *
   * @default - none
   */
  readonly resources?: WebSocketMappingValue[];
}

/**
 * An event bus of EventBridge as the backend of a route.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export class WebSocketEventBridgeIntegration extends ServiceIntegration {
  /**
   * Puts an event on a bus for each message of a client.
   *
   * The role may put events on this bus and no other. On a two-way route the client gets
   * `{"errorCode": null, "eventId": …, "failedEntryCount": 0}`: EventBridge answers a success too when it does not take
   * the event, and the error code then says why.
   *
   * @param id The construct id of the integration
   * @param eventBus The bus. The default one is `EventBus.fromEventBusName(scope, id, 'default')`
   * @param options The event
   */
  public static putEvents(
    id: string,
    eventBus: IEventBus,
    options: WebSocketEventBridgePutEventsOptions,
  ): WebSocketEventBridgeIntegration {
    requireArguments({ id, eventBus }, id);
    requireProps('WebSocketEventBridgePutEventsOptions', options, id);
    const { literal, requestBody, responseBody } = WebSocketMappingValue;
    const { source, detailType, detail, resources } = options;
    const event = {
      Source: asText(source),
      DetailType: asText(detailType),
      Detail: asText(detail ?? requestBody()),
      EventBusName: nameOrArn(eventBus, eventBus.eventBusName, eventBus.eventBusArn),
      ...(resources ? { Resources: resources.map(asText) } : {}),
    };
    return new WebSocketEventBridgeIntegration(
      id,
      {
        service: 'events',
        target: 'action/PutEvents',
        headers: {
          'Content-Type': literal('application/x-amz-json-1.1'),
          'X-Amz-Target': literal('AWSEvents.PutEvents'),
        },
        template: WebSocketMappingTemplate.json({ Entries: [event] }),
        resource: eventBus,
        arn: eventBus.eventBusArn,
        permission: { actions: ['events:PutEvents'], resources: [eventBus.eventBusArn] },
        success: WebSocketMappingTemplate.json({
          errorCode: responseBody('$.Entries[0].ErrorCode').orElse(null),
          eventId: responseBody('$.Entries[0].EventId').orElse(null),
          failedEntryCount: responseBody('$.FailedEntryCount'),
        }),
      },
      options,
    );
  }

  private constructor(id: string, request: ServiceRequest, options: WebSocketEventBridgePutEventsOptions) {
    super(id, request, options);
  }
}
