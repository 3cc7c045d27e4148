import { type IntegrationPart, isTwoWay, type RoutePart } from '../../api-model/api-part';
import { isKnown } from '../../api-model/token-text';
import { PROXY_TYPES } from '../../service-facts/integration-types';
import { CONNECT_ROUTES, INTEGRATION_RESPONSES } from '../../service-facts/sources';
import { ownIntegration } from '../own-integration';
import type { Rule } from '../rule';

const LIFECYCLE_ROUTE_KEYS = ['$connect', '$disconnect'];

/**
 * What nobody notices at deployment: a client that waits for a reply.
 */
export const ROUTE_REPLY_RULES: readonly Rule<RoutePart>[] = [
  {
    id: 'two-way-route-without-response',
    severity: 'error',
    moment: 'synth',
    summary:
      'a two-way route whose integration has no response; a warning for classes of aws-cdk-lib, and for ours that replace them',
    source: INTEGRATION_RESPONSES,
    check: (route) =>
      isTwoWay(route) &&
      hasMapping(route.integration) &&
      route.integration.responses.length === 0 &&
      !LIFECYCLE_ROUTE_KEYS.includes(route.key) &&
      isKnown(route.key)
        ? {
            problem: `route ${JSON.stringify(route.key)} replies to its client, but the integration has no response,`,
            remedy: ownIntegration(route.integration.resource)
              ? 'add a response with the key WebSocketIntegrationResponseKey.DEFAULT to the integration'
              : 'add an AWS::ApiGatewayV2::IntegrationResponse with IntegrationResponseKey "$default"',
            severity: ownIntegration(route.integration.resource)?.needsResponse ? undefined : 'warning',
          }
        : undefined,
  },
  {
    id: 'reply-on-connect',
    severity: 'warning',
    moment: 'synth',
    summary: 'a two-way `$connect` route whose integration is not a proxy',
    source: CONNECT_ROUTES,
    check: (route) =>
      route.key === '$connect' && isTwoWay(route) && hasMapping(route.integration)
        ? {
            problem: 'route "$connect" replies with the handshake, which has no body,',
            remedy: oneWay(route),
          }
        : undefined,
  },
  {
    id: 'reply-after-disconnect',
    severity: 'warning',
    moment: 'synth',
    summary: 'a two-way `$disconnect` route',
    source: CONNECT_ROUTES,
    check: (route) =>
      route.key === '$disconnect' && isTwoWay(route)
        ? {
            problem: 'route "$disconnect" replies to a client that is gone',
            remedy: oneWay(route),
          }
        : undefined,
  },
  {
    id: 'route-response-missing',
    severity: 'warning',
    moment: 'synth',
    summary: 'an L1 route with a route response selection expression and no route response, which sends no reply',
    source: 'observed on a WebSocket API: a client gets replies only where its route has a route response',
    check: ({ synthesized, key, responses }) =>
      isKnown(synthesized.text('RouteResponseSelectionExpression')) && responses.length === 0
        ? {
            problem: `route ${JSON.stringify(key)} has no route response, and sends its client nothing,`,
            remedy: 'add an AWS::ApiGatewayV2::RouteResponse with RouteResponseKey "$default"',
          }
        : undefined,
  },
];

/**
 * What nobody notices at deployment: a reply that no client gets.
 */
export const INTEGRATION_REPLY_RULES: readonly Rule<IntegrationPart>[] = [
  {
    id: 'response-without-two-way-route',
    severity: 'warning',
    moment: 'synth',
    summary: 'integration responses without a two-way route',
    source: INTEGRATION_RESPONSES,
    check: (integration) => {
      const { routes, responses } = integration;
      // On $connect a response completes the handshake, on a one-way route too.
      const isSent = routes.some((route) => isTwoWay(route) || route.key === '$connect' || !isKnown(route.key));
      return hasMapping(integration) && responses.length > 0 && routes.length > 0 && !isSent
        ? {
            problem: 'responses reach no client, since no route of the integration is two-way,',
            remedy: routes.every(({ key }) => key === '$disconnect')
              ? 'remove the responses'
              : `${twoWay(routes)}, or remove the responses`,
          }
        : undefined;
    },
  },
];

/** How a route becomes one-way. A class has a prop for it. */
function oneWay({ construct, resource }: RoutePart): string {
  return construct === resource
    ? 'remove RouteResponseSelectionExpression and the route response'
    : 'remove returnResponse from the route';
}

function twoWay(routes: readonly RoutePart[]): string {
  return routes.some(({ construct, resource }) => construct !== resource)
    ? 'set returnResponse of the route to true'
    : 'set RouteResponseSelectionExpression of the route to "$default" and add a route response';
}

function hasMapping(integration: IntegrationPart | undefined): integration is IntegrationPart {
  return integration !== undefined && !PROXY_TYPES.includes(integration.type) && isKnown(integration.type);
}
