import { Token } from 'aws-cdk-lib';

/** Fails with what JSON has no form for: an object that is more than its members, or a token of no known type. */
export function requireData(data: object, path: string): void {
  if (Token.isUnresolved(data)) {
    throw invalid(path, Array.isArray(data) ? 'a list that is a token' : 'a token', 'pass it by Token.asString');
  }
  const prototype = Object.getPrototypeOf(data);
  if (!Array.isArray(data) && prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw invalid(path, data.constructor.name, 'pass JSON data and mapping values');
  }
}

/** Members in the order of their names, by characters, which is the same on every machine. */
export function sortedEntries(data: object): [string, unknown][] {
  return Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The error for what no template can say. */
export function invalid(path: string, got: string, remedy: string): Error {
  return new Error(
    `${path} cannot be written into a mapping template, got ${JSON.stringify(got)}; ${remedy} [mapping-template-invalid]`,
  );
}
