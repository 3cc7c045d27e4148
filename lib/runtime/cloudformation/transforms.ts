import { own } from './json';

/** What CloudFormation expands at deployment before it creates resources, as a template has it. */
export interface Unexpanded {
  /** What it is, such as `AWS::Serverless::WebSocketApi`. */
  readonly what: string;

  /** Where it is: the names that lead to it, joined by dots. */
  readonly path: string;
}

const FUNCTIONS = ['Fn::Transform', 'Fn::Include'];

/** A type whose resources a transform of AWS creates. */
const SERVERLESS_API = 'AWS::Serverless::WebSocketApi';

/**
 * The first part of a template that a transform can turn into something else: an API of the AWS SAM, a function that
 * includes or transforms, a loop over resources, or a macro.
 */
export function firstUnexpanded(template: object): Unexpanded | undefined {
  const found = findIn(template, []);
  if (found) {
    return found;
  }
  const macros = [own(template, 'Transform')].flat().filter((name): name is string => typeof name === 'string');
  const [macro] = macros.filter((name) => !name.startsWith('AWS::'));
  return macro === undefined ? undefined : { what: `the macro ${macro}`, path: 'Transform' };
}

function findIn(value: unknown, path: readonly string[]): Unexpanded | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (own(value, 'Type') === SERVERLESS_API) {
    return { what: SERVERLESS_API, path: path.join('.') };
  }
  for (const [name, member] of Object.entries(value)) {
    if (FUNCTIONS.includes(name) || name.startsWith('Fn::ForEach::')) {
      return { what: name, path: path.join('.') };
    }
    const found = findIn(member, [...path, name]);
    if (found) {
      return found;
    }
  }
  return undefined;
}
