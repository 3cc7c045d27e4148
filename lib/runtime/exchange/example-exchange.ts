import { eventType } from './context';
import { errorFrame } from './error-frame';
import { completeMessage, type ExampleMessage } from './example-message';
import { Exchange, type Target } from './exchange';
import { quote } from './quoted';
import { messageFor, selectRoute } from './route-selection';

/**
 * Opens an exchange for the message of a test: what the message leaves out is made up. Throws an Error when the message
 * does not select the route.
 */
export function openExample(target: Target, example: ExampleMessage): Exchange {
  const { api, route, stage } = target;
  const isMessage = eventType(route.routeKey) === 'MESSAGE';
  const message = completeMessage(example, {
    routeKey: route.routeKey,
    body: isMessage ? (messageFor(api.routeSelectionExpression, route.routeKey) ?? '{}') : '',
    domainName: target.domainName ?? `${api.apiId}.execute-api.${target.region}.${target.urlSuffix}`,
    stageVariables: stage.variables,
  });
  const exchange = new Exchange(target, message);
  noteSurroundings(exchange);
  if (isMessage) {
    checkSelection(exchange, example.body !== undefined);
  } else {
    exchange.trace.add('route', `route ${quote(route.routeKey)}: selected by the connection`);
  }
  return exchange;
}

/** Says what stands before a route and is not asked here. */
function noteSurroundings({ target: { route }, trace }: Exchange): void {
  const before = [
    ...(route.authorizationType === 'NONE' ? [] : [`authorization ${route.authorizationType}`]),
    ...(route.apiKeyRequired ? ['API key'] : []),
  ];
  if (before.length > 0) {
    trace.add('not modelled', `${before.join(' and ')}: not checked, the client may send the message`, {
      assumptions: ['tester-surroundings'],
    });
  }
}

function checkSelection({ budget, message, target, trace }: Exchange, isGiven: boolean): void {
  const { api, route } = target;
  const expression = api.routeSelectionExpression;
  if (api.imported) {
    trace.add('route', `route ${quote(route.routeKey)}: assumed to be selected, since the API is not in the template`, {
      details: ['the route selection expression of the API is unknown here'],
    });
    return;
  }
  const keys = api.routes.map(({ routeKey }) => routeKey);
  const { assumptions, value, routeKey } = selectRoute(expression, keys, message.body, budget);
  const found = value === undefined ? 'the message is not JSON' : `${quote(expression)} gives ${quote(value)}`;
  if (routeKey !== route.routeKey && !isGiven) {
    throw new Error(
      `cannot construct a default message for route ${quote(route.routeKey)}, got the expression ${quote(expression)}; set the body`,
    );
  }
  if (routeKey !== route.routeKey) {
    const instead =
      routeKey === undefined
        ? `which no route has, so the client gets ${errorFrame('Forbidden', message.connectionId, message.requestId)}`
        : `which is route ${quote(routeKey)}`;
    throw new Error(
      `the message does not go to route ${quote(route.routeKey)}: ${found}, ${instead}; the message is\n${message.body}`,
    );
  }
  const fallback = routeKey === '$default' && value !== '$default' ? ', which no other route has' : '';
  trace.add('route', `route ${quote(routeKey)}: ${found}${fallback}`, { assumptions });
}
