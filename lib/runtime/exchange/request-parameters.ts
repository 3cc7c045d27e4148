import type { IntegrationModel } from '../cloudformation/web-socket-api';
import { toText } from '../java/text';
import { JavaMap } from '../java/value';
import type { Exchange } from './exchange';
import { type MappedParameter, mapParameters, type ParameterKind } from './parameter-mapping';
import { quote } from './quoted';

/** The parameters of a request: those that are mapped, and those that a template sets over them. */
export function requestParameters(exchange: Exchange, integration: IntegrationModel): MappedParameter[] {
  const parameters = mapParameters(integration.requestParameters, exchange);
  for (const { kind, name, source, value, assumptions } of parameters) {
    const text = value === undefined ? `dropped, since ${source} has no value` : `${quote(value)}, from ${source}`;
    exchange.trace.add('parameter', `parameter ${kind}.${name}: ${text}`, { assumptions });
  }
  return [...parameters, ...overrides(exchange)];
}

/** What a template set in `$context.requestOverride`. */
function overrides({ budget, context, trace }: Exchange): MappedParameter[] {
  const all = context.entries.get('requestOverride');
  const added: MappedParameter[] = [];
  for (const kind of ['header', 'querystring', 'path'] as const) {
    const values = all instanceof JavaMap ? all.entries.get(kind) : undefined;
    for (const [key, entry] of values instanceof JavaMap ? values.entries : []) {
      const name = toText(key, budget);
      const value = toText(entry, budget);
      const source = '$context.requestOverride';
      trace.add('parameter', `parameter ${kind}.${name}: ${quote(value)}, from ${source}`, {
        assumptions: ['request-override'],
      });
      added.push({ kind, name, source, value });
    }
  }
  return added;
}

/** The values of one kind by their names; the last one of a name counts. */
export function valuesOf(parameters: readonly MappedParameter[], kind: ParameterKind): [string, string][] {
  const values = new Map<string, string>();
  for (const parameter of parameters) {
    if (parameter.kind === kind && parameter.value !== undefined) {
      values.set(parameter.name, parameter.value);
    }
  }
  return [...values];
}
