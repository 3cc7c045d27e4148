/** A part of a mapping template, as far as the rules tell parts apart. */
export type Segment =
  /** Characters that are printed as they are. */
  | { readonly kind: 'text'; readonly text: string }
  /** Something that is printed: a reference with all that follows its name. */
  | { readonly kind: 'reference'; readonly text: string }
  /** A variable that is given a value, or that goes through the members of one. */
  | { readonly kind: 'assignment'; readonly text: string; readonly name: string; readonly value: string }
  /** Any other directive, with its arguments. */
  | { readonly kind: 'directive'; readonly text: string };

const NO_SPECIAL = /[^\\$#]+/y;
const NOT_PRINTED = /##[^\r\n]*(?:\r\n|\r|\n)?|#\*[\s\S]*?\*#/y;
const VERBATIM = /#\[\[([\s\S]*?)\]\]#/y;
const ESCAPED = /\\[$#\\]/y;
const REFERENCE = /\$!?(\{)?[A-Za-z_][\w-]*/y;
const STEP = /\.[A-Za-z_][\w-]*(\()?|(\[)/y;
const BRANCH = /#(?:\{(?:else|end)\}|else(?!if)|end)/y;
const DIRECTIVE = /#(?:\{(\w+)\}|@?([A-Za-z]\w*))\s*\(/y;
const SET = /^\s*\$!?\{?([\w-]+)\}?\s*=([\s\S]*)$/;
const LOOP = /^\s*\$!?\{?([\w-]+)\}?\s+in\b([\s\S]*)$/;

/**
 * Cuts a mapping template that can be read into parts. It is not the parser, which knows the grammar but not where text
 * goes: what counts here is what stands around a reference.
 */
export function scanTemplate(template: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  while (at < template.length) {
    const [segment, end] = scanAt(template, at);
    const last = segments[segments.length - 1];
    if (segment?.kind === 'text' && last?.kind === 'text') {
      segments[segments.length - 1] = { kind: 'text', text: last.text + segment.text };
    } else if (segment) {
      segments.push(segment);
    }
    at = end;
  }
  return segments;
}

/** The part that begins at an offset, and where it ends; a comment is none. */
function scanAt(template: string, at: number): [Segment | undefined, number] {
  const plain = matchAt(NO_SPECIAL, template, at) ?? matchAt(ESCAPED, template, at);
  if (plain) {
    return [{ kind: 'text', text: plain[0] }, at + plain[0].length];
  }
  const verbatim = matchAt(VERBATIM, template, at);
  if (verbatim) {
    return [{ kind: 'text', text: verbatim[1] as string }, at + verbatim[0].length];
  }
  const comment = matchAt(NOT_PRINTED, template, at);
  if (comment) {
    return [undefined, at + comment[0].length];
  }
  const branch = matchAt(BRANCH, template, at);
  if (branch) {
    return [{ kind: 'directive', text: branch[0] }, at + branch[0].length];
  }
  const directive = matchAt(DIRECTIVE, template, at);
  if (directive) {
    const opening = at + directive[0].length - 1;
    const end = endOfBrackets(template, opening);
    const name = directive[1] ?? directive[2];
    return [directiveOf(name as string, template.slice(at, end), template.slice(opening + 1, end - 1)), end];
  }
  if (matchAt(REFERENCE, template, at)) {
    const end = endOfReference(template, at);
    return [{ kind: 'reference', text: template.slice(at, end) }, end];
  }
  return [{ kind: 'text', text: template[at] as string }, at + 1];
}

function directiveOf(name: string, text: string, argument: string): Segment {
  const pattern = name === 'set' ? SET : name === 'foreach' ? LOOP : undefined;
  const [, variable, value] = pattern?.exec(argument) ?? [];
  return variable !== undefined && value !== undefined
    ? { kind: 'assignment', text, name: variable, value }
    : { kind: 'directive', text };
}

/**
 * Where the reference ends that begins at an offset.
 */
export function endOfReference(text: string, start: number): number {
  const [name, brace] = matchAt(REFERENCE, text, start) as RegExpExecArray;
  if (brace !== undefined) {
    return endOfBrackets(text, start + name.indexOf('{'));
  }
  let at = start + name.length;
  for (let step = matchAt(STEP, text, at); step; step = matchAt(STEP, text, at)) {
    const opens = (step[1] ?? step[2]) !== undefined;
    at = opens ? endOfBrackets(text, at + step[0].length - 1) : at + step[0].length;
  }
  return at;
}

/**
 * Where the bracket closes that opens at an offset, whatever brackets stand in quotes.
 */
export function endOfBrackets(text: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const character = text[at] as string;
    if (character === '"' || character === "'") {
      // One that is alone is a character like any other.
      at = Math.max(at, text.indexOf(character, at + 1));
    } else if ('([{'.includes(character)) {
      depth += 1;
    } else if (')]}'.includes(character)) {
      depth -= 1;
    }
    at += 1;
  } while (depth > 0 && at < text.length);
  return at;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
