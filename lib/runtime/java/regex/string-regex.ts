import { type Budget, SIZE } from '../../budget';
import { JavaException } from '../java-exception';
import { Regex, type RegexMatch } from './regex';

/** Java's `subject.matches(regex)`. */
export function matches(subject: string, regex: string, budget: Budget): boolean {
  return new Regex(regex, budget).matches(subject);
}

/** Java's `subject.replaceAll(regex, replacement)`. */
export function replaceAll(subject: string, regex: string, replacement: string, budget: Budget): string {
  return replace(subject, regex, replacement, Number.POSITIVE_INFINITY, budget);
}

/** Java's `subject.replaceFirst(regex, replacement)`. */
export function replaceFirst(subject: string, regex: string, replacement: string, budget: Budget): string {
  return replace(subject, regex, replacement, 1, budget);
}

/** Java's `subject.split(regex, limit)`; a limit of 0 is that of `split(regex)`, which drops empty parts at the end. */
export function split(subject: string, regex: string, limit: number, budget: Budget): string[] {
  budget.text(subject.length);
  const parts: string[] = [];
  let from = 0;
  for (const [[start, end]] of new Regex(regex, budget).search(subject)) {
    if (limit > 0 && parts.length === limit - 1) {
      break;
    }
    // A match of nothing at the start has no part before it.
    if (end > 0) {
      budget.text(2 * SIZE.member);
      parts.push(subject.slice(from, start));
      from = end;
    }
  }
  // A text that is not split at all is there even if it is empty.
  if (from === 0) {
    return [subject];
  }
  parts.push(subject.slice(from));
  while (limit === 0 && parts.at(-1) === '') {
    parts.pop();
  }
  return parts;
}

function replace(subject: string, regex: string, replacement: string, most: number, budget: Budget): string {
  const compiled = new Regex(regex, budget);
  const pieces: string[] = [];
  const add = (piece: string) => {
    budget.text(piece.length + 2 * SIZE.member);
    pieces.push(piece);
  };
  let from = 0;
  let count = 0;
  for (const match of compiled.search(subject)) {
    const [start, end] = match[0];
    add(subject.slice(from, start));
    for (const piece of expand(replacement, subject, compiled, match)) {
      budget.step();
      add(piece);
    }
    from = end;
    count += 1;
    if (count === most) {
      break;
    }
  }
  add(subject.slice(from));
  return pieces.join('');
}

/** The pieces of a replacement, with what the groups that `$1` and `${name}` stand for have captured. */
function* expand(replacement: string, subject: string, regex: Regex, match: RegexMatch): Generator<string> {
  let at = 0;
  while (at < replacement.length) {
    const char = replacement.charAt(at);
    if (char === '\\') {
      if (at + 1 === replacement.length) {
        throw illegal('character to be escaped is missing');
      }
      yield replacement.charAt(at + 1);
      at += 2;
    } else if (char === '$') {
      const { group, next } = groupReference(replacement, at + 1, regex, match.length - 1);
      const bounds = match[group];
      if (!bounds) {
        throw new JavaException('java.lang.IndexOutOfBoundsException', `No group ${group}`);
      }
      // A group that took no part has bounds of -1, and is empty: there is nothing between them.
      yield subject.slice(...bounds);
      at = next;
    } else {
      yield char;
      at += 1;
    }
  }
}

function groupReference(text: string, at: number, regex: Regex, groupCount: number): { group: number; next: number } {
  const char = text.charAt(at);
  if (char === '') {
    throw illegal('Illegal group reference: group index is missing');
  }
  if (char === '{') {
    return namedReference(text, at + 1, regex);
  }
  if (!/[0-9]/.test(char)) {
    throw illegal('Illegal group reference');
  }
  let group = Number(char);
  let next = at + 1;
  // A further digit counts only if there is such a group.
  while (/[0-9]/.test(text.charAt(next)) && group * 10 + Number(text.charAt(next)) <= groupCount) {
    group = group * 10 + Number(text.charAt(next));
    next += 1;
  }
  return { group, next };
}

function namedReference(text: string, at: number, regex: Regex): { group: number; next: number } {
  let next = at;
  while (/[A-Za-z0-9]/.test(text.charAt(next))) {
    next += 1;
  }
  const name = text.slice(at, next);
  if (name === '') {
    throw illegal('named capturing group has 0 length name');
  }
  if (text.charAt(next) !== '}') {
    throw illegal("named capturing group is missing trailing '}'");
  }
  if (/^[0-9]/.test(name)) {
    throw illegal(`capturing group name {${name}} starts with digit character`);
  }
  const group = regex.groupNamed(name);
  if (group === undefined) {
    throw illegal(`No group with name {${name}}`);
  }
  return { group, next: next + 1 };
}

function illegal(message: string): JavaException {
  return new JavaException('java.lang.IllegalArgumentException', message);
}
