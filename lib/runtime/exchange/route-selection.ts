import type { AssumptionId } from '../../service-facts/assumptions';
import { DEFAULT_KEY, SelectionExpression, selectionVariable } from '../../service-facts/selection-expressions';
import type { Budget } from '../budget';
import { BodyValues } from './body-values';

/** Which route a message goes to. */
export interface RouteSelection {
  /** The value of the expression for the message; undefined when the message is not JSON. */
  readonly value?: string;
  /** What the value takes for granted. */
  readonly assumptions: readonly AssumptionId[];
  /** The key of the route; undefined when there is none, and the client is told that it is forbidden. */
  readonly routeKey?: string;
}

/** Selects the route of a message by the API's expression: the one whose key is its value, or else `$default`. */
export function selectRoute(
  expression: string,
  routeKeys: readonly string[],
  body: string,
  budget: Budget,
): RouteSelection {
  const fallback = routeKeys.includes(DEFAULT_KEY) ? DEFAULT_KEY : undefined;
  const selection = SelectionExpression.of(expression);
  const values = BodyValues.of(body, budget);
  if (selection.variables.length > 0 && !values.isJson) {
    return { routeKey: fallback, assumptions: [] };
  }
  const assumptions = new Set(pathAssumptions(expression));
  const value = selection.evaluate((variable) => {
    const path = bodyPath(variable);
    if (path === undefined) {
      return undefined;
    }
    if (values.isListOrNull(path)) {
      assumptions.add('selection-list-text');
    }
    return values.textAt(path);
  });
  const isConnection = value === '$connect' || value === '$disconnect';
  return {
    value,
    assumptions: [...assumptions],
    routeKey: !isConnection && routeKeys.includes(value) ? value : fallback,
  };
}

function bodyPath(variable: string): string | undefined {
  const read = selectionVariable(variable);
  return read?.kind === 'request.body' ? read.name : undefined;
}

/** What an expression takes for granted: the plain path of a member is documented by examples, others are by words only. */
export function pathAssumptions(expression: string): AssumptionId[] {
  const variables = SelectionExpression.of(expression).variables.filter((name) => bodyPath(name) !== undefined);
  return variables.some((name) => name.includes('[')) ? ['selection-path'] : [];
}

const STEP = /\.([^.[\]]+)|\[(\d)\]|\['([^']*)'\]|\["([^"]*)"\]/gy;

/**
 * A message that the expression selects a route by, as plain as possible. Undefined when no message that can be made up
 * does.
 */
export function messageFor(expression: string, routeKey: string): string | undefined {
  const [variable = '', ...others] = SelectionExpression.of(expression).variables;
  const path = bodyPath(variable)?.slice(1);
  if (path === undefined || others.length > 0 || routeKey === DEFAULT_KEY) {
    return undefined;
  }
  const steps = [...path.matchAll(STEP)];
  if (steps.map(([text]) => text).join('') !== path) {
    return undefined;
  }
  return JSON.stringify(
    steps.reduceRight<unknown>((value, [, name, index, single, double]) => {
      if (index !== undefined) {
        return [...Array.from({ length: Number(index) }, () => null), value];
      }
      return { [(name ?? single ?? double) as string]: value };
    }, routeKey),
  );
}
