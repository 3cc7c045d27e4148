import { asText, own } from '../../../lib/runtime/cloudformation/json';
import { type LinkedTemplate, resourcesOf, textOf } from '../../../lib/runtime/cloudformation/linked-templates';

/** An authorizer of a WebSocket API, as its template declares it. */
export interface AuthorizerModel {
  readonly id: string;
  readonly logicalId: string;
  readonly constructPath?: string;
  readonly type: string;
  /** The URI that invokes the function. */
  readonly uri: string;
  /** The role with which API Gateway invokes the function; without one the function needs a permission. */
  readonly credentialsArn?: string;
  /** What a handshake must contain, such as `route.request.querystring.token`. */
  readonly identitySources: readonly string[];
}

/** The authorizers that the templates give an API. */
export function readAuthorizers(apiId: string, templates: readonly LinkedTemplate[]): AuthorizerModel[] {
  return templates.flatMap((template) =>
    resourcesOf(template, 'AWS::ApiGatewayV2::Authorizer')
      .filter((resource) => textOf(resource, 'ApiId') === apiId)
      .map((resource) => {
        const sources = own(resource.properties, 'IdentitySource') ?? [];
        return {
          id: resource.ref,
          logicalId: resource.logicalId,
          constructPath: resource.constructPath,
          type: textOf(resource, 'AuthorizerType') ?? '',
          uri: textOf(resource, 'AuthorizerUri') ?? '',
          credentialsArn: textOf(resource, 'AuthorizerCredentialsArn'),
          identitySources: (Array.isArray(sources) ? sources : [sources]).map(asText),
        };
      }),
  );
}
