import { Token } from 'aws-cdk-lib';
import type { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { ruleError } from '../../diagnostics';
import { requireCall } from '../../integration/prop-types';
import type { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { requireSafePath } from '../../mapping/path-value';
import { iamPrefixOf } from '../../service-facts/iam-prefixes';
import { ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * Options for `call`.
 */
export interface WebSocketAwsServiceCallOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The resources that the role allows the action on: ARNs, or `*` for an action without resources.
   */
  readonly iamResources: string[];

  /**
   * The IAM action that the role allows.
   *
   * Required for a service whose IAM prefix this package does not know (rule `iam-action-unknown`).
   *
   * @default - the IAM prefix of the service and the action, such as `states:SendTaskSuccess`
   */
  readonly iamAction?: string;

  /**
   * The path of the request, for a service whose actions are paths and methods. A name in braces, such as `{name}`, is
   * replaced with the path parameter of that name.
   *
   * @default - none; the action is called by its name
   */
  readonly path?: string;

  /**
   * Values for the names in braces in the path, by name. For a fixed string, use `WebSocketMappingValue.literal`.
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
   * The header `X-Amz-Target`, which names the action for some services, such as `AWSEvents.PutEvents`.
   *
   * @default - no such header
   */
  readonly target?: string;

  /**
   * The content type of the request, such as `application/x-amz-json-1.1` or `application/x-www-form-urlencoded`.
   *
   * @default - `application/json`, which API Gateway sends automatically
   */
  readonly contentType?: string;

  /**
   * Other headers of the request, by name. For a fixed string, use `WebSocketMappingValue.literal`.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: WebSocketMappingValue };

  /**
   * Query strings of the request, by name. For a fixed string, use `WebSocketMappingValue.literal`.
   *
   * @default - none
   */
  readonly queryStrings?: { [name: string]: WebSocketMappingValue };

  /**
   * The mapping template that renders the body of the request.
   *
   * @default - none; the body is the client's message, unchanged
   */
  readonly requestTemplate?: WebSocketMappingTemplate;
}

/**
 * An action of any AWS service as the backend of a route, for services without a class of their own.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 * @example
 *
 * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
 * import { WebSocketAwsServiceIntegration } from 'cdk-websocket-integrations';
 *
 * declare const api: WebSocketApi;
 *
 * api.addRoute('approve', {
 *   integration: WebSocketAwsServiceIntegration.call('Approve', 'states', 'SendTaskSuccess', {
 *   iamResources: ['*'],
 *   contentType: 'application/x-amz-json-1.0',
 *   target: 'AWSStepFunctions.SendTaskSuccess',
 * }),
 * });
 */
export class WebSocketAwsServiceIntegration extends ServiceIntegration {
  /**
   * Calls an action of a service for each message, in the region of the API.
   *
   * The role allows this action on these resources. On a two-way route, the client gets the response of the service
   * unchanged, which can name accounts and resources; add a response with the key `SUCCESS` and a template to change it.
   *
   * @param id The construct id of the integration
   * @param service The service, as its endpoint names it, such as `states` or `monitoring`
   * @param action The action, such as `SendTaskSuccess`
   * @param options The request, and the permission for it
   * @example
   *
   * import { WebSocketAwsServiceIntegration } from 'cdk-websocket-integrations';
   *
   * const integration = WebSocketAwsServiceIntegration.call('Approve', 'states', 'SendTaskSuccess', {
   *   iamResources: ['*'],
   *   contentType: 'application/x-amz-json-1.0',
   *   target: 'AWSStepFunctions.SendTaskSuccess',
   * });
   */
  public static override call(
    id: string,
    service: string,
    action: string,
    options: WebSocketAwsServiceCallOptions,
  ): WebSocketAwsServiceIntegration {
    requireCall({ id, service, action }, 'WebSocketAwsServiceCallOptions', options);
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
        permission: { actions: [iamAction ?? iamActionOf(id, service, action)], resources: iamResources },
      },
      options,
    );
  }

  private constructor(id: string, request: ServiceRequest, options: WebSocketAwsServiceCallOptions) {
    super(id, request, options);
  }
}

function iamActionOf(id: string, service: string, action: string): string {
  const prefix = Token.isUnresolved(service) ? service : iamPrefixOf(service);
  if (prefix === undefined) {
    throw ruleError('iam-action-unknown', id, {
      problem: 'the IAM prefix of the service is unknown',
      got: service,
      remedy: 'set iamAction to the IAM action that the call needs, such as "states:SendTaskSuccess"',
    });
  }
  return `${prefix}:${action}`;
}
