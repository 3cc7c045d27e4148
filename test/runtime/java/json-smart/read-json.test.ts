import * as fc from 'fast-check';
import { Budget, LimitExceededError } from '../../../../lib/runtime/budget';
import { JsonError, readJson, readLenientJson } from '../../../../lib/runtime/java/json-smart/read-json';
import { writeJson } from '../../../../lib/runtime/java/json-smart/write-json';
import { JavaBigDecimal, JavaBigInteger, JavaDouble, JavaList, JavaMap } from '../../../../lib/runtime/java/value';

const list = (...items: JavaList['items']) => new JavaList(items, 'json');
const strict = (text: string) => readJson(text, new Budget());
const lenient = (text: string) => readLenientJson(text, new Budget());

/** Texts that are nearly JSON. */
const nearlyJson = fc
  .array(fc.constantFrom(...'{}[]:,"\'\\ \n\u0001\u001a-.19eEuxnaé', 'null', 'true', '\\u0041', '\ud800'), {
    maxLength: 20,
  })
  .map((parts) => parts.join(''));

describe.each([
  ['strictly', strict],
  ['leniently', lenient],
])('reading %s', (_, read) => {
  test.each([
    ['null', null],
    ['true', true],
    [' false\r\n\t', false],
    ['"a\\u00e9\\n\\/\\\\\\"\\b\\f\\r\\t"', 'aé\n/\\"\b\f\r\t'],
    ['""', ''],
    ['"\\ud800"', '\ud800'],
    ['"\ud800"', '\ud800'],
    ['[]', list()],
    ['[ ]', list()],
    ['{}', new JavaMap()],
    ['[1, [null], {"a": "b"}]', list(1, list(null), JavaMap.of([['a', 'b']]))],
  ])('%j is read as json-smart reads it', (text, value) => {
    expect(read(text)).toStrictEqual(value);
  });

  test.each([
    ['0', 0],
    ['-0', 0],
    ['2147483647', 2147483647],
    ['-2147483648', -2147483648],
    ['2147483648', 2147483648n],
    ['9223372036854775807', 9223372036854775807n],
    ['-9223372036854775808', -9223372036854775808n],
    ['9223372036854775808', new JavaBigInteger(9223372036854775808n)],
    ['10.00', new JavaDouble(10)],
    ['-0.0', new JavaDouble(-0)],
    ['1e2', new JavaDouble(100)],
    ['1E-400', new JavaDouble(0)],
    ['1e400', new JavaDouble(Infinity)],
    ['0.1234567890123456', new JavaDouble(0.1234567890123456)],
    ['0.12345678901234567', new JavaBigDecimal(12345678901234567n, 17)],
    ['1.00000000000000000e+5', new JavaBigDecimal(100000000000000000n, 12)],
    ['-1000000000000000000E5', new JavaBigDecimal(-1000000000000000000n, -5)],
  ])('the number %s has the class that json-smart chooses', (text, value) => {
    expect(read(text)).toStrictEqual(value);
  });

  test('keys keep their order, and an equal key replaces the value', () => {
    const map = read('{"b": 1, "10": 2, "__proto__": 3, "b": 4}') as JavaMap;
    expect([...map.entries]).toEqual([
      ['b', 4],
      ['10', 2],
      ['__proto__', 3],
    ]);
  });

  test('a long number is read whole', () => {
    expect(read('9'.repeat(100_000))).toStrictEqual(new JavaBigInteger(10n ** 100_000n - 1n));
  });

  test.each(['[', '{"a":', '[{"a":'])('fails at 100,000 times %s without filling the stack', (open) => {
    expect(() => read(open.repeat(100_000))).toThrow(LimitExceededError);
  });

  test('fails at a number whose exponent Java cannot hold', () => {
    expect(() => read('[1.00000000000000000e-2147483700]')).toThrow(JsonError);
  });

  test('what fails leaves the depth of the budget as it was', () => {
    const budget = new Budget();
    for (let i = 0; i < 300; i += 1) {
      expect(() => (read === strict ? readJson : readLenientJson)('[[[:', budget)).toThrow(JsonError);
    }
    expect(readJson('[[[]]]', budget)).toStrictEqual(list(list(list())));
  });

  test('fails at nothing but JSON and limits', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyJson, fc.string({ unit: 'binary' })), (text) => {
        try {
          read(text);
        } catch (error) {
          expect(error).toBeInstanceOf(JsonError);
        }
      }),
    );
  });
});

describe('reading strictly', () => {
  test('takes what JSON.parse takes, and nothing else', () => {
    const accepts = (read: () => unknown) => {
      try {
        read();
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.oneof(nearlyJson, fc.json()), (text) => {
        expect(accepts(() => strict(text))).toBe(accepts(() => JSON.parse(text)));
      }),
      { numRuns: 1000 },
    );
  });

  test('reads any JSON as reading leniently does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        // A string with a backslash loses its DEL when it is read leniently.
        fc.pre(!text.includes('\u007f'));
        expect(strict(text)).toStrictEqual(lenient(text));
      }),
    );
  });

  test.each([
    ['', 'expected a value but found the end at line 1, column 1', 0],
    ['{\n  a: 1}', 'expected a key in double quotes but found "a" at line 2, column 3', 4],
    ['{"a" 1}', `expected ':' but found "1" at line 1, column 6`, 5],
    ['{"a": 1,}', 'expected a key in double quotes but found "}" at line 1, column 9', 8],
    ['{"a": 1; "b": 2}', `expected ',' or '}' but found ";" at line 1, column 8`, 7],
    ['[1,]', 'expected a value but found "]" at line 1, column 4', 3],
    ['[1 2]', `expected ',' or ']' but found "2" at line 1, column 4`, 3],
    ['"a\nb"', `expected '"' but found "\\n" at line 1, column 3`, 2],
    ['"a', `expected '"' but found the end at line 1, column 3`, 2],
    ['"\\x"', 'expected an escape of JSON but found "\\\\" at line 1, column 2', 1],
    ['"\\u00g0"', 'expected an escape of JSON but found "\\\\" at line 1, column 2', 1],
    ['tru', 'expected a value but found "t" at line 1, column 1', 0],
    ['01', 'expected the end but found "1" at line 1, column 2', 1],
    ['1 😀', 'expected the end but found "😀" at line 1, column 3', 2],
    ['NaN', 'expected a value but found "N" at line 1, column 1', 0],
  ])('fails at %j: %s', (text, message, offset) => {
    expect(() => strict(text)).toThrow(message);
    expect(() => strict(text)).toThrow(expect.objectContaining({ name: 'JsonError', offset }));
  });

  test('an error says where it is and what was expected', () => {
    expect(() => strict('[\n 1\n')).toThrow(
      expect.objectContaining({ line: 3, column: 1, offset: 5, expected: "',' or ']'" }),
    );
  });
});

describe('reading leniently', () => {
  test.each([
    ['{statusCode: 200}', JavaMap.of([['statusCode', 200]])],
    ['{\'a\': \'b"c\', "d": "e\'f"}', JavaMap.of(Object.entries({ a: 'b"c', d: "e'f" }))],
    ['{a b : c d }', JavaMap.of([['a b', 'c d']])],
    ['{,a:1,,b:2,}', JavaMap.of(Object.entries({ a: 1, b: 2 }))],
    ['{a:,b:null}', JavaMap.of(Object.entries({ a: '', b: null }))],
    ['{a:[1]\u0001}', JavaMap.of([['a', list(1)]])],
    ['{"a":1} anything', JavaMap.of([['a', 1]])],
    ['[,1,,2,]', list(1, 2)],
    ['["a""b"[]{}]', list('a', 'b', list(), new JavaMap())],
    ['[a b, 1 2, 1é, 1x, nul, \fnull]', list('a b', '1 2', 1, 'é', '1x', 'nul', 'null')],
    ['[true, false, null, NaN]', list(true, false, null, new JavaDouble(Number.NaN))],
    ['["a"]]', list('a')],
    ['"a" b', 'a'],
    ['a=b', 'a=b'],
    ['null{', 'null{'],
    ['', ''],
    [' a\u2003', 'a'],
    ['\f\f', '\f'],
    ['ab\u001acd', 'ab'],
    ["'it''s'", 'it'],
  ])('%j is read as json-smart reads it', (text, value) => {
    expect(lenient(text)).toStrictEqual(value);
  });

  test.each([
    ['007', 7],
    ['-', 0],
    ['[-]', list(0)],
    ['1.', new JavaDouble(1)],
    ['-.5', new JavaDouble(-0.5)],
    ['1e', '1e'],
    ['00000000000000000001', new JavaBigInteger(1n)],
    ['5 ', 5],
  ])('the number %s is read as json-smart reads it', (text, value) => {
    expect(lenient(text)).toStrictEqual(value);
  });

  test.each([
    ['"a\nb\u007f"', 'a\nb\u007f'],
    ['"a\nb\u007f\\t"', 'ab\t'],
    ['"\\q\\\u0001\\x41\\\'"', "A'"],
    ["'\\'\"'", '\'"'],
  ])('the string %j is read as json-smart reads it', (text, value) => {
    expect(lenient(text)).toBe(value);
  });

  test.each([
    [':', 'expected a value but found ":" at line 1, column 1'],
    ['[', 'expected a value but found the end at line 1, column 2'],
    ['[}', 'expected a value but found "}" at line 1, column 2'],
    ['{a', `expected ':' but found the end at line 1, column 3`],
    ['{', `expected a key or '}' but found the end at line 1, column 2`],
    ['{[', `expected a key or '}' but found "[" at line 1, column 2`],
    ['{"a" b', `expected ':' but found "b" at line 1, column 6`],
    ['{"a":}', 'expected a value but found "}" at line 1, column 6'],
    ['{"a":"b" c}', `expected ',' or '}' but found "c" at line 1, column 10`],
    ['"a', 'expected " but found the end at line 1, column 3'],
    ['"a\\"', 'expected " but found the end at line 1, column 5'],
    ['"\\"\\', 'expected " but found the end at line 1, column 5'],
    ['"\\u00"', 'expected 4 hexadecimal digits but found "0" at line 1, column 4'],
    ['"\\u000g"', 'expected 4 hexadecimal digits but found "0" at line 1, column 4'],
    ['"\\xg0"', 'expected 2 hexadecimal digits but found "g" at line 1, column 4'],
    ['[1e+]', 'expected a number but found "1" at line 1, column 2'],
    ['-.e+00000000000000000001', 'expected a number but found "-" at line 1, column 1'],
    ['1.00000000000000000e+', 'expected a number but found "1" at line 1, column 1'],
  ])('fails at %j: %s', (text, message) => {
    expect(() => lenient(text)).toThrow(message);
  });
});

test('writing what was read gives the same value again', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      const written = writeJson(strict(text), new Budget());
      expect(JSON.stringify(JSON.parse(written))).toBe(text);
    }),
  );
});
