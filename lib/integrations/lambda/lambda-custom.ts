import type { Duration } from 'aws-cdk-lib';
import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  type ContentHandling,
  type PassthroughBehavior,
  type WebSocketIntegrationOptions,
  WebSocketIntegrationType,
} from '../../integration/integration-options';
import type { WebSocketIntegrationResponseOptions } from '../../integration/integration-response';
import { requestTemplates } from '../../integration/request-template';
import type { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { selectionExpressionFor } from '../../service-facts/selection-expressions';
import { WebSocketRouteIntegrationBase } from '../route-integration';
import { allowInvocation, invocationUri } from './lambda-invocation';

/**
 * Whether API Gateway waits for a function.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integration-async.html
 */
export enum WebSocketLambdaInvocationType {
  /**
   * API Gateway waits for the function, and a response can pass its result to the client.
   */
  REQUEST_RESPONSE = 'RequestResponse',

  /**
   * Lambda queues the event and answers at once. Nobody sees the result of the function.
   */
  EVENT = 'Event',
}

/**
 * Properties of a `WebSocketLambdaCustomIntegration`.
 */
export interface WebSocketLambdaCustomIntegrationProps {
  /**
   * Whether API Gateway waits for the function.
   *
   * @default WebSocketLambdaInvocationType.REQUEST_RESPONSE
   */
  readonly invocationType?: WebSocketLambdaInvocationType;

  /**
   * The mapping template that makes the event of the function of every message.
   *
   * It takes the place of `requestTemplates` and `templateSelectionExpression`; together with one of them it is an error
   * (rule `template-conflict`).
   *
   * @default - the request templates; without them, the event is the message
   */
  readonly requestTemplate?: WebSocketMappingTemplate;

  /**
   * Mapping templates, in the Velocity Template Language, that make the event of the function.
   *
   * Each stands under the key that the template selection expression picks it by. The key `$default` serves every
   * message that no other key matches.
   *
   * @default - none; the event is the message
   */
  readonly requestTemplates?: { [key: string]: string };

  /**
   * The expression whose value is the key of the request template to render. `$default` is escaped as AWS wants it.
   *
   * @default - the template under the key $default when there is one; else none
   */
  readonly templateSelectionExpression?: string;

  /**
   * What happens to a message that no request template is selected for.
   *
   * @default - none set; AWS then passes the message on when no template matches
   */
  readonly passthroughBehavior?: PassthroughBehavior;

  /**
   * How the request payload is converted before it reaches the function.
   *
   * @default - the payload is passed through unmodified
   */
  readonly contentHandling?: ContentHandling;

  /**
   * How long the function may take before API Gateway gives up, from 50 milliseconds to 29 seconds inclusive.
   *
   * Anything else is an error (rule `timeout-out-of-range`).
   *
   * @default - 29 seconds, which is AWS's default; nothing is emitted
   */
  readonly timeout?: Duration;

  /**
   * What the client of a two-way route gets when the function has answered.
   *
   * A key is compared with the message of the function's error: `DEFAULT` takes every success.
   *
   * @default - none; on a two-way route that is an error (rule two-way-route-without-response)
   */
  readonly responses?: WebSocketIntegrationResponseOptions[];

  /**
   * Whether each route gets a permission of its own to invoke the function.
   *
   * The policy of a function has room for about 80 of them. With false, one permission allows every route of the API,
   * however many integrations of the API call the function. An imported function of another or an unknown account has
   * to allow the API itself.
   *
   * @default true
   */
  readonly scopePermissionToRoute?: boolean;
}

/**
 * A Lambda function that is called through mapping templates: its event is what a template makes of the message.
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

  /**
   * Prepares an integration with a function.
   *
   * @param id The construct id of the integration
   * @param handler The function, or an alias or version of it
   * @param props What the function gets, and how it is called
   */
  constructor(
    id: string,
    private readonly handler: IFunction,
    private readonly props: WebSocketLambdaCustomIntegrationProps = {},
  ) {
    super(id, props);
    this.handlerId = id;
    requestTemplates(props, id);
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    const { requestTemplate, requestTemplates: templates, templateSelectionExpression, invocationType } = this.props;
    return {
      integrationType: WebSocketIntegrationType.AWS,
      integrationUri: invocationUri(this.handler, options),
      integrationMethod: 'POST',
      requestTemplate,
      requestTemplates: templates,
      templateSelectionExpression: selectionExpressionFor(templateSelectionExpression, templates),
      requestParameters:
        invocationType === WebSocketLambdaInvocationType.EVENT
          ? { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" }
          : undefined,
      passthroughBehavior: this.props.passthroughBehavior,
      contentHandling: this.props.contentHandling,
      timeout: this.props.timeout,
    };
  }

  public override bindToRoute(options: WebSocketRouteIntegrationBindOptions): void {
    allowInvocation(this.handler, this.handlerId, options, this.props.scopePermissionToRoute);
  }
}
