import * as fc from 'fast-check';
import { Budget, LimitExceededError } from '../../../../lib/runtime/budget';
import { JavaException } from '../../../../lib/runtime/java/java-exception';
import { writeJson } from '../../../../lib/runtime/java/json-smart/write-json';
import { decimalText, doubleText } from '../../../../lib/runtime/java/number-text';
import {
  JavaBigDecimal,
  JavaBigInteger,
  JavaCharacter,
  JavaDouble,
  JavaList,
  JavaMap,
  JavaObject,
  type JavaValue,
} from '../../../../lib/runtime/java/value';

const list = (...items: JavaValue[]) => new JavaList(items, 'json');
const write = (value: JavaValue) => writeJson(value, new Budget());

function map(...entries: [JavaValue, JavaValue][]): JavaMap {
  const result = new JavaMap();
  for (const [key, value] of entries) {
    result.entries.set(key, value);
  }
  return result;
}

class Iterator extends JavaObject {
  public toText(): string {
    return 'java.util.Iterator@0';
  }
}

describe('a value is written as json-smart writes it', () => {
  test.each<[string, JavaValue]>([
    ['null', null],
    ['true', true],
    ['-1', -1],
    ['9223372036854775807', 9223372036854775807n],
    ['99999999999999999999', new JavaBigInteger(99999999999999999999n)],
    ['10.0', new JavaDouble(10)],
    ['1.0E10', new JavaDouble(1e10)],
    ['1.50', new JavaBigDecimal(150n, 2)],
    ['null', new JavaDouble(-Infinity)],
    ['NaN', new JavaDouble(Number.NaN)],
    ['"text"', 'text'],
    ['{}', new JavaCharacter('c')],
    ['{}', new Iterator()],
    ['[]', list()],
    ['[1,[2,null],{}]', list(1, list(2, null), map())],
    ['["a",["b"]]', new JavaList(['a', new JavaList(['b'], 'array')], 'set')],
    ['{"a":null,"b":{"c":[]}}', map(['a', null], ['b', map(['c', list()])])],
    ['{"1":"b","[\\"x\\"]":2}', map([1, 'b'], [list('x'), 2])],
  ])('%s', (text, value) => {
    expect(write(value)).toBe(text);
  });

  test('a string escapes quotes, slashes, control characters and general punctuation', () => {
    expect(write('"\\/\b\f\n\r\t\u0001\u007f\u0085\u2028\u20ac')).toBe(
      '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\u007F\\u0085\\u2028\\u20AC"',
    );
  });

  test('other characters beyond ASCII stay, lone surrogates too', () => {
    expect(write('é\u00a0😀\ud800')).toBe('"é\u00a0😀\ud800"');
  });

  test('slashes stay where they are asked to, in keys and in values', () => {
    const value = map(['a/b', list('c/d')]);
    expect(write(value)).toBe('{"a\\/b":["c\\/d"]}');
    expect(writeJson(value, new Budget(), { escapeSlash: false })).toBe('{"a/b":["c/d"]}');
  });

  test('any string can be read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(write(text))).toBe(text);
      }),
    );
  });
});

describe('fails', () => {
  test('at a key that is null, as Java does', () => {
    expect(() => write(map([null, 1]))).toThrow(JavaException);
  });

  test('at a list that holds itself', () => {
    const value = list();
    value.items.push(value);
    expect(() => write(value)).toThrow(LimitExceededError);
  });

  test('at a small value that is a huge text', () => {
    let value = list('x'.repeat(1000));
    for (let i = 0; i < 100; i += 1) {
      value = list(value, value);
    }
    expect(() => write(value)).toThrow(LimitExceededError);
  });
});

describe('the text of a double', () => {
  test.each([
    [0, '0.0'],
    [-0, '-0.0'],
    [1, '1.0'],
    [-1.5, '-1.5'],
    [100, '100.0'],
    [0.1, '0.1'],
    [0.001, '0.001'],
    [0.00099, '9.9E-4'],
    [9999999, '9999999.0'],
    [10000000, '1.0E7'],
    [12345678.9, '1.23456789E7'],
    [1e-5, '1.0E-5'],
    [-1e21, '-1.0E21'],
    [5e-324, '4.9E-324'],
    [1.7976931348623157e308, '1.7976931348623157E308'],
    [Number.NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [-Infinity, '-Infinity'],
  ])('%d is written as Java does', (value, text) => {
    expect(doubleText(value)).toBe(text);
  });

  test('any double can be read again', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(Number(doubleText(value))).toBe(value);
      }),
    );
  });
});

describe('the text of a decimal', () => {
  test.each([
    [0n, 0, '0'],
    [0n, 2, '0.00'],
    [0n, -2, '0E+2'],
    [-15n, 0, '-15'],
    [15n, 1, '1.5'],
    [-15n, 2, '-0.15'],
    [1n, 6, '0.000001'],
    [1n, 7, '1E-7'],
    [-123n, 9, '-1.23E-7'],
    [12n, -1, '1.2E+2'],
    [1500n, 3, '1.500'],
  ])('%d with the scale %d is written as Java does', (unscaled, scale, text) => {
    expect(decimalText(new JavaBigDecimal(unscaled, scale))).toBe(text);
  });
});
