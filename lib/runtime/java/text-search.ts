import { type Budget, SIZE } from '../budget';

/** Up to this length, what is searched for costs the engine of JavaScript little, whatever it is. */
const SHORT = 8;

/** Where a text is first found in another, from some place on, or -1; as `String.prototype.indexOf`. */
export function indexOf(text: string, searched: string, from: number, budget: Budget): number {
  const start = Math.min(Math.max(from, 0), text.length);
  const find = finder(searched, budget);
  budget.scan(text.length - start);
  return find(text, start);
}

/** Where a text is last found in another, at some place or before, or -1; as `String.prototype.lastIndexOf`. */
export function lastIndexOf(text: string, searched: string, from: number, budget: Budget): number {
  const { length } = searched;
  const start = Math.min(from, text.length - length);
  if (start < 0) {
    return -1;
  }
  budget.scan(start + length);
  if (length <= SHORT) {
    return text.lastIndexOf(searched, start);
  }
  const unitAt = (at: number) => searched.charCodeAt(length - 1 - at);
  const fallback = prefixes(length, unitAt, budget);
  let matched = 0;
  for (let at = start + length - 1; at >= 0; at -= 1) {
    matched = matchMore(matched, text.charCodeAt(at), unitAt, fallback);
    if (matched === length) {
      return at;
    }
  }
  return -1;
}

/** Puts a text in the place of another, wherever that is found; an empty one is found between all characters. */
export function replaceText(text: string, searched: string, replacement: string, budget: Budget): string {
  if (searched === '') {
    budget.step(text.length >> 3);
    budget.text(text.length + (text.length + 1) * replacement.length);
    budget.passing(text.length * SIZE.member);
    return replacement + text.split('').join(replacement) + (text === '' ? '' : replacement);
  }
  const find = finder(searched, budget);
  budget.scan(text.length);
  const pieces: string[] = [];
  let at = 0;
  for (let found = find(text, 0); found >= 0; found = find(text, at)) {
    budget.step();
    budget.text(found - at + replacement.length + 2 * SIZE.member);
    pieces.push(text.slice(at, found), replacement);
    at = found + searched.length;
  }
  budget.text(text.length - at);
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** What finds a text from a place on. Whoever calls it takes the steps of going through the text, once. */
function finder(searched: string, budget: Budget): (text: string, from: number) => number {
  const { length } = searched;
  if (length <= SHORT) {
    return (text, from) => text.indexOf(searched, from);
  }
  const unitAt = (at: number) => searched.charCodeAt(at);
  const fallback = prefixes(length, unitAt, budget);
  return (text, from) => {
    let matched = 0;
    for (let at = from; at < text.length; at += 1) {
      matched = matchMore(matched, text.charCodeAt(at), unitAt, fallback);
      if (matched === length) {
        return at - length + 1;
      }
    }
    return -1;
  };
}

/**
 * For each part of a pattern from its start, how much of its end is the start again: what Knuth, Morris and Pratt need to
 * search without ever going back. The engine's own search can take the product of both lengths.
 */
function prefixes(length: number, unitAt: (at: number) => number, budget: Budget): Int32Array {
  budget.scan(length);
  budget.passing(length);
  const lengths = new Int32Array(length);
  for (let at = 1; at < length; at += 1) {
    lengths[at] = matchMore(lengths[at - 1] as number, unitAt(at), unitAt, lengths);
  }
  return lengths;
}

/** How much of a pattern is matched with one more character. */
function matchMore(before: number, unit: number, unitAt: (at: number) => number, fallback: Int32Array): number {
  let matched = before;
  while (matched > 0 && unitAt(matched) !== unit) {
    matched = fallback[matched - 1] as number;
  }
  return unitAt(matched) === unit ? matched + 1 : matched;
}
