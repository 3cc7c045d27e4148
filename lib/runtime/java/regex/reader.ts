import type { Budget } from '../../budget';
import { JavaException } from '../java-exception';
import { isSurrogate, type RegexFlags } from './characters';

/** A regular expression that Java would not compile. */
export class RegexSyntaxError extends JavaException {
  constructor(
    description: string,
    public readonly pattern: string,
  ) {
    super('java.util.regex.PatternSyntaxException', description);
    this.name = 'RegexSyntaxError';
  }
}

const CONTROL_ESCAPES: { readonly [letter: string]: number } = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 };

/** Reads a pattern character by character, and passes over space and comments while the flag `x` is on. */
export class RegexReader {
  public readonly chars: readonly string[];
  public at = 0;
  public flags: RegexFlags = new Set();

  constructor(
    private readonly pattern: string,
    public readonly budget: Budget,
  ) {
    budget.step(pattern.length);
    this.chars = spellOutQuotes(Array.from(pattern));
  }

  /** The character here, or an empty string at the end. */
  public peek(): string {
    while (this.flags.has('x') && /^[\t-\r #]$/.test(this.raw())) {
      if (this.raw() === '#') {
        this.skipLine();
      } else {
        this.at += 1;
      }
    }
    return this.raw();
  }

  /** The character some places away, space or not. */
  public raw(offset = 0): string {
    return this.chars[this.at + offset] ?? '';
  }

  /** Goes on by one, and returns the character there. */
  public next(): string {
    this.at += 1;
    return this.peek();
  }

  /** Returns the character here, and goes on by one. */
  public read(): string {
    this.budget.step();
    const char = this.peek();
    this.at += 1;
    return char;
  }

  /** The character that a letter or sign after a backslash stands for; the reader is past it. */
  public escapedChar(char: string): number {
    switch (char) {
      case '0':
        return this.octal();
      case 'c':
        return this.control();
      case 'u':
        return this.unicode();
      case 'x':
        return this.hexadecimal();
    }
    if (Object.hasOwn(CONTROL_ESCAPES, char)) {
      return CONTROL_ESCAPES[char] as number;
    }
    if (/^[A-Za-z0-9]?$/.test(char)) {
      throw this.error(char === '' ? 'Unexpected internal error' : 'Illegal/unsupported escape sequence');
    }
    return char.codePointAt(0) as number;
  }

  /** The name of a group, of which the first character was read already, up to the `>` after it. */
  public groupName(first: string): string {
    if (!/^[A-Za-z]$/.test(first)) {
      throw this.error('capturing group name does not start with a Latin letter');
    }
    let name = '';
    let char = first;
    while (/^[A-Za-z0-9]$/.test(char)) {
      name += char;
      char = this.read();
    }
    if (char !== '>') {
      throw this.error("named capturing group is missing trailing '>'");
    }
    return name;
  }

  /** The name in `\p{name}` or `\pN`; the reader is past the `p`. */
  public propertyName(): string {
    if (this.peek() !== '{') {
      this.at += 1;
      return this.raw(-1);
    }
    this.next();
    const from = this.at;
    for (let char = this.read(); char !== '}'; char = this.read()) {
      if (char === '') {
        throw this.error('Unclosed character family');
      }
    }
    if (this.at - 1 === from) {
      throw this.error('Empty character family');
    }
    return this.chars.slice(from, this.at - 1).join('');
  }

  public error(description: string): RegexSyntaxError {
    return new RegexSyntaxError(description, this.pattern);
  }

  private skipLine(): void {
    const end = this.flags.has('d') ? /^\n?$/ : /^[\n\r\x85\u2028\u2029]?$/;
    while (!end.test(this.raw())) {
      this.at += 1;
    }
  }

  private octal(): number {
    const first = this.read();
    if (!/^[0-7]$/.test(first)) {
      throw this.error('Illegal octal escape sequence');
    }
    let digits = first;
    const most = first <= '3' ? 3 : 2;
    while (digits.length < most && /^[0-7]$/.test(this.peek())) {
      digits += this.read();
    }
    return Number.parseInt(digits, 8);
  }

  private control(): number {
    const char = this.read();
    if (char === '') {
      throw this.error('Illegal control escape sequence');
    }
    return (char.codePointAt(0) as number) ^ 64;
  }

  private unicode(): number {
    const unit = this.unicodeUnit();
    const after = this.at;
    if (unit >= 0xd800 && unit <= 0xdbff && this.read() === '\\' && this.read() === 'u') {
      const low = this.unicodeUnit();
      if (isSurrogate(low) && low >= 0xdc00) {
        return (unit - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
      }
    }
    this.at = after;
    return unit;
  }

  private unicodeUnit(): number {
    const digits = this.read() + this.read() + this.read() + this.read();
    if (!/^[0-9A-Fa-f]{4}$/.test(digits)) {
      throw this.error('Illegal Unicode escape sequence');
    }
    return Number.parseInt(digits, 16);
  }

  private hexadecimal(): number {
    const first = this.read();
    if (first === '{' && isHexDigit(this.peek())) {
      return this.bracedHexadecimal();
    }
    const digits = first + this.read();
    if (!/^[0-9A-Fa-f]{2}$/.test(digits)) {
      throw this.error('Illegal hexadecimal escape sequence');
    }
    return Number.parseInt(digits, 16);
  }

  private bracedHexadecimal(): number {
    let value = 0;
    let char = this.read();
    for (; isHexDigit(char); char = this.read()) {
      value = value * 16 + Number.parseInt(char, 16);
      if (value > 0x10ffff) {
        throw this.error('Hexadecimal codepoint is too big');
      }
    }
    if (char !== '}') {
      throw this.error('Unclosed hexadecimal escape sequence');
    }
    return value;
  }
}

function isHexDigit(char: string): boolean {
  return /^[0-9A-Fa-f]$/.test(char);
}

/** Writes `\Q…\E` as escapes, as Java does before it reads anything else: it counts in comments and classes too. */
function spellOutQuotes(chars: readonly string[]): readonly string[] {
  const spelled: string[] = [];
  let quoted = false;
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at] as string;
    const following = chars[at + 1];
    if (char === '\\' && following === (quoted ? 'E' : 'Q')) {
      quoted = !quoted;
      at += 1;
    } else if (!quoted && char === '\\' && following !== undefined) {
      spelled.push(char, following);
      at += 1;
    } else {
      spelled.push(...(quoted ? spellOut(char, chars[at - 1] === 'Q') : [char]));
    }
  }
  return spelled;
}

function spellOut(char: string, first: boolean): readonly string[] {
  if (/^[0-9]$/.test(char)) {
    // A digit that opens a quote must not end an escape before it.
    return first ? ['\\', 'x', '3', char] : [char];
  }
  return /^[^A-Za-z\u0080-\u{10ffff}]$/u.test(char) ? ['\\', char] : [char];
}
