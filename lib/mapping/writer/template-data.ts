import { Token } from 'aws-cdk-lib';
import { ruleError } from '../../diagnostics';

/** Fails with what JSON has no form for: an object that is more than its members, or a token of no known type. */
export function requireData(data: object, path: string): void {
  if (Array.isArray(data)) {
    if (Token.isUnresolved(data)) {
      throw invalid(path, 'a list that is a token', 'pass a text made of it, such as Fn.join(",", list)');
    }
    return;
  }
  const prototype = Object.getPrototypeOf(data);
  if (Token.isUnresolved(data) || (prototype !== null && Object.getPrototypeOf(prototype) !== null)) {
    throw invalid(path, data.constructor.name, 'pass JSON data and mapping values, and a token by Token.asString');
  }
}

/**
 * Members in the order of their names, by characters, which is the same on every machine. One that is undefined is none,
 * as in JSON, and as null of a map of other languages, which jsii leaves out.
 */
export function sortedEntries(data: object): [string, unknown][] {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The error for what no template can say. */
export function invalid(path: string, got: string, remedy: string): Error {
  const problem = `${path} cannot be written into a mapping template`;
  return ruleError('mapping-template-invalid', undefined, { problem, got, remedy });
}
