import { BlockList, isIP } from 'node:net';
import type { Message } from '../../../lib/runtime/exchange/message';
import { matchesArn } from '../assembly/function-permissions';

/** The values of condition keys, such as `aws:SourceIp`, by their names in lower case. */
export type ConditionValues = ReadonlyMap<string, string>;

/** The values that a handshake gives the condition keys of a policy. */
export function conditionValues({ headers, requestTime, sourceIp, userAgent }: Message): ConditionValues {
  const referer = [...headers].find(([name]) => name.toLowerCase() === 'referer')?.[1].at(-1);
  const values = [
    ['aws:sourceip', sourceIp],
    ['aws:useragent', userAgent],
    ['aws:referer', referer],
    ['aws:currenttime', requestTime.toISOString()],
    ['aws:epochtime', String(Math.floor(requestTime.getTime() / 1000))],
    // Clients reach API Gateway by TLS only, so here a policy that asks for it must not refuse everybody.
    ['aws:securetransport', 'true'],
  ] as const;
  return new Map(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** Compares a value of the request with one of the policy. */
type Comparison = (value: string, expected: string) => boolean;

const asNumber = (compare: (left: number, right: number) => boolean): Comparison => {
  return (value, expected) => compare(Number(value), Number(expected));
};

/** A date is in ISO 8601, or a number of seconds. */
const instant = (text: string) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text));

const asDate = (compare: (left: number, right: number) => boolean): Comparison => {
  return (value, expected) => compare(instant(value), instant(expected));
};

const ORDER: { readonly [name: string]: (left: number, right: number) => boolean } = {
  Equals: (left, right) => left === right,
  LessThan: (left, right) => left < right,
  LessThanEquals: (left, right) => left <= right,
  GreaterThan: (left, right) => left > right,
  GreaterThanEquals: (left, right) => left >= right,
};

const COMPARISONS = new Map<string, Comparison>([
  ['StringEquals', (value, expected) => value === expected],
  ['StringEqualsIgnoreCase', (value, expected) => value.toLowerCase() === expected.toLowerCase()],
  ['StringLike', matchesArn],
  ['ArnEquals', matchesArn],
  ['ArnLike', matchesArn],
  ['Bool', (value, expected) => value === expected.toLowerCase()],
  ['IpAddress', isInRange],
  ...Object.entries(ORDER).flatMap(([name, compare]): [string, Comparison][] => [
    [`Numeric${name}`, asNumber(compare)],
    [`Date${name}`, asDate(compare)],
  ]),
]);

/** Operators that are the opposite of another one. */
const OPPOSITES = new Map([
  ['StringNotEquals', 'StringEquals'],
  ['StringNotEqualsIgnoreCase', 'StringEqualsIgnoreCase'],
  ['StringNotLike', 'StringLike'],
  ['ArnNotEquals', 'ArnEquals'],
  ['ArnNotLike', 'ArnLike'],
  ['NumericNotEquals', 'NumericEquals'],
  ['DateNotEquals', 'DateEquals'],
  ['NotIpAddress', 'IpAddress'],
]);

/** Whether the condition of a policy statement holds. Throws an Error for one that IAM would not take. */
export function holds(condition: unknown, values: ConditionValues): boolean {
  if (condition === undefined) {
    return true;
  }
  return members(condition, 'condition')
    .flatMap(([operator, keys]) =>
      members(keys, `condition ${JSON.stringify(operator)}`).map(([key, expected]) =>
        isMet(operator, values.get(key.toLowerCase()), [expected].flat().map(String)),
      ),
    )
    .every(Boolean);
}

function isMet(operator: string, value: string | undefined, expected: readonly string[]): boolean {
  if (operator === 'Null') {
    return expected.some((isMissing) => isMissing.toLowerCase() === String(value === undefined));
  }
  const [, quantifier, name = '', ifExists] = /^(ForAllValues:|ForAnyValue:)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const opposite = OPPOSITES.get(name);
  const comparison = COMPARISONS.get(opposite ?? name);
  if (!comparison) {
    throw new Error(
      `policy condition has an unknown operator, got ${JSON.stringify(operator)}; use one of IAM's, such as IpAddress`,
    );
  }
  if (value === undefined) {
    return opposite !== undefined || ifExists !== undefined || quantifier === 'ForAllValues:';
  }
  const isMatched = expected.some((one) => comparison(value, one));
  return opposite === undefined ? isMatched : !isMatched;
}

function isInRange(address: string, range: string): boolean {
  const [network = '', prefix] = range.split('/');
  const family = (text: string) => (isIP(text) === 6 ? 'ipv6' : 'ipv4');
  const bits = prefix === undefined ? (isIP(network) === 6 ? 128 : 32) : Number(prefix);
  try {
    const list = new BlockList();
    list.addSubnet(network, bits, family(network));
    return list.check(address, family(address));
  } catch {
    throw new Error(`policy condition has a wrong range, got ${JSON.stringify(range)}; use one such as 203.0.113.0/24`);
  }
}

function members(value: unknown, what: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(
      `policy ${what} is not an object, got ${JSON.stringify(value)}; write {"OPERATOR":{"KEY":"VALUE"}}`,
    );
  }
  return Object.entries(value);
}
