import type { Budget } from '../budget';
import { BodyValues } from './body-values';
import { SelectionExpression } from './selection-expression';

/** Which route a message goes to. */
export interface RouteSelection {
  /** What the expression gives for the message; undefined when the message is no JSON. */
  readonly value?: string;
  /** The key of the route; undefined when there is none, and the client is told that it is forbidden. */
  readonly routeKey?: string;
}

const BODY = 'request.body.';

/** Selects the route of a message by the API's expression: the one with the key that it gives, or else `$default`. */
export function selectRoute(
  expression: string,
  routeKeys: readonly string[],
  body: string,
  budget: Budget,
): RouteSelection {
  const fallback = routeKeys.includes('$default') ? '$default' : undefined;
  const selection = new SelectionExpression(expression);
  const values = BodyValues.of(body, budget);
  if (selection.variables.length > 0 && !values.isJson) {
    return { routeKey: fallback };
  }
  const value = selection.evaluate((variable) =>
    variable.startsWith(BODY) ? values.textAt(variable.slice(BODY.length)) : undefined,
  );
  const isConnection = value === '$connect' || value === '$disconnect';
  return { value, routeKey: !isConnection && routeKeys.includes(value) ? value : fallback };
}

/**
 * A message that the expression selects a route by, as plain as possible. Undefined when no message that can be made
 * up does.
 */
export function messageFor(expression: string, routeKey: string): string | undefined {
  const [variable, ...others] = new SelectionExpression(expression).variables;
  if (!variable?.startsWith(BODY) || others.length > 0 || routeKey === '$default') {
    return undefined;
  }
  const path = variable.slice(BODY.length).split('.');
  return JSON.stringify(path.reduceRight<unknown>((value, name) => ({ [name]: value }), routeKey));
}
