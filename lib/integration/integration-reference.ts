import type { IIntegration, IWebSocketApi, IWebSocketApiRef } from 'aws-cdk-lib/aws-apigatewayv2';

/**
 * The backend that a WebSocket route reaches, made here or imported.
 */
export interface IWebSocketIntegration extends IIntegration {
  /**
   * The WebSocket API that owns the integration.
   *
   * Reading it is an error (rule `web-socket-api-is-a-reference`) when the integration was given no more than a reference
   * to an API.
   */
  readonly webSocketApi: IWebSocketApi;
}

/**
 * What identifies an existing integration of a WebSocket API.
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
