import { type Budget, SIZE } from '../budget';
import { isNumber, type JavaNumber, stepsOfNumber } from './arithmetic';
import {
  JavaBigDecimal,
  JavaBigInteger,
  JavaCharacter,
  JavaDouble,
  JavaFloat,
  JavaList,
  JavaMap,
  type JavaValue,
} from './value';

const LIST_CLASSES = {
  list: 'java.util.ArrayList',
  json: 'net.minidev.json.JSONArray',
  array: '[Ljava.lang.String;',
  set: 'java.util.LinkedHashMap$LinkedKeySet',
  collection: 'java.util.LinkedHashMap$LinkedValues',
} as const;

/** The name of the Java class of a value. */
export function className(value: Exclude<JavaValue, null>): string {
  switch (typeof value) {
    case 'string':
      return 'java.lang.String';
    case 'number':
      return 'java.lang.Integer';
    case 'bigint':
      return 'java.lang.Long';
    case 'boolean':
      return 'java.lang.Boolean';
  }
  if (value instanceof JavaList) {
    return value.part ? 'java.util.ArrayList$SubList' : LIST_CLASSES[value.kind];
  }
  if (value instanceof JavaMap) {
    return 'java.util.LinkedHashMap';
  }
  if (value instanceof JavaDouble) {
    return value instanceof JavaFloat ? 'java.lang.Float' : 'java.lang.Double';
  }
  if (value instanceof JavaCharacter) {
    return 'java.lang.Character';
  }
  if (value instanceof JavaBigInteger) {
    return 'java.math.BigInteger';
  }
  return value instanceof JavaBigDecimal ? 'java.math.BigDecimal' : value.constructor.name;
}

/** Whether the class of one of two values is that of the other, or extends it. */
export function isSameClass(left: Exclude<JavaValue, null>, right: Exclude<JavaValue, null>): boolean {
  if (left instanceof JavaList && right instanceof JavaList) {
    const isArrayList = (list: JavaList) => !list.part && (list.kind === 'list' || list.kind === 'json');
    if (isArrayList(left) && isArrayList(right)) {
      return true;
    }
  }
  return className(left) === className(right);
}

/** Which lists `equals` compares with each other, by their members. */
const FAMILIES = { list: 'list', json: 'list', set: 'set', array: '', collection: '' } as const;

/** What `left.equals(right)` gives. */
export function isEqual(left: JavaValue, right: JavaValue, budget: Budget): boolean {
  budget.step();
  if (typeof left === 'string' && typeof right === 'string') {
    if (left.length !== right.length) {
      return false;
    }
    budget.copy(left.length);
  }
  if (left === right || left === null || right === null) {
    return left === right;
  }
  if (left instanceof JavaDouble && right instanceof JavaDouble) {
    return Object.is(left.value, right.value) && left instanceof JavaFloat === right instanceof JavaFloat;
  }
  if (left instanceof JavaCharacter && right instanceof JavaCharacter) {
    return left.value === right.value;
  }
  if (left instanceof JavaBigInteger && right instanceof JavaBigInteger) {
    budget.step(stepsOfNumber(left) >> 6);
    return left.value === right.value;
  }
  if (left instanceof JavaBigDecimal && right instanceof JavaBigDecimal) {
    return left.unscaled === right.unscaled && left.scale === right.scale;
  }
  budget.enter();
  let equal = false;
  if (left instanceof JavaList && right instanceof JavaList) {
    equal = isEqualList(left, right, budget);
  } else if (left instanceof JavaMap && right instanceof JavaMap) {
    equal = left.entries.size === right.entries.size && isEqualMap(left, right, budget);
  }
  budget.leave();
  return equal;
}

function isEqualMap(left: JavaMap, right: JavaMap, budget: Budget): boolean {
  for (const [key, value] of left.entries) {
    const other = right.entries.get(key);
    if (other === undefined || !isEqual(value, other, budget)) {
      return false;
    }
  }
  return true;
}

function isEqualList(left: JavaList, right: JavaList, budget: Budget): boolean {
  // A map has one view of its values, which equals itself.
  if (left.map !== undefined && left.map === right.map && left.kind === right.kind) {
    return true;
  }
  const family = FAMILIES[left.kind];
  if (family === '' || family !== FAMILIES[right.kind] || left.size !== right.size) {
    return false;
  }
  budget.passing(2 * left.size * SIZE.member);
  budget.step(left.size >> 2);
  const [items, others] = [left.items, right.items];
  if (family === 'set') {
    return items.every((item) => others.some((other) => isEqual(item, other, budget)));
  }
  return items.every((item, index) => isEqual(item, others[index] as JavaValue, budget));
}

/** What `hashCode()` gives; 0 for what Java hashes by its address, which is another one each time. */
export function hashCode(value: JavaValue, budget: Budget): number {
  budget.step();
  if (typeof value === 'string') {
    budget.scan(value.length);
    return stringHash(value);
  }
  if (typeof value === 'boolean') {
    return value ? 1231 : 1237;
  }
  if (value !== null && isNumber(value)) {
    return numberHash(value, budget);
  }
  if (value instanceof JavaCharacter) {
    return value.value.charCodeAt(0);
  }
  let hash = 0;
  if (value instanceof JavaList && value.kind !== 'array' && value.kind !== 'collection') {
    budget.enter();
    hash = value.kind === 'set' ? 0 : 1;
    for (const item of value.items) {
      hash = ((value.kind === 'set' ? hash : Math.imul(31, hash)) + hashCode(item, budget)) | 0;
    }
    budget.leave();
  } else if (value instanceof JavaMap) {
    budget.enter();
    for (const [key, entry] of value.entries) {
      hash = (hash + (hashCode(key, budget) ^ hashCode(entry, budget))) | 0;
    }
    budget.leave();
  }
  return hash;
}

function stringHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
  }
  return hash;
}

function numberHash(value: JavaNumber, budget: Budget): number {
  if (typeof value === 'number') {
    return value;
  }
  if (typeof value === 'bigint') {
    return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
  }
  if (value instanceof JavaDouble) {
    return floatHash(value);
  }
  if (value instanceof JavaBigInteger) {
    return wordsHash(value.value, budget);
  }
  return (Math.imul(31, wordsHash(value.unscaled, budget)) + value.scale) | 0;
}

/** A Double hashes both words of its bits, a Float its only one; all that is not a number has the same bits. */
function floatHash(value: JavaDouble): number {
  const bits = new DataView(new ArrayBuffer(8));
  if (value instanceof JavaFloat) {
    bits.setFloat32(0, value.value);
    return bits.getInt32(0);
  }
  bits.setFloat64(0, value.value);
  return bits.getInt32(0) ^ bits.getInt32(4);
}

/** A BigInteger hashes the 32-bit words of its magnitude. */
function wordsHash(value: bigint, budget: Budget): number {
  budget.step(stepsOfNumber(new JavaBigInteger(value)));
  const digits = (value < 0n ? -value : value).toString(16);
  let hash = 0;
  for (let end = digits.length % 8 || 8; end <= digits.length; end += 8) {
    hash = (Math.imul(31, hash) + Number.parseInt(digits.slice(Math.max(end - 8, 0), end), 16)) | 0;
  }
  return value < 0n ? -hash | 0 : hash;
}
