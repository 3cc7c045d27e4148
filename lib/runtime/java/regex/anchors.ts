import type { Budget } from '../../budget';
import { isLineTerminator, type RegexFlags, spelled } from './characters';

/** A text that is searched. */
export interface SearchedText {
  readonly text: string;

  /** Where the last match ended. */
  readonly lastEnd: number;
  readonly budget: Budget;
}

/** Whether a place in a text is the one that an anchor such as `^` asks for. */
export type Anchor = (searched: SearchedText, at: number) => boolean;

const LETTER_OR_DIGIT = spelled('\\p{L}\\p{Nd}', false);
const COMBINING_MARK = spelled('\\p{Mn}', false);
const UNICODE_WORD = spelled('\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}', false);

export const atStart: Anchor = (_, at) => at === 0;
export const atEnd: Anchor = ({ text }, at) => at === text.length;
export const atLastEnd: Anchor = ({ lastEnd }, at) => at === lastEnd;

/** What `^` asks for. */
export function caret(flags: RegexFlags): Anchor {
  if (!flags.has('m')) {
    return atStart;
  }
  const ends = lineEnd(flags);
  // A line that would begin at the very end of the text is none, not even the only one.
  return ({ text }, at) => at < text.length && (at === 0 || (ends(text, at - 1) && !isInsideCrLf(text, at, flags)));
}

/** What `$` asks for, and `\Z` when lines do not count. */
export function dollar(flags: RegexFlags, lines: boolean): Anchor {
  const ends = lineEnd(flags);
  return ({ text }, at) => {
    if (at === text.length) {
      return true;
    }
    if (!ends(text, at) || isInsideCrLf(text, at, flags)) {
      return false;
    }
    return lines || at + 1 === text.length || (at + 2 === text.length && isInsideCrLf(text, at + 1, flags));
  };
}

/** What `\b` asks for. */
export function wordBoundary(flags: RegexFlags): Anchor {
  const isWord = flags.has('U') ? UNICODE_WORD.has : (char: number) => char === 0x5f || LETTER_OR_DIGIT.has(char);
  return (searched, at) => isWordBefore(searched, at, isWord) !== isWordAt(searched, at, isWord);
}

/** What `\B` asks for. */
export function noWordBoundary(flags: RegexFlags): Anchor {
  const boundary = wordBoundary(flags);
  return (searched, at) => !boundary(searched, at);
}

function lineEnd(flags: RegexFlags): (text: string, at: number) => boolean {
  return flags.has('d')
    ? (text, at) => text.charCodeAt(at) === 0x0a
    : (text, at) => isLineTerminator(text.charCodeAt(at));
}

function isInsideCrLf(text: string, at: number, flags: RegexFlags): boolean {
  return !flags.has('d') && text[at - 1] === '\r' && text[at] === '\n';
}

function isWordBefore(searched: SearchedText, at: number, isWord: (char: number) => boolean): boolean {
  if (at === 0) {
    return false;
  }
  const { text } = searched;
  const paired = at > 1 && (text.codePointAt(at - 2) as number) > 0xffff;
  const char = paired ? (text.codePointAt(at - 2) as number) : text.charCodeAt(at - 1);
  return isWord(char) || hasBase(searched, at - 1, char);
}

function isWordAt(searched: SearchedText, at: number, isWord: (char: number) => boolean): boolean {
  const char = searched.text.codePointAt(at);
  return char !== undefined && (isWord(char) || hasBase(searched, at, char));
}

/** Whether a combining mark stands on a letter or digit, marks between them or not. */
function hasBase({ text, budget }: SearchedText, mark: number, char: number): boolean {
  if (!COMBINING_MARK.has(char)) {
    return false;
  }
  let at = mark;
  while (at > 0 && COMBINING_MARK.has(text.codePointAt(at) as number)) {
    budget.step();
    at -= 1;
  }
  return LETTER_OR_DIGIT.has(text.codePointAt(at) as number);
}
