import type { IIntegration, IWebSocketApi, IWebSocketApiRef } from 'aws-cdk-lib/aws-apigatewayv2';

/**
 * An integration of a WebSocket API, created in this app or imported.
 */
export interface IWebSocketIntegration extends IIntegration {
  /**
   * The WebSocket API that owns the integration.
   *
   * Reading it is an error (rule `web-socket-api-is-a-reference`) when the integration has only a reference to an API.
   */
  readonly webSocketApi: IWebSocketApi;
}

/**
 * The attributes of an existing integration of a WebSocket API.
 */
export interface WebSocketIntegrationAttributes {
  /**
   * The WebSocket API that owns the integration.
   */
  readonly webSocketApi: IWebSocketApiRef;

  /**
   * The id of the integration, as API Gateway assigned it.
   */
  readonly integrationId: string;
}
