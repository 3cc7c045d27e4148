import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  type WebSocketBackendOptions,
  type WebSocketIntegrationOptions,
  WebSocketIntegrationType,
} from '../../integration/integration-options';
import { validRequest } from '../../integration/integration-properties';
import { requireCall } from '../../integration/prop-types';
import { WebSocketRouteIntegrationBase } from '../route-integration';
import { allowInvocation, INVOCATION_URI, invocationUri } from './lambda-invocation';

/**
 * Properties of a `WebSocketLambdaIntegration`.
 */
export interface WebSocketLambdaIntegrationProps extends WebSocketBackendOptions {
  /**
   * Whether each route gets its own permission to invoke the function.
   *
   * The policy of a function has room for about 80 permissions. With false, one permission allows all routes of the API,
   * even if several of its integrations call the function. An imported function of another or an unknown account must
   * allow the API itself.
   *
   * @default true
   */
  readonly scopePermissionToRoute?: boolean;
}

/**
 * A Lambda function that receives the whole message and its context as one event.
 *
 * The class replaces its namesake in `aws-cdk-lib/aws-apigatewayv2-integrations`, with the same template.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 * @example
 *
 * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
 * import { IFunction } from 'aws-cdk-lib/aws-lambda';
 * import { WebSocketLambdaIntegration } from 'cdk-websocket-integrations';
 *
 * declare const api: WebSocketApi;
 * declare const handler: IFunction;
 *
 * api.addRoute('join', { integration: new WebSocketLambdaIntegration('Join', handler) });
 */
export class WebSocketLambdaIntegration extends WebSocketRouteIntegrationBase {
  private readonly handlerId: string;
  private readonly request: Omit<WebSocketIntegrationOptions, 'integrationUri'>;

  /**
   * Creates an integration with a function.
   *
   * @param id The construct id of the integration
   * @param handler The function, or an alias or version of it
   * @param props The call of the function
   */
  constructor(
    id: string,
    private readonly handler: IFunction,
    private readonly props: WebSocketLambdaIntegrationProps = {},
  ) {
    requireCall({ id, handler }, 'WebSocketLambdaIntegrationProps', props);
    super(id);
    this.handlerId = id;
    const { timeout, contentHandling } = props;
    const request = { integrationType: WebSocketIntegrationType.AWS_PROXY, timeout, contentHandling };
    this.request = validRequest(id, request, INVOCATION_URI);
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    return { ...this.request, integrationUri: invocationUri(this.handler, options) };
  }

  public override bindToRoute(options: WebSocketRouteIntegrationBindOptions): void {
    allowInvocation(this.handler, this.handlerId, options, this.props.scopePermissionToRoute);
  }
}
