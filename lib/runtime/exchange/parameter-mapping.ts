import type { AssumptionId } from '../../service-facts/assumptions';
import type { Budget } from '../budget';
import { writeJson } from '../java/json-smart/write-json';
import { toText } from '../java/text';
import { JavaList, JavaMap, type JavaValue } from '../java/value';
import { percentEncode } from '../variables/percent-encoding';
import type { BodyValues } from './body-values';
import { contextVariable } from './context';
import { lastValue, type Message } from './message';

/** Where the parameters of a request go. */
export type ParameterKind = 'header' | 'querystring' | 'path';

/** One parameter of a request, with where it came from. */
export interface MappedParameter {
  readonly kind: ParameterKind;
  readonly name: string;
  readonly source: string;
  /** Undefined when the source has no value: the parameter is dropped. */
  readonly value?: string;
  readonly assumptions?: readonly AssumptionId[];
}

/** What the sources of parameters read. */
export interface ParameterSource {
  readonly message: Message;
  readonly body: BodyValues;
  readonly context: JavaMap;
  readonly budget: Budget;
}

const DESTINATION = /^integration\.request\.(header|querystring|path)\.(.+)$/s;

/** Maps the parameters of a request. What has no known form is no parameter. */
export function mapParameters(
  mappings: { readonly [destination: string]: string },
  from: ParameterSource,
): MappedParameter[] {
  return Object.entries(mappings).map(([destination, source]) => {
    const [, kind, name] = DESTINATION.exec(destination) ?? [];
    if (!kind || !name) {
      throw new Error(
        `destination of a request parameter is not known, got ${JSON.stringify(destination)}; ` +
          'write integration.request.header, integration.request.querystring or integration.request.path and a name',
      );
    }
    const value = readSource(source, from);
    const isNumber = typeof value === 'bigint' || typeof value === 'number';
    const text = isNumber ? String(value) : value;
    const isEncoded = kind !== 'header' && text !== undefined && percentEncode(text) !== text;
    return {
      kind: kind as ParameterKind,
      name,
      source,
      value: text,
      assumptions: [
        ...(isNumber ? ['parameter-number-context' as const] : []),
        ...(isEncoded || isStructure(source, from) ? ['parameter-encoding' as const] : []),
      ],
    };
  });
}

/** Whether a source is an object or an array of the message. */
function isStructure(source: string, { body }: ParameterSource): boolean {
  const [, path] = /^route\.request\.body\.(.+)$/s.exec(source) ?? [];
  const value = path === undefined ? undefined : body.at(`$.${path}`);
  return value instanceof JavaList || value instanceof JavaMap;
}

function readSource(source: string, from: ParameterSource): string | number | bigint | undefined {
  const literal = /^'(.*)'$/s.exec(source);
  if (literal) {
    return literal[1];
  }
  const [, kind, name] = /^(route\.request\.\w+|context|stageVariables)\.(.+)$/s.exec(source) ?? [];
  const { message } = from;
  switch (kind) {
    case 'route.request.body':
      return text(from.body.at(`$.${name}`), from.budget);
    case 'route.request.header':
      return lastValue(message.headers, name as string);
    case 'route.request.querystring':
      return lastValue(message.queryString, name as string);
    case 'route.request.multivalueheader':
      return message.headers.get(name as string)?.join(',');
    case 'route.request.multivaluequerystring':
      return message.queryString.get(name as string)?.join(',');
    case 'stageVariables':
      return Object.hasOwn(message.stageVariables, name as string) ? message.stageVariables[name as string] : undefined;
    case 'context':
      return contextValue(contextVariable(from.context, name as string));
    default:
      throw new Error(
        `source of a request parameter is not known, got ${JSON.stringify(source)}; put a fixed value in single quotes, ` +
          'or write route.request, context or stageVariables and a name',
      );
  }
}

/** Only strings and numbers of the context are mapped, not its parts. */
function contextValue(value: JavaValue | undefined): string | number | bigint | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
}

function text(value: JavaValue | undefined, budget: Budget): string | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  return value instanceof JavaList || value instanceof JavaMap ? writeJson(value, budget) : toText(value, budget);
}
