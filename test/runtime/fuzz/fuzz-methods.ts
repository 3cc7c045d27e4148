import { Budget, LimitExceededError, MOST_SIZE, SIZE } from '../../../lib/runtime/budget';
import { callMethod, getProperty } from '../../../lib/runtime/java/access';
import { isNumber } from '../../../lib/runtime/java/arithmetic';
import { BIG_DECIMAL_METHODS, BIG_INTEGER_METHODS } from '../../../lib/runtime/java/big-number-methods';
import { CHARACTER_METHODS } from '../../../lib/runtime/java/character-methods';
import { isEqual } from '../../../lib/runtime/java/identity';
import { JavaException } from '../../../lib/runtime/java/java-exception';
import { writeJson } from '../../../lib/runtime/java/json-smart/write-json';
import {
  ARRAY_LIST_METHODS,
  COLLECTION_METHODS,
  JSON_ARRAY_METHODS,
  LIST_METHODS,
} from '../../../lib/runtime/java/list-methods';
import { MAP_METHODS } from '../../../lib/runtime/java/map-methods';
import { BOOLEAN_METHODS, DOUBLE_METHODS, NUMBER_METHODS } from '../../../lib/runtime/java/number-methods';
import { STRING_METHODS } from '../../../lib/runtime/java/string-methods';
import { toText } from '../../../lib/runtime/java/text';
import { JavaCharacter, JavaList, JavaMap, JavaObject, type JavaValue } from '../../../lib/runtime/java/value';
import { INTEGER_METHODS, LONG_METHODS } from '../../../lib/runtime/java/whole-number-methods';
import { Template } from '../../../lib/runtime/velocity/template';
import { TemplateError } from '../../../lib/runtime/velocity/template-error';
import { hostileValue, oneOf, type Random, randomOf } from './hostile-values';
import { TouchMeter } from './touch-meter';

const TABLES = [
  STRING_METHODS,
  COLLECTION_METHODS,
  LIST_METHODS,
  ARRAY_LIST_METHODS,
  JSON_ARRAY_METHODS,
  MAP_METHODS,
  NUMBER_METHODS,
  INTEGER_METHODS,
  LONG_METHODS,
  DOUBLE_METHODS,
  BIG_INTEGER_METHODS,
  BIG_DECIMAL_METHODS,
  BOOLEAN_METHODS,
  CHARACTER_METHODS,
];

/** The methods of objects that have no table, and of every object. */
const OTHER_METHODS = [
  'equals',
  'hashCode',
  'toString',
  'getClass',
  'getName',
  'getKey',
  'setValue',
  'next',
  'hasNext',
  'previous',
  'set',
  'add',
  'format',
  'join',
  'path',
  'json',
  'params',
  'parseJson',
  'escapeJavaScript',
  'urlEncode',
  'urlDecode',
  'base64Encode',
  'base64Decode',
  'getIndex',
  'getParent',
];

/** What JavaScript has under these names, a template must never reach. */
const HOST_NAMES = [
  'constructor',
  '__proto__',
  'prototype',
  'toText',
  'items',
  'entries',
  'splice',
  'call',
  'apply',
  'budget',
  'value',
];

/** The names of all methods that a template can call. */
export const METHOD_NAMES: readonly string[] = [
  ...new Set([...TABLES.flatMap((table) => table.entries.map(([name]) => name)), ...OTHER_METHODS]),
];

/** The most that a unit of work may touch for each step that it takes. */
const TOUCHED_PER_STEP = 64;

/** What is not worth a step. */
const SMALL_CHANGE = 2_000;

/** An operation on values, with how it reads in a report. */
interface Case {
  readonly name: string;
  readonly values: readonly JavaValue[];
  readonly run: (budget: Budget) => unknown;
}

const OPERATORS = ['==', '<', '+', '-', '*', '/', '%', '&&'];

function makeCase(random: Random, budget: Budget): Case {
  const self = hostileValue(random, budget);
  const args = Array.from({ length: random(5) }, () => hostileValue(random, budget));
  const values = [self, ...args];
  switch (random(12)) {
    case 0: {
      const operator = oneOf(random, OPERATORS);
      return { name: operator, values, run: render(`#set($z = $a ${operator} $b)$!z`, values) };
    }
    case 1:
      return { name: 'text', values, run: (limit) => toText(self, limit) };
    case 2:
      return { name: 'json', values, run: (limit) => writeJson(self, limit) };
    case 3:
      return { name: '#evaluate', values, run: render('#evaluate($a)', [typeof self === 'string' ? self : 'x']) };
    case 4:
      return { name: '#foreach', values, run: render('#foreach($i in $a)$i#end', values) };
    case 5: {
      const name = oneOf(random, [...METHOD_NAMES, ...HOST_NAMES]);
      return { name: `.${name}`, values, run: (limit) => self !== null && getProperty(self, name, limit) };
    }
    case 6:
      return { name: 'equality', values, run: (limit) => isEqual(self, args[0] ?? self, limit) };
    case 7: {
      const name = oneOf(random, HOST_NAMES);
      return { name: `${name}()`, values, run: (limit) => self !== null && callMethod(self, name, args, limit) };
    }
    default: {
      const name = oneOf(random, METHOD_NAMES);
      return { name: `${name}()`, values, run: (limit) => self !== null && callMethod(self, name, args, limit) };
    }
  }
}

function render(template: string, values: readonly JavaValue[]): (budget: Budget) => unknown {
  const variables = ['a', 'b', 'c'].flatMap((name, at) => {
    const value = values[at];
    return value === undefined ? [] : [[name, value] as const];
  });
  return (budget) => Template.parse(template).render(variables, { budget });
}

/** What one run of the fuzzer found. */
export interface FuzzReport {
  readonly cases: number;
  readonly problems: readonly string[];
  /** The seconds of the processor that the slowest case took until its budget was spent, and its name. */
  readonly slowest: { readonly seconds: number; readonly name: string };
}

/** How often a case is repeated to spend its budget, as loops of a template would. */
const MOST_REPEATS = 20_000;

/** Runs cases until enough were run. With `spends`, each is repeated until its budget is spent, and the time is taken. */
export function fuzzMethods(seed: number, goesOn: (cases: number) => boolean, spends: boolean): FuzzReport {
  const random = randomOf(seed);
  const problems: string[] = [];
  let slowest = { seconds: 0, name: '' };
  let cases = 0;
  for (; goesOn(cases); cases += 1) {
    const budget = new Budget();
    const before = { steps: budget.stepsTaken, size: budget.peakSize };
    const entry = makeCase(random, budget);
    problems.push(...problemsOf(entry, budget, before).map((problem) => `case ${cases} of seed ${seed}: ${problem}`));
    if (spends) {
      const seconds = secondsToSpend(entry, budget);
      if (seconds > slowest.seconds) {
        slowest = { seconds, name: describe(entry) };
      }
    }
  }
  return { cases, problems, slowest };
}

function problemsOf(entry: Case, budget: Budget, before: { steps: number; size: number }): string[] {
  const meter = new TouchMeter();
  let result: unknown;
  try {
    result = meter.run(() => entry.run(budget));
  } catch (error) {
    if (!(error instanceof JavaException || error instanceof LimitExceededError || error instanceof TemplateError)) {
      return [`${describe(entry)} threw ${error}`];
    }
  }
  const problems: string[] = [];
  const steps = budget.stepsTaken - before.steps;
  if (meter.touched > SMALL_CHANGE + TOUCHED_PER_STEP * steps) {
    problems.push(`${describe(entry)} touched ${meter.touched} for ${steps} steps`);
  }
  const size = budget.peakSize - before.size;
  const made = entry.values.includes(result as JavaValue) ? 0 : sizeOf(result);
  if (made > SMALL_CHANGE + size && made <= MOST_SIZE) {
    problems.push(`${describe(entry)} made ${made} for a size of ${size}`);
  }
  if (!isTemplateValue(result)) {
    problems.push(`${describe(entry)} gave ${String(result)}, which no template may see`);
  }
  return problems;
}

/** The size of a value that was made, without what its members are: they may have been there before. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') {
    return value.length;
  }
  // A view of a map makes nothing until it is looked at.
  return value instanceof JavaList && !value.map ? value.size * SIZE.member : 0;
}

function isTemplateValue(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && (value | 0) === value) ||
    (typeof value === 'bigint' && BigInt.asIntN(64, value) === value) ||
    (typeof value === 'object' && isNumber(value as JavaValue)) ||
    [JavaCharacter, JavaList, JavaMap, JavaObject].some((type) => value instanceof type)
  );
}

function secondsToSpend(entry: Case, budget: Budget): number {
  const { user, system } = process.cpuUsage();
  try {
    for (let count = 0; count < MOST_REPEATS; count += 1) {
      budget.step();
      entry.run(budget);
    }
  } catch {
    // The budget is spent, or the case fails.
  }
  const spent = process.cpuUsage();
  return (spent.user - user + (spent.system - system)) / 1e6;
}

function describe({ name, values }: Case): string {
  return `${name} of ${values.map(describeValue).join(', ')}`;
}

function describeValue(value: JavaValue): string {
  if (typeof value === 'string') {
    return `${JSON.stringify(value.slice(0, 12))}×${value.length}`;
  }
  if (value instanceof JavaList) {
    return `${value.kind}(${value.size})`;
  }
  if (value instanceof JavaMap) {
    return `map(${value.entries.size})`;
  }
  return typeof value === 'object' && value !== null ? value.constructor.name : String(value);
}
