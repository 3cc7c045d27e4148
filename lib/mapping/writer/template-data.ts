import { Token } from 'aws-cdk-lib';
import { describeGiven, ruleError } from '../../diagnostics';

/** Fails for what JSON cannot represent: an object that is more than its members, or a token of unknown type. */
export function requireData(data: object, path: string): void {
  if (Array.isArray(data)) {
    if (Token.isUnresolved(data)) {
      throw invalidData(path, 'a list token', 'pass a string made of it, such as Fn.join(",", list)');
    }
    return;
  }
  const prototype = Object.getPrototypeOf(data);
  if (Token.isUnresolved(data) || (prototype !== null && Object.getPrototypeOf(prototype) !== null)) {
    throw invalidData(path, describeGiven(data), 'pass JSON data and mapping values; pass a token by Token.asString');
  }
}

/**
 * Members sorted by name, by code units, which is the same on every machine. An undefined member is left out, as in JSON,
 * and as jsii leaves out null members of the maps of other languages.
 */
export function sortedEntries(data: object): [string, unknown][] {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The error for data that a mapping template cannot contain. */
export function invalidData(path: string, got: string | number, remedy: string): Error {
  return ruleError('mapping-template-invalid', path, {
    problem: 'value cannot be written to a mapping template',
    got,
    remedy,
  });
}
