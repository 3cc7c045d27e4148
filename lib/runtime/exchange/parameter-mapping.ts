import type { Budget } from '../budget';
import { writeJson } from '../java/json-smart/write-json';
import { toText } from '../java/text';
import { JavaList, JavaMap, type JavaValue } from '../java/value';
import type { BodyValues } from './body-values';
import { contextVariable } from './context';
import { type CompleteMessage, lastValue } from './message';

/** Where the parameters of a request go. */
export type ParameterKind = 'header' | 'querystring' | 'path';

/** One parameter of a request, with where it came from. */
export interface MappedParameter {
  readonly kind: ParameterKind;
  readonly name: string;
  readonly source: string;
  /** Undefined when the source has no value: the parameter is dropped. */
  readonly value?: string;
}

/** What the sources of parameters read. */
export interface ParameterSource {
  readonly message: CompleteMessage;
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
        `${JSON.stringify(destination)} is no request parameter; ` +
          'write integration.request.header, integration.request.querystring or integration.request.path and a name',
      );
    }
    return { kind: kind as ParameterKind, name, source, value: readSource(source, from) };
  });
}

function readSource(source: string, from: ParameterSource): string | undefined {
  const literal = /^'(.*)'$/s.exec(source);
  if (literal) {
    return literal[1];
  }
  const [, kind, name] = /^(route\.request\.\w+|context|stageVariables)\.(.+)$/s.exec(source) ?? [];
  const { message } = from;
  switch (kind) {
    case 'route.request.body':
      return text(from.body.at(name as string), from.budget);
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
      return contextText(contextVariable(from.context, name as string));
    default:
      throw new Error(
        `${JSON.stringify(source)} is no source of a parameter; put a fixed value in single quotes, ` +
          'or write route.request, context or stageVariables and a name',
      );
  }
}

/** Of the context only texts are mapped. */
function contextText(value: JavaValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function text(value: JavaValue | undefined, budget: Budget): string | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  return value instanceof JavaList || value instanceof JavaMap ? writeJson(value, budget) : toText(value, budget);
}
