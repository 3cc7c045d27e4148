import type { Budget } from '../budget';
import { isNumber } from './arithmetic';
import { JavaBigDecimal, JavaBigInteger, JavaCharacter, JavaDouble, JavaList, JavaMap, type JavaValue } from './value';

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
    return 'java.lang.Double';
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
  if (left === right || left === null || right === null) {
    return left === right;
  }
  if (left instanceof JavaDouble && right instanceof JavaDouble) {
    return Object.is(left.value, right.value);
  }
  if (left instanceof JavaCharacter && right instanceof JavaCharacter) {
    return left.value === right.value;
  }
  if (left instanceof JavaBigInteger && right instanceof JavaBigInteger) {
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
    equal =
      left.entries.size === right.entries.size &&
      [...left.entries].every(([key, value]) => {
        const other = right.entries.get(key);
        return other !== undefined && isEqual(value, other, budget);
      });
  }
  budget.leave();
  return equal;
}

function isEqualList(left: JavaList, right: JavaList, budget: Budget): boolean {
  // A map has one view of its values, which equals itself.
  if (left.map !== undefined && left.map === right.map && left.kind === right.kind) {
    return true;
  }
  const family = FAMILIES[left.kind];
  if (family === '' || family !== FAMILIES[right.kind] || left.items.length !== right.items.length) {
    return false;
  }
  if (family === 'set') {
    return left.items.every((item) => right.items.some((other) => isEqual(item, other, budget)));
  }
  return left.items.every((item, index) => isEqual(item, right.items[index] as JavaValue, budget));
}

/** What `hashCode()` gives; 0 for what Java hashes by its address, which is another one each time. */
export function hashCode(value: JavaValue, budget: Budget): number {
  budget.step();
  if (typeof value === 'string') {
    return stringHash(value);
  }
  if (typeof value === 'boolean') {
    return value ? 1231 : 1237;
  }
  if (value !== null && isNumber(value)) {
    return numberHash(value);
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

function numberHash(value: number | bigint | JavaDouble | JavaBigInteger | JavaBigDecimal): number {
  if (typeof value === 'number') {
    return value;
  }
  if (typeof value === 'bigint') {
    return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
  }
  if (value instanceof JavaDouble) {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setFloat64(0, value.value);
    return bits.getInt32(0) ^ bits.getInt32(4);
  }
  if (value instanceof JavaBigInteger) {
    return wordsHash(value.value);
  }
  return (Math.imul(31, wordsHash(value.unscaled)) + value.scale) | 0;
}

/** A BigInteger hashes the 32-bit words of its magnitude. */
function wordsHash(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  let hash = 0;
  for (let shift = BigInt(Math.floor((magnitude.toString(2).length - 1) / 32) * 32); shift >= 0n; shift -= 32n) {
    hash = (Math.imul(31, hash) + Number(BigInt.asIntN(32, magnitude >> shift))) | 0;
  }
  return value < 0n ? -hash | 0 : hash;
}
