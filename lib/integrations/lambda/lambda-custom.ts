import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  type WebSocketIntegrationOptions,
  WebSocketIntegrationType,
  type WebSocketRequestOptions,
} from '../../integration/integration-options';
import { validRequest } from '../../integration/integration-properties';
import { requireCall } from '../../integration/prop-types';
import { selectionExpressionFor } from '../../service-facts/selection-expressions';
import { WebSocketRouteIntegrationBase } from '../route-integration';
import type { WebSocketTemplateIntegrationOptions } from '../template-options';
import type { WebSocketLambdaIntegrationProps } from './lambda';
import { allowInvocation, INVOCATION_URI, invocationUri } from './lambda-invocation';

/**
 * The way in which API Gateway invokes a function.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integration-async.html
 */
export enum WebSocketLambdaInvocationType {
  /**
   * API Gateway waits for the function, and a response can pass its result to the client.
   */
  REQUEST_RESPONSE = 'RequestResponse',

  /**
   * Lambda queues the event and responds immediately. The result of the function is discarded.
   */
  EVENT = 'Event',
}

/**
 * Properties of a `WebSocketLambdaCustomIntegration`.
 *
 * Without a request template, the event of the function is the message. The key of a response is matched against the
 * message of the function's error; `DEFAULT` also matches every success.
 */
export interface WebSocketLambdaCustomIntegrationProps
  extends WebSocketLambdaIntegrationProps,
    WebSocketRequestOptions,
    WebSocketTemplateIntegrationOptions {
  /**
   * Whether API Gateway waits for the function.
   *
   * @default WebSocketLambdaInvocationType.REQUEST_RESPONSE
   */
  readonly invocationType?: WebSocketLambdaInvocationType;
}

/**
 * A Lambda function that is called through mapping templates: a template renders its event from the message.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 * @example
 *
 * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
 * import { IFunction } from 'aws-cdk-lib/aws-lambda';
 * import {
 *   WebSocketLambdaCustomIntegration,
 *   WebSocketLambdaIntegration,
 *   WebSocketLambdaInvocationType,
 *   WebSocketMappingTemplate,
 *   WebSocketMappingValue,
 * } from 'cdk-websocket-integrations';
 *
 * declare const api: WebSocketApi;
 * declare const handler: IFunction;
 *
 * api.addRoute('join', {
 *   integration: new WebSocketLambdaIntegration('Join', handler, { scopePermissionToRoute: false }),
 * });
 * api.addRoute('archive', {
 *   integration: new WebSocketLambdaCustomIntegration('Archive', handler, {
 *     requestTemplate: WebSocketMappingTemplate.json({ room: WebSocketMappingValue.requestBody('$.room') }),
 *     invocationType: WebSocketLambdaInvocationType.EVENT,
 *   }),
 * });
 */
export class WebSocketLambdaCustomIntegration extends WebSocketRouteIntegrationBase {
  private readonly handlerId: string;
  private readonly request: Omit<WebSocketIntegrationOptions, 'integrationUri'>;

  /**
   * Creates an integration with a function.
   *
   * @param id The construct id of the integration
   * @param handler The function, or an alias or version of it
   * @param props The event of the function, and the call
   */
  constructor(
    id: string,
    private readonly handler: IFunction,
    private readonly props: WebSocketLambdaCustomIntegrationProps = {},
  ) {
    requireCall({ id, handler }, 'WebSocketLambdaCustomIntegrationProps', props);
    super(id, props);
    this.handlerId = id;
    const { requestTemplate, requestTemplates, templateSelectionExpression, invocationType } = props;
    const request = {
      integrationType: WebSocketIntegrationType.AWS,
      integrationMethod: 'POST',
      requestTemplate,
      requestTemplates,
      templateSelectionExpression: selectionExpressionFor(templateSelectionExpression, requestTemplates),
      requestParameters:
        invocationType === WebSocketLambdaInvocationType.EVENT
          ? { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" }
          : undefined,
      passthroughBehavior: props.passthroughBehavior,
      contentHandling: props.contentHandling,
      timeout: props.timeout,
      description: props.description,
    };
    this.request = validRequest(id, request, INVOCATION_URI);
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    return { ...this.request, integrationUri: invocationUri(this.handler, options) };
  }

  public override bindToRoute(options: WebSocketRouteIntegrationBindOptions): void {
    allowInvocation(this.handler, this.handlerId, options, this.props.scopePermissionToRoute);
  }
}
