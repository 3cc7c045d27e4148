import * as fc from 'fast-check';
import { replaceHalves } from './half-pairs';
import type { Data, Shape, Step, Value } from './mapping-shape';

/** What a mapping template can read. */
export interface MappingEvent {
  readonly body: string;
  readonly context: {
    readonly connectionId: string;
    readonly stage: string;
    readonly requestTime: string;
    readonly connectedAt: number;
    readonly requestTimeEpoch: number;
    readonly routeKey: string;
    readonly authorizer: { readonly [name: string]: string };
    readonly identity: { readonly userAgent: string };
  };
  readonly stageVariables: { readonly [name: string]: string };
  readonly params: {
    readonly header: { readonly [name: string]: string };
    readonly querystring: { readonly [name: string]: string };
  };
}

/** Every character that means something to JSON, to forms, to JSONPath, to the template language, or to JavaScript. */
const CHARACTERS = [
  ...'"\\\'/$#&=%+;?{}[]()!.,:*|@<>-_`~^ anu01',
  ...'\n\r\t\b\f\v\0\u0001\u001f\u007f\u0080\u009f\u00a0\u00ad\u2000\u2028\u2029\u20ff\ufeff\uffff',
  ...'éß漢😀',
];

/** Halves of surrogate pairs, which no encoding can write. */
const HALVES = ['\ud800', '\ud83d', '\udbff', '\udc00', '\ude00', '\udfff'];

const SNIPPETS = [
  '$input.body',
  '$!{dollar}',
  '${text1}',
  '$util.urlDecode("%22")',
  '$context.connectionId',
  '\\$escaped',
  '\\\\$escaped',
  '#set($text1 = "x")',
  '#if(true)#end',
  '#end',
  '#stop',
  '#*',
  '*#',
  '##',
  '#[[',
  ']]#',
  '#{end}',
  '#parse("x")',
  '"}',
  '","role":"admin',
  '\\',
  '\\"',
  '\\u0022',
  '\\u005c"',
  "\\'",
  "\\\\'",
  "'",
  '""',
  '&Action=DeleteQueue&',
  '%00%0d%0a',
  '%',
  '+',
  '\r\nX-Injected: 1',
  '</script>',
  'null',
  'true',
  '0',
  'NaN',
  '{"a":1}',
  '[1]',
  '"(x)',
  '"[0]',
  '.length()',
  '__proto__',
  'constructor',
];

function joined(parts: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> {
  return fc.array(parts, { maxLength }).map((texts) => texts.join(''));
}

/** A text that the author of a template may have written: any, save for halves of pairs, which no file can hold. */
const authorText = fc.oneof(
  { weight: 4, arbitrary: joined(fc.constantFrom(...CHARACTERS), 8) },
  { weight: 2, arbitrary: joined(fc.constantFrom(...SNIPPETS, ...CHARACTERS), 3) },
  // What the template language could take for more of a reference that stands before it.
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...'.([{-_a0"'), fc.constantFrom('x)', 'x]', 'length()', ''))
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
);

/** A text that a client may send. */
const clientText = fc.oneof(
  { weight: 3, arbitrary: authorText },
  { weight: 1, arbitrary: joined(fc.constantFrom(...HALVES, ...CHARACTERS), 6) },
  { weight: 1, arbitrary: joined(fc.constantFrom(...CHARACTERS), 60) },
);

/** Names that a path can have, those after the first ones in quotes only. */
const PLAIN_NAMES = [
  'a',
  'b',
  'c',
  'a-b',
  '_',
  '0',
  'é',
  '漢😀',
  '\u00a0',
  '__proto__',
  'constructor',
  'length',
  'null',
];
const QUOTED_NAMES = [
  'first name',
  ' a ',
  'a.b',
  'a]',
  '[0]',
  '*',
  '..',
  '@',
  'a,b',
  '?(@.a)',
  '{}',
  '}',
  '(',
  ')',
  'length()',
  'x/y',
  '&=%+',
  '!',
  '\t',
  '`',
];

const commonName = fc.constantFrom('a', 'b', 'c');
const plainName = fc.oneof(
  { weight: 3, arbitrary: commonName },
  { weight: 1, arbitrary: fc.constantFrom(...PLAIN_NAMES) },
);
const quotedName = fc.oneof(
  { weight: 2, arbitrary: plainName },
  { weight: 1, arbitrary: fc.constantFrom(...QUOTED_NAMES) },
);

/** Numbers at the edges of what Java and JavaScript can hold. */
const NUMBERS = [
  '0 -0 0.0 -0.0 1.0 10.50 1e5 1E+5 1.0E10 1e21 1e22 1e23 -1e-7 1e-400 4.9e-324 2e-323 1e400 -1E400 1.7976931348623157e308',
  '2147483647 2147483648 -2147483649 9007199254740993 9223372036854775807 9223372036854775808 -9223372036854775809',
  '0.1234567890123456 1.2345678901234567 0.123456789012345678901234567890 123456789012345678901234567890.50',
  '1.0000000000000000000E+5000',
].flatMap((line) => line.split(' '));

const digits = joined(fc.constantFrom(...'0123456789'), 25);
const whole = digits.map((text) => text.replace(/^0+(?=.)|^$/g, '') || '0');

const number = fc.oneof(
  fc.constantFrom(...NUMBERS),
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
  fc
    .tuple(
      fc.constantFrom('', '-'),
      whole,
      fc.oneof(fc.constant(''), digits),
      fc.constantFrom('', '', 'e', 'E-'),
      fc.nat(330),
    )
    .map(([sign, before, after, exponent, power]) => {
      const fraction = after === '' ? '' : `.${after}`;
      return `${sign}${before}${fraction}${exponent === '' ? '' : exponent + power}`;
    }),
);

/** A text as JSON, in one of the many ways in which clients write it. */
function textLexeme(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(text, fc.constantFrom('usual', 'usual', 'slashes', 'codes')).map(([content, style]) => {
    const usual = JSON.stringify(content);
    switch (style) {
      case 'slashes':
        return usual.replaceAll('/', '\\/');
      case 'codes': {
        const code = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
        return `"${content.split('').map(code).join('')}"`;
      }
      default:
        return usual;
    }
  });
}

const space = fc.constantFrom('', '', '', ' ', '\n', '\r\n\t');

const scalar = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('null', 'true', 'false', '""', '{}', '[]') },
  { weight: 1, arbitrary: number },
  { weight: 3, arbitrary: textLexeme(clientText) },
);

/** An object whose members have mostly the names that paths have. */
function object(member: fc.Arbitrary<string>, minLength: number, maxLength: number): fc.Arbitrary<string> {
  const name = fc.oneof(
    { weight: 8, arbitrary: commonName },
    { weight: 2, arbitrary: fc.constantFrom(...PLAIN_NAMES, ...QUOTED_NAMES) },
    { weight: 1, arbitrary: clientText },
  );
  return fc
    .tuple(fc.array(fc.tuple(textLexeme(name), member), { minLength, maxLength }), space)
    .map(([members, between]) => {
      const written = members.map(([key, value]) => `${key}${between}:${value}`);
      return `{${written.join(`${between},`)}}`;
    });
}

const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    { weight: 4, arbitrary: scalar },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.array(tie('json'), { maxLength: 4 }), space)
        .map(([items, between]) => `[${items.join(`${between},${between}`)}]`),
    },
    { weight: 2, arbitrary: object(tie('json'), 0, 4) },
  ),
}));

/** JSON that is nested deeply, though not more than API Gateway reads. */
const deepJson = fc
  .tuple(json, fc.integer({ min: 1, max: 150 }), fc.constantFrom(['[', ']'], ['{"a":', '}'], ['[{"b":', '}]']))
  .map(([inner, depth, [open, close]]) => {
    const levels = Math.ceil(depth / 2);
    return `${(open as string).repeat(levels)}${inner}${(close as string).repeat(levels)}`;
  });

/** JSON as any client may send it, mostly an object, or nothing at all. */
const jsonMessage: fc.Arbitrary<string> = fc
  .tuple(
    space,
    fc.oneof(
      { weight: 30, arbitrary: object(json, 3, 7) },
      { weight: 4, arbitrary: fc.tuple(commonName, deepJson).map(([name, value]) => `{"${name}":${value}}`) },
      { weight: 4, arbitrary: json },
      { weight: 1, arbitrary: deepJson },
      { weight: 1, arbitrary: fc.constant('') },
    ),
    space,
  )
  .map(([before, text, after]) => (text === '' ? '' : before + text + after));

/** What is mostly no JSON: some of it is missing, or something stands where it should not. */
const brokenMessage: fc.Arbitrary<string> = fc
  .tuple(
    jsonMessage,
    fc.array(
      fc.record({
        at: fc.nat(1000),
        removed: fc.nat(3),
        added: authorText,
      }),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((edited, { at, removed, added }) => {
      const index = Math.round((at / 1000) * edited.length);
      return edited.slice(0, index) + added + edited.slice(index + removed);
    }, text),
  )
  // Half of a pair is no UTF-8, and which white space besides JSON's may stand before JSON is not known.
  .map((text) => replaceHalves(text).replace(/^\s+/, (start) => start.replace(/[^ \t\r\n]/g, ' ')))
  // The library that AWS seems to read by takes NaN for a number, and then writes it where no JSON has it.
  .map((text) => text.replaceAll('NaN', 'nan'))
  // It computes with control characters behind a number: `1\0` is -38.
  .map((text) => text.replace(/(?<=[\d.eE+-])[ \p{Cc}]+/gu, (behind) => behind.replace(/[^ \t-\r]/g, '')));

/** The text of a message, as any client may send it. */
const message = fc.oneof({ weight: 7, arbitrary: jsonMessage }, { weight: 1, arbitrary: brokenMessage });

/** What AWS makes itself, of characters that mean nothing anywhere. */
const awsText = fc.constantFrom('L0SM9cOFvHcCIhw=', 'prod', 'O4eZ-FGvPHcFmOw=', '02/Jan/2026:03:04:05 +0000');

/** A message with all that surrounds it. */
export const mappingEvent: fc.Arbitrary<MappingEvent> = fc.record({
  body: message,
  context: fc.record({
    connectionId: awsText,
    stage: awsText,
    requestTime: awsText,
    connectedAt: fc.constantFrom(0, 1_767_323_045_678, 2_147_483_648),
    requestTimeEpoch: fc.nat(),
    routeKey: clientText,
    authorizer: fc.record({ principalId: clientText, 'my-claim': clientText }),
    identity: fc.record({ userAgent: clientText }),
  }),
  stageVariables: fc.record({ table: clientText, x_1: clientText, _x: clientText, '9lives': clientText }),
  params: fc.record({
    header: fc.record({ 'X-Token': clientText, a$b: clientText, 'a.b': clientText }),
    querystring: fc.record({ q: clientText, $table: clientText }),
  }),
});

const CONTEXT_NAMES = [
  ...['connectionId', 'stage', 'requestTime', 'connectedAt', 'requestTimeEpoch', 'routeKey', 'authorizer.principalId'],
  ...['authorizer.my-claim', 'identity.userAgent', 'authorizer.missing', 'missing.altogether'],
];

const nameStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: plainName.map((name): Step => ({ kind: 'name', name, isQuoted: false })) },
  { weight: 1, arbitrary: quotedName.map((name): Step => ({ kind: 'name', name, isQuoted: true })) },
);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: nameStep },
  { weight: 4, arbitrary: fc.integer({ min: -2, max: 3 }).map((position): Step => ({ kind: 'position', position })) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'all' }) },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(quotedName, { minLength: 2, maxLength: 3 })
      .map((names): Step => ({ kind: 'names', names })),
  },
  { weight: 1, arbitrary: plainName.map((name): Step => ({ kind: 'anywhere', name })) },
);

/** A path, most often of one name. What finds many values in another way than `[*]` stands at the end. */
const path: fc.Arbitrary<Step[]> = fc.oneof(
  { weight: 3, arbitrary: nameStep.map((only) => [only]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(nameStep, fc.array(anyStep, { maxLength: 2 }))
      .map(([first, others]) =>
        [first, ...others].filter(isInner).concat(others.slice(-1).filter((last) => !isInner(last))),
      ),
  },
  { weight: 1, arbitrary: anyStep.map((only) => [only]) },
);

function isInner({ kind }: Step): boolean {
  return kind !== 'names' && kind !== 'anywhere';
}

const source: fc.Arbitrary<Value> = fc.oneof(
  { weight: 10, arbitrary: path.map((steps): Value => ({ kind: 'body', path: steps })) },
  { weight: 1, arbitrary: fc.constant<Value>({ kind: 'body', path: [] }) },
  { weight: 3, arbitrary: fc.constantFrom(...CONTEXT_NAMES).map((name): Value => ({ kind: 'context', name })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('table', 'x_1', '_x', '9lives', 'missing')
      .map((name): Value => ({ kind: 'stageVariable', name })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('X-Token', 'a$b', 'a.b', 'missing').map((name): Value => ({ kind: 'header', name })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('q', '$table', 'missing').map((name): Value => ({ kind: 'queryString', name })),
  },
  { weight: 2, arbitrary: authorText.map((text): Value => ({ kind: 'literal', text })) },
);

/** Names of members and fields, each once. */
function named<T>(content: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<[string, T][]> {
  const name = fc.oneof(commonName, authorText);
  return fc.uniqueArray(fc.tuple(name, content), { maxLength, selector: ([key]) => key });
}

/** Texts, none of which looks like a place of a pattern, and values. */
function mixed(value: fc.Arbitrary<Value>): fc.Arbitrary<(string | Value)[]> {
  return fc
    .tuple(fc.array(fc.tuple(authorText, value), { maxLength: 3 }), authorText)
    .map(([pairs, last]) => [...pairs.flat(), last])
    .map((parts) => parts.map((part) => (typeof part === 'string' ? part.replaceAll('{}', '{ }') : part)));
}

/** What is a value in JSON only. */
const requestMap = fc
  .constantFrom('headers' as const, 'queryStrings' as const)
  .map((kind): Data => ({ kind: 'value', value: { kind } }));

/** A value that is left out when it is missing. */
function optional(value: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return value.map((content): Value => ({ kind: 'orOmit', value: content }));
}

function member(data: fc.Arbitrary<Data>, value: fc.Arbitrary<Value>): fc.Arbitrary<Data> {
  return fc.oneof(
    { weight: 6, arbitrary: data },
    { weight: 3, arbitrary: optional(value).map((content): Data => ({ kind: 'value', value: content })) },
    { weight: 1, arbitrary: requestMap },
  );
}

const { data, value } = fc.letrec<{ data: Data; value: Value }>((tie) => ({
  data: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    {
      weight: 4,
      arbitrary: fc.oneof(
        fc.constantFrom<Data>(null, undefined, true, false, 0, -1.5, 2 ** 53 - 1, 1e-21, 5e-324),
        authorText,
        source.map((content): Data => ({ kind: 'value', value: content })),
      ),
    },
    { weight: 4, arbitrary: tie('value').map((content): Data => ({ kind: 'value', value: content })) },
    { weight: 1, arbitrary: mixed(tie('value')).map((parts): Data => ({ kind: 'interpolation', parts })) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.oneof({ weight: 9, arbitrary: tie('data') }, { weight: 1, arbitrary: requestMap }), { maxLength: 3 })
        .map((items): Data => ({ kind: 'array', items })),
    },
    {
      weight: 2,
      arbitrary: named(member(tie('data'), tie('value')), 3).map(
        (entries): Data => ({ kind: 'object', members: entries }),
      ),
    },
  ),
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    { weight: 8, arbitrary: source },
    { weight: 2, arbitrary: mixed(tie('value')).map((parts): Value => ({ kind: 'format', parts })) },
    { weight: 1, arbitrary: tie('value').map((content): Value => ({ kind: 'base64', value: content })) },
    { weight: 1, arbitrary: tie('data').map((content): Value => ({ kind: 'jsonText', data: content })) },
    { weight: 1, arbitrary: tie('value').map((content): Value => ({ kind: 'asString', value: content })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('value'), tie('data'))
        .map(([content, fallback]): Value => ({ kind: 'orElse', value: content, fallback })),
    },
  ),
}));

/** A mapping template of any shape. */
export const shape: fc.Arbitrary<Shape> = fc.oneof(
  {
    weight: 5,
    arbitrary: named(member(data, value), 5).map(
      (entries): Shape => ({ kind: 'json', data: { kind: 'object', members: entries } }),
    ),
  },
  { weight: 2, arbitrary: data.map((content): Shape => ({ kind: 'json', data: content })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        named(fc.oneof(value, optional(value)), 4),
        fc.oneof(fc.constant([]), named(fc.oneof(value, optional(value)), 3)),
      )
      .map(([fields, entries]): Shape => ({ kind: 'form', fields, entries })),
  },
  { weight: 1, arbitrary: value.map((content): Shape => ({ kind: 'text', value: content })) },
);
