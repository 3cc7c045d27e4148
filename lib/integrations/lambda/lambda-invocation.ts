import { Stack } from 'aws-cdk-lib';
import type { IWebSocketRoute, WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** The URI by which API Gateway invokes a function, as much of it as is known before a route exists. */
export const INVOCATION_URI = 'arn:aws:apigateway:region:lambda:path/2015-03-31/functions/function/invocations';

/**
 * The URI by which API Gateway invokes a function.
 */
export function invocationUri(handler: IFunction, { route }: WebSocketRouteIntegrationBindOptions): string {
  return Stack.of(route).formatArn({
    service: 'apigateway',
    account: 'lambda',
    resource: 'path/2015-03-31/functions',
    resourceName: `${handler.functionArn}/invocations`,
  });
}

/**
 * Allows a route to invoke a function, or all routes of its API with one permission. The statement for a route, its id
 * and its scope are those of aws-cdk-lib.
 */
export function allowInvocation(
  handler: IFunction,
  id: string,
  options: WebSocketRouteIntegrationBindOptions,
  scopeToRoute = true,
): void {
  const { route, scope } = options;
  if (scopeToRoute) {
    allow(handler, `${id}-Permission`, scope, route, `*${route.routeKey}`);
    return;
  }
  // One for the API, however many integrations call the function: its policy has room for about 80 statements.
  const api = route.webSocketApi as unknown as Construct;
  // An API of another stack cannot depend on the function, which depends on the API.
  const isNear = Stack.of(api) === Stack.of(route);
  const owner = isNear ? api : Stack.of(route);
  const ownerId = isNear ? `Permission-${handler.node.addr}` : `Permission-${api.node.addr}-${handler.node.addr}`;
  if (!owner.node.tryFindChild(ownerId)) {
    allow(handler, ownerId, owner, route, '*');
  }
}

function allow(handler: IFunction, id: string, scope: Construct, route: IWebSocketRoute, resourceName: string): void {
  handler.addPermission(id, {
    scope,
    principal: new ServicePrincipal('apigateway.amazonaws.com'),
    sourceArn: Stack.of(route).formatArn({
      service: 'execute-api',
      resource: route.webSocketApi.apiId,
      resourceName,
    }),
  });
}
