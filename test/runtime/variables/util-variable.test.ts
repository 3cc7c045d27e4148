import * as fc from 'fast-check';
import { Budget } from '../../../lib/runtime/budget';
import { JavaException } from '../../../lib/runtime/java/java-exception';
import { JavaMap } from '../../../lib/runtime/java/value';
import { UtilVariable } from '../../../lib/runtime/variables/util-variable';

const util = (name: string, ...args: (string | number | null)[]) => new UtilVariable(new Budget()).call(name, args);

test.each([
  ['escapeJavaScript', `it's "a" \\ /`, `it\\'s \\"a\\" \\\\ \\/`],
  ['escapeJavaScript', '\b\n\t\f\r\u0001', '\\b\\n\\t\\f\\r\\u0001'],
  ['escapeJavaScript', 'é😀', '\\u00E9\\uD83D\\uDE00'],
  ['urlEncode', "a b&c=d'(~)*-._", 'a+b%26c%3Dd%27%28%7E%29*-._'],
  ['urlDecode', 'a+b%26%C3%A9', 'a b&é'],
  ['urlDecode', '%ff', '\ufffd'],
  ['base64Encode', 'é', 'w6k='],
  ['base64Encode', '\ud83d', 'Pw=='],
  ['base64Decode', 'w6k=', 'é'],
])('%s of %j is %j', (name, text, expected) => {
  expect(util(name, text)).toBe(expected);
});

test('a value that is no string is converted as Java prints it', () => {
  expect(util('urlEncode', 5)).toBe('5');
});

test('parseJson reads an object', () => {
  const parsed = util('parseJson', '{"a":1}');

  expect(parsed).toBeInstanceOf(JavaMap);
  expect([...(parsed as JavaMap).entries]).toEqual([['a', 1]]);
});

test.each([
  ['urlDecode', '%'],
  ['urlDecode', '%4'],
  ['parseJson', '{"a" 1'],
])('%s fails for %j as Java does', (name, text) => {
  expect(() => util(name, text)).toThrow(JavaException);
});

test('it prints nothing, and has no other function', () => {
  expect(new UtilVariable(new Budget()).toText()).toBe('');
  expect([util('other', 'a'), util('urlEncode'), util('urlEncode', 'a', 'b')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('what was encoded is decoded to the same text, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(util('urlDecode', util('urlEncode', text) as string)).toBe(text);
      expect(util('base64Decode', util('base64Encode', text) as string)).toBe(text);
      expect(JSON.parse(`"${(util('escapeJavaScript', text) as string).replaceAll("\\'", "'")}"`)).toBe(text);
    }),
  );
});
