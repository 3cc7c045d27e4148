import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { requireCall } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { nameOrArn } from './resource-owner';
import { asText, ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * Options for `putEvents`.
 */
export interface WebSocketEventBridgePutEventsOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The source of the event, such as `WebSocketMappingValue.literal('chat')`. Rules can match it.
   */
  readonly source: WebSocketMappingValue;

  /**
   * The type of the event, such as `WebSocketMappingValue.literal('message')` or
   * `WebSocketMappingValue.contextVariable('routeKey')`. Rules can match it.
   */
  readonly detailType: WebSocketMappingValue;

  /**
   * The detail of the event, a JSON object as a string. `WebSocketMappingValue.jsonText` creates one from several values.
   *
   * @default - the message, which must be a JSON object
   */
  readonly detail?: WebSocketMappingValue;

  /**
   * The ARNs of the resources that the event is about. Rules can match them.
   *
   * @default - none
   */
  readonly resources?: WebSocketMappingValue[];
}

/**
 * An event bus of EventBridge as the backend of a route.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 * @example
 *
 * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
 * import { IEventBus } from 'aws-cdk-lib/aws-events';
 * import { WebSocketEventBridgeIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
 *
 * declare const api: WebSocketApi;
 * declare const bus: IEventBus;
 *
 * api.addRoute('order', {
 *   integration: WebSocketEventBridgeIntegration.putEvents('Order', bus, {
 *     detailType: WebSocketMappingValue.literal('order placed'),
 *     source: WebSocketMappingValue.literal('shop'),
 *   }),
 * });
 */
export class WebSocketEventBridgeIntegration extends ServiceIntegration {
  /**
   * Puts an event on an event bus for each message.
   *
   * The role allows putting events on this bus. On a two-way route, the client gets
   * `{"errorCode": null, "eventId": …, "failedEntryCount": 0}`. EventBridge responds with a success even if it rejects the
   * event; the error code then tells why.
   *
   * @param id The construct id of the integration
   * @param eventBus The bus. Use `EventBus.fromEventBusName(scope, id, 'default')` for the default bus
   * @param options The event
   * @example
   *
   * import { IEventBus } from 'aws-cdk-lib/aws-events';
   * import { WebSocketEventBridgeIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * declare const bus: IEventBus;
   *
   * const integration = WebSocketEventBridgeIntegration.putEvents('Order', bus, {
   *   detailType: WebSocketMappingValue.literal('order placed'),
   *   source: WebSocketMappingValue.literal('shop'),
   * });
   */
  public static putEvents(
    id: string,
    eventBus: IEventBus,
    options: WebSocketEventBridgePutEventsOptions,
  ): WebSocketEventBridgeIntegration {
    requireCall({ id, eventBus }, 'WebSocketEventBridgePutEventsOptions', options);
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
