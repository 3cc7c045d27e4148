import { selectionVariable } from '../../service-facts/selection-expressions';
import { contextVariable } from './context';
import type { Exchange } from './exchange';
import { lastValue } from './message';
import { quote } from './quoted';

/** The value of a variable of a selection expression that reads the request. */
export function requestValue({ body, context, message }: Exchange, variable: string): string | undefined {
  const { kind, name = '' } = selectionVariable(variable) ?? {};
  switch (kind) {
    case 'request.body':
      return body.textAt(name);
    case 'request.header':
      return lastValue(message.headers, name);
    case 'request.querystring':
      return lastValue(message.queryString, name);
    case 'stageVariables':
      return Object.hasOwn(message.stageVariables, name) ? message.stageVariables[name] : undefined;
    case 'context': {
      const value = contextVariable(context, name);
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
        ? String(value)
        : undefined;
    }
    default:
      throw new Error(
        `selection expression has an unknown variable, got ${quote(`$${variable}`)}; ` +
          'write \\$default for the template $default, or a variable such as ${request.body.action}',
      );
  }
}
