import { ArnFormat, type IResource, Stack } from 'aws-cdk-lib';
import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { isInTree } from '../../api-model/tree-membership';
import { type WebSocketIntegrationOptions, WebSocketIntegrationType } from '../../integration/integration-options';
import { validRequest } from '../../integration/integration-properties';
import type { WebSocketIntegrationResponseOptions } from '../../integration/integration-response-options';
import { WebSocketIntegrationResponseKey } from '../../integration/response-key';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { requestParameters } from '../../mapping/request-parameters';
import type { ValueSource } from '../../mapping/value-source';
import { WebSocketRouteIntegrationBase } from '../route-integration';
import { addPermission, type Permission, requireSameAccount, roleFor } from './permission';
import { ownerOf } from './resource-owner';
import type { WebSocketServiceIntegrationOptions } from './service-options';

type Values = { readonly [name: string]: WebSocketMappingValue };

/** The request to a service, with the permission that it needs. */
export interface ServiceRequest {
  /** The service as the URI names it, such as `sqs`. */
  readonly service: string;
  /** `action/` and the name of an action, or `path/` and a path. */
  readonly target: string;
  /** The HTTP method. @default POST */
  readonly method?: string;
  readonly headers?: Values;
  readonly queryStrings?: Values;
  readonly pathParameters?: Values;
  /** The template of the body. @default - the message unchanged */
  readonly template?: WebSocketMappingTemplate;
  /** The resource that is called, which has a region and an account, and its ARN. */
  readonly resource?: IResource;
  readonly arn?: string;
  readonly permission: Permission;
  /** The message to the client after a success. @default - the response of the service unchanged */
  readonly success?: WebSocketMappingTemplate;
}

/**
 * An integration with an AWS service. Each service has a class of its own, with a factory for each of its actions.
 *
 * @internal
 */
export abstract class ServiceIntegration extends WebSocketRouteIntegrationBase {
  private readonly roleId: string;
  private readonly request: Omit<WebSocketIntegrationOptions, 'integrationUri'>;
  private role?: IRole;

  protected constructor(
    id: string,
    private readonly call: ServiceRequest,
    private readonly options: WebSocketServiceIntegrationOptions = {},
  ) {
    super(id, options);
    this.roleId = `${id}Role`;
    const { service, target, method, template } = call;
    const request = {
      integrationType: WebSocketIntegrationType.AWS,
      integrationMethod: method ?? 'POST',
      requestParameters: requestParameters(call, id),
      requestTemplate: template,
      timeout: options.timeout,
    };
    this.request = validRequest(id, request, `arn:aws:apigateway:region:${service}:${target}`);
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    const { scope } = options;
    const { service, target, resource, arn } = this.call;
    const [kind, ...rest] = target.split('/');
    return {
      ...this.request,
      integrationUri: Stack.of(scope).formatArn({
        service: 'apigateway',
        region: resource && ownerOf(resource, arn).region,
        account: service,
        resource: kind as string,
        resourceName: rest.join('/'),
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      }),
      credentialsRole: this.roleIn(scope),
    };
  }

  /**
   * @internal
   */
  protected override _ownResponses(): WebSocketIntegrationResponseOptions[] {
    if (this.options.responses) {
      return [];
    }
    const ids = {
      connectionId: WebSocketMappingValue.contextVariable('connectionId'),
      requestId: WebSocketMappingValue.contextVariable('requestId'),
    };
    return [
      { key: WebSocketIntegrationResponseKey.SUCCESS, template: this.call.success },
      {
        key: WebSocketIntegrationResponseKey.DEFAULT,
        // The message of a service about its failure can contain account ids and names of resources.
        template: WebSocketMappingTemplate.json({ message: 'Request failed', ...ids }),
      },
    ];
  }

  private roleIn(scope: WebSocketRouteIntegrationBindOptions['scope']): IRole {
    const { permission, resource, arn } = this.call;
    // It stands under the route that took the integration first, which may have been removed.
    if (!this.role || !isInTree(this.role)) {
      const { credentialsRole } = this.options;
      this.role = credentialsRole ?? roleFor(scope, this.roleId, permission);
      if (credentialsRole) {
        addPermission(scope, credentialsRole, permission);
      }
      if (resource) {
        requireSameAccount(scope, resource, ownerOf(resource, arn).account, permission, this.role);
      }
    }
    return this.role;
  }
}

/** A value as a string, for a member of JSON that must be one. */
export function asText(value: WebSocketMappingValue): WebSocketMappingValue {
  const { _source } = value;
  const text = (source: ValueSource) => WebSocketMappingValue.format('{}', WebSocketMappingValue._of(source));
  return _source.kind === 'orOmit' ? text(_source.value).orOmit() : text(_source);
}

/** The message to a client after an action that returns nothing. */
export function doneReply(): WebSocketMappingTemplate {
  return WebSocketMappingTemplate.json({
    message: 'OK',
    requestId: WebSocketMappingValue.contextVariable('requestId'),
  });
}
