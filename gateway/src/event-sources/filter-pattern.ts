import { own } from '../../../lib/runtime/cloudformation/json';

/**
 * Whether a record matches a filter pattern of Lambda, which is a pattern of EventBridge.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export function matchesPattern(value: unknown, pattern: unknown): boolean {
  if (typeof pattern !== 'object' || pattern === null || Array.isArray(pattern)) {
    return false;
  }
  return Object.entries(pattern).every(([name, expected]) => {
    if (name === '$or' && Array.isArray(expected)) {
      return expected.some((alternative) => matchesPattern(value, alternative));
    }
    const actual = own(value, name);
    if (Array.isArray(expected)) {
      return expected.some((condition) => matchesCondition(actual, condition));
    }
    return matchesPattern(actual, expected);
  });
}

/** One condition of a list. Of a list of values, one has to match. */
function matchesCondition(actual: unknown, condition: unknown): boolean {
  if (typeof condition !== 'object' || condition === null) {
    return listOf(actual).some((value) => value === condition);
  }
  const [operator = '', operand] = Object.entries(condition)[0] ?? [];
  if (operator === 'exists') {
    return (actual !== undefined) === operand;
  }
  return actual !== undefined && listOf(actual).some((value) => matchesOperator(value, operator, operand));
}

function matchesOperator(value: unknown, operator: string, operand: unknown): boolean {
  switch (operator) {
    case 'prefix':
    case 'suffix':
      return matchesEnd(value, operator, operand);
    case 'equals-ignore-case':
      return isText(value) && isText(operand) && value.toLowerCase() === operand.toLowerCase();
    case 'wildcard':
      return isText(value) && isText(operand) && wildcard(operand).test(value);
    case 'anything-but':
      return !isExcluded(value, operand);
    case 'numeric':
      return typeof value === 'number' && Array.isArray(operand) && matchesNumber(value, operand);
    default:
      return false;
  }
}

function matchesEnd(value: unknown, operator: 'prefix' | 'suffix', operand: unknown): boolean {
  const folded = own(operand, 'equals-ignore-case');
  if (isText(folded)) {
    return isText(value) && matchesEnd(value.toLowerCase(), operator, folded.toLowerCase());
  }
  if (!isText(value) || !isText(operand)) {
    return false;
  }
  return operator === 'prefix' ? value.startsWith(operand) : value.endsWith(operand);
}

function isExcluded(value: unknown, operand: unknown): boolean {
  if (typeof operand === 'object' && operand !== null && !Array.isArray(operand)) {
    const [operator = '', inner] = Object.entries(operand)[0] ?? [];
    return listOf(inner).some((each) => matchesOperator(value, operator, each));
  }
  return listOf(operand).some((each) => each === value);
}

function matchesNumber(value: number, operand: readonly unknown[]): boolean {
  for (let index = 0; index < operand.length; index += 2) {
    const limit = operand[index + 1];
    if (typeof limit !== 'number' || !compare(value, operand[index], limit)) {
      return false;
    }
  }
  return operand.length > 0;
}

function compare(value: number, operator: unknown, limit: number): boolean {
  switch (operator) {
    case '=':
      return value === limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    default:
      return false;
  }
}

function wildcard(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
