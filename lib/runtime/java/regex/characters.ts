/** The letters of the inline flags that are on, such as `i` of `(?i)`. */
export type RegexFlags = ReadonlySet<string>;

/** A set of characters, which are code points. */
export interface CharSet {
  readonly has: (char: number) => boolean;

  /** Whether Java knows that no character of it takes two UTF-16 code units, which decides where it searches. */
  readonly plain: boolean;
}

/** What a character is compared as. */
export type CharFold = (char: number) => number;

const UNICODE_CASED = '\\p{Lowercase}\\p{Uppercase}\\p{Lt}';
const UNICODE_CLASSES: { readonly [name: string]: string } = {
  ALNUM: '\\p{Alphabetic}\\p{Nd}',
  ALPHA: '\\p{Alphabetic}',
  ASSIGNED: '^\\p{Cn}',
  BLANK: '\\p{Zs}\\t',
  CNTRL: '\\p{Cc}',
  DIGIT: '\\p{Nd}',
  GRAPH: '^\\p{White_Space}\\p{Cc}\\p{Cs}\\p{Cn}',
  HEXDIGIT: '\\p{Nd}\\p{Hex_Digit}',
  IDEOGRAPHIC: '\\p{Ideographic}',
  JOINCONTROL: '\\p{Join_Control}',
  LETTER: '\\p{L}',
  LOWER: '\\p{Lowercase}',
  PRINT: '\\p{Zs}\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Cf}\\p{Co}',
  PUNCT: '\\p{P}',
  SPACE: '\\p{White_Space}',
  TITLECASE: '\\p{Lt}',
  UPPER: '\\p{Uppercase}',
  WORD: '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}',
};
const UNICODE_ALIASES: { readonly [name: string]: string } = {
  ALPHABETIC: 'ALPHA',
  CONTROL: 'CNTRL',
  HEX_DIGIT: 'HEXDIGIT',
  JOIN_CONTROL: 'JOINCONTROL',
  LOWERCASE: 'LOWER',
  PUNCTUATION: 'PUNCT',
  UPPERCASE: 'UPPER',
  WHITE_SPACE: 'SPACE',
  WHITESPACE: 'SPACE',
  XDIGIT: 'HEXDIGIT',
};
const ASCII_CLASSES: { readonly [name: string]: string } = {
  ALNUM: 'A-Za-z0-9',
  ALPHA: 'A-Za-z',
  BLANK: ' \\t',
  CNTRL: '\\0-\\x1f\\x7f',
  DIGIT: '0-9',
  GRAPH: '!-~',
  LOWER: 'a-z',
  PRINT: ' -~',
  PUNCT: '!-\\/:-@\\[-`\\{-~',
  SPACE: '\\t-\\r ',
  UPPER: 'A-Z',
  WORD: 'A-Za-z0-9_',
  XDIGIT: '0-9A-Fa-f',
};
const OTHER_CLASSES: { readonly [name: string]: string } = {
  ASCII: '\\0-\\x7f',
  L1: '\\0-\\xff',
  LC: '\\p{Lu}\\p{Ll}\\p{Lt}',
  LD: '\\p{L}\\p{Nd}',
  all: '\\0-\\u{10ffff}',
};

/** The names that `\p{…}` spells in this way alone, as `\p{Lower}`. */
const POSIX_NAME = /^(Alnum|Alpha|Blank|Cntrl|Digit|Graph|Lower|Print|Punct|Space|Upper|XDigit)$/;
const CATEGORY_NAME = /^(C[cfnos]?|L[ulmot]?|M[nec]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?)$/;

const ESCAPED_CLASSES: { readonly [letter: string]: string } = { d: 'DIGIT', s: 'SPACE', w: 'WORD' };
const HORIZONTAL_SPACE = ' \\t\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000';
const VERTICAL_SPACE = '\\n\\x0b\\f\\r\\x85\\u2028\\u2029';

/** A set that JavaScript can spell, of all that is between the brackets of a class. */
export function spelled(members: string, plain: boolean): CharSet {
  let pattern = SPELLED.get(members);
  if (pattern === undefined) {
    pattern = new RegExp(`[${members}]`, 'u');
    SPELLED.set(members, pattern);
  }
  const known = pattern;
  return { has: (char) => known.test(String.fromCodePoint(char)), plain };
}

/** The patterns that were spelled, each of which takes long to build; there are as many as Java has names. */
const SPELLED = new Map<string, RegExp>();

/** All that a set does not hold. */
export function negation(set: CharSet): CharSet {
  return { has: (char) => !set.has(char), plain: false };
}

/** One character, or more of them when case does not count. */
export function single(char: number, flags: RegexFlags): CharSet {
  const plain = char <= 0xffff && !isSurrogate(char);
  if (!flags.has('i')) {
    return { has: (other) => other === char, plain };
  }
  if (!flags.has('u')) {
    return { has: (other) => asciiFold(other) === asciiFold(char), plain };
  }
  const folded = unicodeFold(char);
  // A character without case is itself only, even if another one folds to it.
  return upperCase(char) === folded
    ? { has: (other) => other === char, plain }
    : { has: (other) => unicodeFold(other) === folded, plain: false };
}

/** The characters from one to another. */
export function range(from: number, to: number, flags: RegexFlags): CharSet {
  const inside = (char: number) => from <= char && char <= to;
  if (!flags.has('i')) {
    return { has: inside, plain: to < 0xd800 || (from > 0xdfff && to <= 0xffff) };
  }
  return flags.has('u')
    ? { has: (char) => inside(char) || inside(upperCase(char)) || inside(unicodeFold(char)), plain: false }
    : { has: (char) => inside(char) || inside(asciiFold(char)) || inside(asciiUpper(char)), plain: false };
}

/** What `.` stands for. */
export function anyChar(flags: RegexFlags): CharSet {
  const plain = true; // Java forgets that it is not.
  if (flags.has('s')) {
    return { has: () => true, plain };
  }
  return { has: flags.has('d') ? (char) => char !== 0x0a : (char) => !isLineTerminator(char), plain };
}

/** What a letter after a backslash stands for, or undefined if it is no class: `\d \h \s \v \w`, or not that. */
export function escapedClass(letter: string, flags: RegexFlags): CharSet | undefined {
  const lower = letter.toLowerCase();
  let set: CharSet | undefined;
  if (lower === 'h' || lower === 'v') {
    set = spelled(lower === 'h' ? HORIZONTAL_SPACE : VERTICAL_SPACE, true);
  } else if (lower in ESCAPED_CLASSES) {
    set = posixClass(ESCAPED_CLASSES[lower] as string, flags);
  }
  return set && letter !== lower ? negation(set) : set;
}

/** The line terminators, each of which `\R` takes. */
export const LINE_BREAKS = spelled(VERTICAL_SPACE, true);

/** What `\p{name}` stands for, or undefined if Java knows no such property. Blocks such as `InGreek` are not known. */
export function property(name: string, flags: RegexFlags): CharSet | undefined {
  const equals = name.indexOf('=');
  if (equals >= 0) {
    return propertyOfKind(name.slice(0, equals).toLowerCase(), name.slice(equals + 1), flags);
  }
  if (name.startsWith('Is')) {
    const value = name.slice(2);
    return unicodeClass(value.toUpperCase(), flags) ?? category(value, flags) ?? script(value);
  }
  return POSIX_NAME.test(name) ? posixClass(name.toUpperCase(), flags) : category(name, flags);
}

function propertyOfKind(kind: string, value: string, flags: RegexFlags): CharSet | undefined {
  switch (kind) {
    case 'gc':
    case 'general_category':
      return category(value, flags);
    case 'sc':
    case 'script':
      return script(value);
    default:
      return undefined;
  }
}

function category(name: string, flags: RegexFlags): CharSet | undefined {
  if (POSIX_NAME.test(name)) {
    return posixClass(name.toUpperCase(), new Set([...flags].filter((flag) => flag !== 'U')));
  }
  if (Object.hasOwn(OTHER_CLASSES, name)) {
    return spelled(OTHER_CLASSES[name] as string, name === 'ASCII' || name === 'L1');
  }
  if (!CATEGORY_NAME.test(name)) {
    return undefined;
  }
  return spelled(flags.has('i') && /^L[ult]$/.test(name) ? (OTHER_CLASSES.LC as string) : `\\p{${name}}`, false);
}

function posixClass(name: string, flags: RegexFlags): CharSet {
  if (flags.has('U')) {
    return unicodeClass(name, flags) as CharSet;
  }
  const caseless = flags.has('i') && /^(LOWER|UPPER)$/.test(name);
  return spelled(ASCII_CLASSES[caseless ? 'ALPHA' : name] as string, true);
}

function unicodeClass(alias: string, flags: RegexFlags): CharSet | undefined {
  const name = Object.hasOwn(UNICODE_ALIASES, alias) ? (UNICODE_ALIASES[alias] as string) : alias;
  if (!Object.hasOwn(UNICODE_CLASSES, name)) {
    return undefined;
  }
  const caseless = flags.has('i') && /^(LOWER|UPPER|TITLECASE)$/.test(name);
  return spelled(caseless ? UNICODE_CASED : (UNICODE_CLASSES[name] as string), false);
}

function script(name: string): CharSet | undefined {
  // JavaScript minds the case of a script's name, Java does not.
  const cased = name.toLowerCase().replace(/(^|_)([a-z])/g, (initial) => initial.toUpperCase());
  try {
    return /^\w+$/.test(name) ? spelled(`\\p{Script=${cased}}`, false) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a code unit is half of a surrogate pair. */
export function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Whether a line ends at a character, unless `(?d)` says otherwise. */
export function isLineTerminator(char: number): boolean {
  return char === 0x0a || char === 0x0d || char === 0x85 || char === 0x2028 || char === 0x2029;
}

/** How characters compare in a reference to a group. */
export function foldFor(flags: RegexFlags): CharFold {
  if (!flags.has('i')) {
    return (char) => char;
  }
  return flags.has('u') ? unicodeFold : asciiFold;
}

function asciiFold(char: number): number {
  return char >= 0x41 && char <= 0x5a ? char + 0x20 : char;
}

function asciiUpper(char: number): number {
  return char >= 0x61 && char <= 0x7a ? char - 0x20 : char;
}

function unicodeFold(char: number): number {
  return String.fromCodePoint(upperCase(char)).toLowerCase().codePointAt(0) as number;
}

// Java's upper case of one character is one character. JavaScript's may be more, as "SS", and does not count then.
function upperCase(char: number): number {
  const upper = String.fromCodePoint(char).toUpperCase();
  const first = upper.codePointAt(0) as number;
  return upper.length === String.fromCodePoint(first).length ? first : char;
}
