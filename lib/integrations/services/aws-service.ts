import type { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { requireArguments, requireProps } from '../../integration/prop-types';
import type { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { requireSafePath } from '../../mapping/path-value';
import { ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * How an action of a service is called, and what it takes.
 */
export interface WebSocketAwsServiceCallOptions extends WebSocketServiceIntegrationOptions {
  /**
   * What the action is allowed on: ARNs of resources, or `*` for an action that has none.
   */
  readonly iamResources: string[];

  /**
   * The IAM action that the role needs.
   *
   * @default - the name of the service and the action, such as `states:SendTaskSuccess`
   */
  readonly iamAction?: string;

  /**
   * The path of the request, for a service whose actions are paths and methods. Parts in braces, such as `{name}`, are
   * filled from the path parameters.
   *
   * @default - none; the action is called by its name
   */
  readonly path?: string;

  /**
   * Values for the names in braces in the path, by name.
   *
   * A value that a client, an authorizer or a stage decides needs fixed characters in the same segment of the path, such
   * as `/user-{id}/` (rule `path-parameter-unsafe`). Otherwise `..` or an empty value would lead to another path.
   *
   * @default - none
   */
  readonly pathParameters?: { [name: string]: WebSocketMappingValue };

  /**
   * The HTTP method of the request.
   *
   * @default HttpMethod.POST
   */
  readonly method?: HttpMethod;

  /**
   * What the header `X-Amz-Target` says, which tells some services the action, such as `AWSEvents.PutEvents`.
   *
   * @default - no such header
   */
  readonly target?: string;

  /**
   * The content type of the request, such as `application/x-amz-json-1.1` or `application/x-www-form-urlencoded`.
   *
   * @default - `application/json`, which API Gateway sends by itself
   */
  readonly contentType?: string;

  /**
   * Other headers of the request, by name.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: WebSocketMappingValue };

  /**
   * Query strings of the request, by name.
   *
   * @default - none
   */
  readonly queryStrings?: { [name: string]: WebSocketMappingValue };

  /**
   * The template that makes the body of the request.
   *
   * @default - none; the body is the message
   */
  readonly requestTemplate?: WebSocketMappingTemplate;
}

/**
 * An action of any AWS service as the backend of a route, for those that have no class of their own here.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export class WebSocketAwsServiceIntegration extends ServiceIntegration {
  /**
   * Calls an action of a service for each message of a client, in the region of the API.
   *
   * The role may do this action on these resources and nothing else. On a two-way route the client gets the answer of the
   * service as it is, which can name accounts and resources: `responses` says otherwise.
   *
   * @param id The construct id of the integration
   * @param service The service as its endpoint begins, such as `states`
   * @param action The action, such as `SendTaskSuccess`
   * @param options How it is called, and what it takes
   */
  public static override call(
    id: string,
    service: string,
    action: string,
    options: WebSocketAwsServiceCallOptions,
  ): WebSocketAwsServiceIntegration {
    requireArguments({ id, service, action }, id);
    requireProps('WebSocketAwsServiceCallOptions', options, id);
    const { literal } = WebSocketMappingValue;
    const { path, iamAction, iamResources, contentType, target, headers } = options;
    requireSafePath('path', path ?? '', options.pathParameters, id);
    return new WebSocketAwsServiceIntegration(
      id,
      {
        service,
        target: path === undefined ? `action/${action}` : `path/${path.replace(/^\//, '')}`,
        method: options.method,
        headers: {
          ...(contentType === undefined ? {} : { 'Content-Type': literal(contentType) }),
          ...(target === undefined ? {} : { 'X-Amz-Target': literal(target) }),
          ...headers,
        },
        queryStrings: options.queryStrings,
        pathParameters: options.pathParameters,
        template: options.requestTemplate,
        permission: { actions: [iamAction ?? `${service}:${action}`], resources: iamResources },
      },
      options,
    );
  }

  private constructor(id: string, request: ServiceRequest, options: WebSocketAwsServiceCallOptions) {
    super(id, request, options);
  }
}
