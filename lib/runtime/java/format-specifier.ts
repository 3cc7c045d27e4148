import { JavaException } from './java-exception';

/** One `%…` of a format. A width or precision of -1 is none. */
export interface FormatSpecifier {
  readonly source: string;

  /** The number of the argument meant, or an empty string for the next one. */
  readonly index: string;
  readonly flags: string;
  readonly width: number;
  readonly precision: number;

  /** The letter, in lower case. */
  readonly conversion: string;
  readonly isUpperCase: boolean;
}

// A width cannot begin with 0, which is a flag: there is one way only to read a specifier, and nothing to backtrack.
const SPECIFIER = /%(\d+\$)?([-#+ 0,(<]*)([1-9]\d*)?(\.\d+)?([A-Za-z%])/y;
const CONVERSIONS = 'bBhHsScCdoxXeEfn%';
const MOST = 0x7fffffff;

/** An exception of `java.util.Formatter`. */
export function formatFailure(name: string, message: string): JavaException {
  return new JavaException(`java.util.${name}Exception`, message);
}

/** Throws if one of some flags is there. */
export function refuseFlags(refused: string, flags: string, conversion: string): void {
  const flag = [...refused].find((each) => flags.includes(each));
  if (flag !== undefined) {
    throw formatFailure('FormatFlagsConversionMismatch', `Conversion = ${conversion}, Flags = ${flag}`);
  }
}

/** Reads the specifier at a place in a format; throws what Java does before it looks at any argument. */
export function parseSpecifier(format: string, at: number): FormatSpecifier {
  SPECIFIER.lastIndex = at;
  const match = SPECIFIER.exec(format);
  if (!match) {
    throw formatFailure('UnknownFormatConversion', `Conversion = '${format.charAt(at + 1) || '%'}'`);
  }
  const [source, index = '', flags = '', width = '-1', precision = '.-1', letter = ''] = match;
  const specifier = {
    source,
    index: index.slice(0, -1),
    flags,
    width: Number(width),
    precision: Number(precision.slice(1)),
    conversion: letter.toLowerCase(),
    isUpperCase: /[A-Z]/.test(letter),
  };
  checkNumbers(specifier);
  if (!CONVERSIONS.includes(letter)) {
    throw formatFailure('UnknownFormatConversion', `Conversion = '${letter}'`);
  }
  checkFlags(specifier);
  return specifier;
}

function checkNumbers({ index, flags, width, precision }: FormatSpecifier): void {
  if (index !== '' && (Number(index) === 0 || Number(index) > MOST)) {
    const reason =
      Number(index) === 0 ? 'Illegal format argument index = 0' : 'Format argument index: (not representable as int)';
    throw formatFailure('IllegalFormatArgumentIndex', reason);
  }
  const repeated = /(.).*\1/.exec(flags)?.[1];
  if (repeated !== undefined) {
    throw formatFailure('DuplicateFormatFlags', `Flags = '${repeated}'`);
  }
  if (width > MOST) {
    throw formatFailure('IllegalFormatWidth', '-2147483648');
  }
  if (precision > MOST) {
    throw formatFailure('IllegalFormatPrecision', '-2147483648');
  }
}

function checkFlags(specifier: FormatSpecifier): void {
  const { flags, width, conversion } = specifier;
  switch (conversion) {
    case 'n':
      refusePrecision(specifier);
      if (width >= 0) {
        throw formatFailure('IllegalFormatWidth', String(width));
      }
      allowFlags('', flags);
      break;
    case '%':
      refusePrecision(specifier);
      allowFlags('-', flags);
      requireWidth('-', specifier);
      break;
    case 'c':
      refusePrecision(specifier);
      refuseFlags('#+ 0,(', flags, conversion);
      requireWidth('-', specifier);
      break;
    case 'b':
    case 'h':
    case 's':
      refuseFlags(conversion === 's' ? '' : '#', flags, conversion);
      requireWidth('-', specifier);
      refuseFlags('+ 0,(', flags, conversion);
      break;
    default:
      checkNumberFlags(specifier);
  }
}

function checkNumberFlags(specifier: FormatSpecifier): void {
  const { flags, conversion } = specifier;
  requireWidth('-0', specifier);
  if ((flags.includes('+') && flags.includes(' ')) || (flags.includes('-') && flags.includes('0'))) {
    throw formatFailure('IllegalFormatFlags', `Flags = '${flags}'`);
  }
  if (conversion !== 'e' && conversion !== 'f') {
    refusePrecision(specifier);
  }
  if (conversion !== 'f') {
    refuseFlags(conversion === 'd' ? '#' : ',', flags, conversion);
  }
}

function refusePrecision({ precision }: FormatSpecifier): void {
  if (precision >= 0) {
    throw formatFailure('IllegalFormatPrecision', String(precision));
  }
}

function allowFlags(allowed: string, flags: string): void {
  if (flags !== '' && flags !== allowed) {
    throw formatFailure('IllegalFormatFlags', `Flags = '${flags}'`);
  }
}

function requireWidth(forFlags: string, { source, flags, width }: FormatSpecifier): void {
  if (width < 0 && [...forFlags].some((flag) => flags.includes(flag))) {
    throw formatFailure('MissingFormatWidth', source);
  }
}
