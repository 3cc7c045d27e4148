import type { Duration } from 'aws-cdk-lib';
import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  type ContentHandling,
  type WebSocketIntegrationOptions,
  WebSocketIntegrationType,
} from '../../integration/integration-options';
import { requireArguments, requireProps } from '../../integration/prop-types';
import { WebSocketRouteIntegrationBase } from '../route-integration';
import { allowInvocation, invocationUri } from './lambda-invocation';

/**
 * Properties of a `WebSocketLambdaIntegration`.
 */
export interface WebSocketLambdaIntegrationProps {
  /**
   * How long the function may take before API Gateway gives up, from 50 milliseconds to 29 seconds inclusive.
   *
   * Anything else is an error (rule `timeout-out-of-range`).
   *
   * @default - 29 seconds, which is AWS's default; nothing is emitted
   */
  readonly timeout?: Duration;

  /**
   * How the payload is converted before it reaches the function.
   *
   * @default - the payload is passed through unmodified
   */
  readonly contentHandling?: ContentHandling;

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
 * A Lambda function that receives the whole message and its context as one event.
 *
 * It takes the place of the class of the same name in `aws-cdk-lib/aws-apigatewayv2-integrations`, with the same
 * template.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export class WebSocketLambdaIntegration extends WebSocketRouteIntegrationBase {
  private readonly handlerId: string;

  /**
   * Prepares an integration with a function.
   *
   * @param id The construct id of the integration
   * @param handler The function, or an alias or version of it
   * @param props How the function is called
   */
  constructor(
    id: string,
    private readonly handler: IFunction,
    private readonly props: WebSocketLambdaIntegrationProps = {},
  ) {
    requireArguments({ id, handler }, id);
    requireProps('WebSocketLambdaIntegrationProps', props, id);
    super(id);
    this.handlerId = id;
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    return {
      integrationType: WebSocketIntegrationType.AWS_PROXY,
      integrationUri: invocationUri(this.handler, options),
      timeout: this.props.timeout,
      contentHandling: this.props.contentHandling,
    };
  }

  public override bindToRoute(options: WebSocketRouteIntegrationBindOptions): void {
    allowInvocation(this.handler, this.handlerId, options, this.props.scopePermissionToRoute);
  }
}
