import { ArnFormat, type IResource, Stack } from 'aws-cdk-lib';
import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { isInTree } from '../../api-model/tree-membership';
import { type WebSocketIntegrationOptions, WebSocketIntegrationType } from '../../integration/integration-options';
import type { WebSocketIntegrationResponseOptions } from '../../integration/integration-response';
import { WebSocketIntegrationResponseKey } from '../../integration/response-key';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { requestParameters } from '../../mapping/request-parameters';
import { WebSocketRouteIntegrationBase } from '../route-integration';
import { addPermission, type Permission, requireSameAccount, roleFor } from './permission';
import { ownerOf } from './resource-owner';
import type { WebSocketServiceIntegrationOptions } from './service-options';

type Values = { readonly [name: string]: WebSocketMappingValue };

/** The request to a service, and what it takes. */
export interface ServiceRequest {
  /** The service as it stands in the URI, such as `sqs`. */
  readonly service: string;
  /** What is called: `action/` and the name of an action, or `path/` and a path. */
  readonly target: string;
  /** The HTTP method. @default POST */
  readonly method?: string;
  readonly headers?: Values;
  readonly queryStrings?: Values;
  readonly pathParameters?: Values;
  /** The template of the body. @default - the message as it is */
  readonly template?: WebSocketMappingTemplate;
  /** The resource that is called, with its ARN: it is in a region and an account. */
  readonly resource?: IResource;
  readonly arn?: string;
  readonly permission: Permission;
  /** What a client gets when the service has done it. @default - the answer of the service as it is */
  readonly success?: WebSocketMappingTemplate;
}

/**
 * An integration with an AWS service. Each service has a class of its own, with a factory for each of its actions.
 *
 * @internal
 */
export abstract class ServiceIntegration extends WebSocketRouteIntegrationBase {
  private readonly roleId: string;
  private role?: IRole;

  protected constructor(
    id: string,
    private readonly request: ServiceRequest,
    private readonly options: WebSocketServiceIntegrationOptions = {},
  ) {
    super(id, options);
    this.roleId = `${id}Role`;
    // What cannot be written fails here, where it was passed.
    request.template?._forRequest('requestTemplate', id);
    this.parameters(id);
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    const { scope } = options;
    const { service, target, method, resource, template } = this.request;
    const [kind, ...rest] = target.split('/');
    return {
      integrationType: WebSocketIntegrationType.AWS,
      integrationUri: Stack.of(scope).formatArn({
        service: 'apigateway',
        region: resource && ownerOf(resource, this.request.arn).region,
        account: service,
        resource: kind as string,
        resourceName: rest.join('/'),
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      }),
      integrationMethod: method ?? 'POST',
      credentialsRole: this.roleIn(scope),
      requestParameters: this.parameters(scope.node.path),
      requestTemplate: template,
      timeout: this.options.timeout,
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
      { key: WebSocketIntegrationResponseKey.SUCCESS, template: this.request.success },
      {
        key: WebSocketIntegrationResponseKey.DEFAULT,
        // What a service says of its failure can have account ids and names of resources in it.
        template: WebSocketMappingTemplate.json({ message: 'Request failed', ...ids }),
      },
    ];
  }

  private parameters(where: string): { [destination: string]: string } | undefined {
    return requestParameters(this.request, where);
  }

  private roleIn(scope: WebSocketRouteIntegrationBindOptions['scope']): IRole {
    const { permission, resource } = this.request;
    // It stands under the route that took the integration first, which may have been removed.
    if (!this.role || !isInTree(this.role)) {
      const { credentialsRole } = this.options;
      this.role = credentialsRole ?? roleFor(scope, this.roleId, permission);
      if (credentialsRole) {
        addPermission(scope, credentialsRole, permission);
      }
      if (resource) {
        requireSameAccount(scope, resource, ownerOf(resource, this.request.arn).account, permission);
      }
    }
    return this.role;
  }
}

/** A value as a string, for a member of JSON that must be one. */
export function asText(value: WebSocketMappingValue): WebSocketMappingValue {
  return WebSocketMappingValue.format('{}', value);
}

/** What a client gets when a service has done what it was asked, and has nothing to say of it. */
export function doneReply(): WebSocketMappingTemplate {
  return WebSocketMappingTemplate.json({
    message: 'OK',
    requestId: WebSocketMappingValue.contextVariable('requestId'),
  });
}
