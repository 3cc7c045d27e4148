import { matchesArn } from '../assembly/function-permissions';
import { type ConditionValues, holds } from './policy-condition';

/** What a policy is asked about. */
export interface PolicyQuestion {
  readonly action: string;
  readonly resource: string;
  readonly values: ConditionValues;
}

/** What a policy says: only `allowed` lets somebody in. */
export type PolicyDecision = 'allowed' | 'denied' | 'not covered';

/**
 * Evaluates an IAM policy as IAM does: a statement that denies prevails over those that allow, and what no statement
 * allows is not allowed. Throws an Error for a policy that IAM would not take.
 */
export function evaluatePolicy(document: unknown, question: PolicyQuestion): PolicyDecision {
  if (!isObject(document)) {
    throw new Error(`policy document is not an object, got ${shown(document)}; return one with a Statement`);
  }
  const { Statement } = document;
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  const effects = statements.map((statement) => effectOf(statement, question));
  if (effects.includes('Deny')) {
    return 'denied';
  }
  return effects.includes('Allow') ? 'allowed' : 'not covered';
}

/** The effect of a statement; undefined when it is about something else. All of it is checked first. */
function effectOf(statement: unknown, { action, resource, values }: PolicyQuestion): 'Allow' | 'Deny' | undefined {
  if (!isObject(statement)) {
    throw new Error(`policy statement is not an object, got ${shown(statement)}; give the policy a Statement`);
  }
  const { Effect } = statement;
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    throw new Error(`policy statement has an unknown effect, got ${shown(Effect)}; use Allow or Deny`);
  }
  const isAction = covers(statement, 'Action', (pattern) => matchesArn(action.toLowerCase(), pattern.toLowerCase()));
  const isResource = covers(statement, 'Resource', (pattern) => matchesArn(resource, pattern));
  const isCondition = holds(statement.Condition, values);
  return isAction && isResource && isCondition ? Effect : undefined;
}

/** Whether one of the patterns under a name matches, or none of those under its opposite. */
function covers(
  statement: { readonly [name: string]: unknown },
  name: 'Action' | 'Resource',
  matches: (pattern: string) => boolean,
): boolean {
  const [given, opposite] = [statement[name], statement[`Not${name}`]];
  if ((given === undefined) === (opposite === undefined)) {
    throw new Error(
      `policy statement needs one of ${name} and Not${name}, got ${shown(statement)}; give it one of them`,
    );
  }
  const patterns = [given === undefined ? opposite : given].flat();
  const wrong = patterns.find((pattern) => typeof pattern !== 'string');
  if (patterns.length === 0 || wrong !== undefined) {
    throw new Error(`policy statement has a ${name} that is not a string, got ${shown(wrong)}; give it strings`);
  }
  const isMatched = patterns.some((pattern) => matches(pattern as string));
  return opposite === undefined ? isMatched : !isMatched;
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 200) ?? 'nothing';
}
