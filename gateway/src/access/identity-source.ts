import { contextVariable } from '../../../lib/runtime/exchange/context';
import type { Exchange } from '../../../lib/runtime/exchange/exchange';
import { lastValue, type ValuesByName } from '../../../lib/runtime/exchange/message';

const EXPRESSION = /^\$?(?:(?:route\.)?request\.(header|querystring)|(context|stageVariables))\.([\w.-]+)$/;

/**
 * Reads what an identity source names in a handshake; undefined when it is missing or empty.
 *
 * Throws an Error for an expression that API Gateway does not take.
 */
export function identityOf(expression: string, { context, message }: Exchange): string | undefined {
  const [, part, variables, name = ''] = EXPRESSION.exec(expression) ?? [];
  switch (part ?? variables) {
    case 'header':
      return header(message.headers, name) || undefined;
    case 'querystring':
      return lastValue(message.queryString, name) || undefined;
    case 'context':
      return textOf(contextVariable(context, name));
    case 'stageVariables':
      return Object.hasOwn(message.stageVariables, name) ? message.stageVariables[name] || undefined : undefined;
    default:
      throw new Error(
        `identity source is unknown, got ${JSON.stringify(expression)}; ` +
          'use route.request.header.NAME, route.request.querystring.NAME, stageVariables.NAME or context.NAME',
      );
  }
}

function header(headers: ValuesByName, name: string): string | undefined {
  const key = [...headers.keys()].find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : lastValue(headers, key);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'bigint' ? String(value) || undefined : undefined;
}
