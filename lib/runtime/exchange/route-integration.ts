import type { IntegrationModel } from '../cloudformation/web-socket-api';
import { GatewayError } from './error-frame';
import type { Exchange } from './exchange';
import { quote } from './quoted';

/**
 * The integration of the route; undefined on a `$connect` or `$disconnect` that needs none. Throws a `GatewayError` for
 * a message without an integration, and an Error when the template only refers to the integration.
 */
export function integrationOf({ target: { route } }: Exchange): IntegrationModel | undefined {
  if (route.integration) {
    return route.integration;
  }
  if (route.unknownTarget !== undefined) {
    throw new Error(
      `integration of the route is not in this template at ${quote(route.routeKey)}, got ${quote(route.unknownTarget)}; ` +
        'test the route with the template that creates its integration',
    );
  }
  if (route.routeKey === '$connect' || route.routeKey === '$disconnect') {
    return undefined;
  }
  throw new GatewayError(
    `route ${quote(route.routeKey)} has no integration; set its target to one`,
    'Internal server error',
    { assumptions: ['message-without-integration'] },
  );
}

/** Who owns an integration or a response, for messages. */
export function ownerOf(resource: { readonly constructPath?: string; readonly logicalId: string }): string {
  return resource.constructPath ?? resource.logicalId;
}
