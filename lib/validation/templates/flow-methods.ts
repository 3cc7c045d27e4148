import { elementOf, NOTHING, rawPieces, type Value } from './flow-value';
import { constantText, type Encoding, type Piece, type Written } from './piece';
import { type Replace, replacedPieces } from './replacement';

/** Calls a method of a string with strings; undefined where there is none, or Java refuses the arguments. */
export type CallMethod = (text: string, method: string, args: readonly string[]) => string | undefined;

const ENCODINGS: ReadonlySet<string> = new Set<Encoding>(['escapeJavaScript', 'urlEncode', 'base64Encode']);

const DECODINGS: { readonly [name: string]: Encoding | undefined } = {
  urlDecode: 'urlEncode',
  base64Decode: 'base64Encode',
};

/** Methods whose result is a number or a boolean, whatever they are called on. */
const HARMLESS_METHODS: ReadonlySet<string> = new Set([
  'size',
  'length',
  'isEmpty',
  'contains',
  'containsKey',
  'containsValue',
  'containsAll',
  'equals',
  'equalsIgnoreCase',
  'startsWith',
  'endsWith',
  'matches',
  'indexOf',
  'lastIndexOf',
  'compareTo',
  'compareToIgnoreCase',
  'hashCode',
]);

/** Methods that change nothing by which a format is told apart. */
const SAME_TEXT_METHODS: ReadonlySet<string> = new Set(['toString', 'trim', 'intern']);

const REPLACING_METHODS: ReadonlySet<string> = new Set(['replace', 'replaceAll', 'replaceFirst']);

const ADDING_METHODS: ReadonlySet<string> = new Set(['add', 'addAll', 'put', 'putAll', 'putIfAbsent', 'set']);

/** Methods that give the members of a list or a map as a whole. */
const COLLECTION_METHODS: ReadonlySet<string> = new Set(['entrySet', 'iterator', 'keySet', 'subList', 'values']);

/** Whether a method gives nothing of what it is called on. */
export function isHarmless(method: string): boolean {
  return HARMLESS_METHODS.has(method);
}

/** What a method of a value gives. One that adds to a list or a map changes the value. */
export function methodResult(value: Value, name: string, args: readonly Value[], callMethod: CallMethod): Value {
  if (HARMLESS_METHODS.has(name)) {
    return NOTHING;
  }
  if (value.members) {
    if (ADDING_METHODS.has(name)) {
      value.members.push(...args);
      return NOTHING;
    }
    return COLLECTION_METHODS.has(name) ? value : elementOf(value);
  }
  if (SAME_TEXT_METHODS.has(name)) {
    return value;
  }
  if (name === 'concat') {
    return { pieces: [...value.pieces, ...args.flatMap(({ pieces }) => pieces)] };
  }
  const texts = args.map(({ pieces }) => constantText(pieces));
  if (REPLACING_METHODS.has(name) && texts.every((text) => text !== undefined)) {
    const replace: Replace = (text) => callMethod(text, name, texts);
    return { pieces: replacedPieces(value.pieces, replace) };
  }
  return { pieces: rawPieces({ pieces: [value, ...args].flatMap(({ pieces }) => pieces) }) };
}

/** What a function of `$util` makes of its arguments. */
export function utilResult(name: string, pieces: readonly Piece[], written: Written): Value {
  if (ENCODINGS.has(name)) {
    const encoding = name as Encoding;
    return { pieces: [{ kind: 'encoded', encoding, pieces, isCured: false, reference: written, printed: written }] };
  }
  const encoding = DECODINGS[name];
  if (encoding !== undefined || name === 'parseJson') {
    const [piece, ...more] = pieces;
    return piece?.kind === 'encoded' && piece.encoding === encoding && more.length === 0
      ? { pieces: piece.pieces }
      : { pieces: rawPieces({ pieces }) };
  }
  return NOTHING;
}
