import { isHarmless, methodResult, utilResult } from '../../../lib/validation/templates/flow-methods';
import { container, NOTHING, type Value } from '../../../lib/validation/templates/flow-value';
import type { MessagePiece } from '../../../lib/validation/templates/piece';
import { callMethod } from '../../../lib/validation/templates/velocity';

const written = { text: '$input.body', isInString: false };
const message: MessagePiece = {
  kind: 'message',
  source: 'json',
  reference: written,
  printed: written,
  lacks: new Set(),
};
const MESSAGE: Value = { pieces: [message] };
const text = (content: string): Value => ({ pieces: [{ kind: 'text', text: content }] });
const call = (value: Value, name: string, ...args: Value[]) => methodResult(value, name, args, callMethod);

test('a size or a comparison gives nothing of the message', () => {
  expect(isHarmless('length')).toBe(true);
  expect(isHarmless('substring')).toBe(false);
  expect(call(MESSAGE, 'length')).toBe(NOTHING);
});

test('a method that is not followed gives the message, and no more is known of it', () => {
  expect(call(MESSAGE, 'substring', text('1')).pieces).toEqual([{ ...message, source: 'raw' }]);
  expect(call(text('a'), 'substring', MESSAGE).pieces).toEqual([{ ...message, source: 'raw' }]);
});

test.each(['trim', 'toString'])('%s changes nothing', (name) => {
  expect(call(MESSAGE, name)).toBe(MESSAGE);
});

test('concat gives both parts', () => {
  expect(call(text('a'), 'concat', MESSAGE).pieces).toEqual([...text('a').pieces, message]);
});

test('a replacement is known when its arguments are', () => {
  expect(call(text('a"b'), 'replace', text('"'), text('')).pieces).toEqual(text('ab').pieces);
  expect(call(MESSAGE, 'replace', text('"'), MESSAGE).pieces).toEqual([{ ...message, source: 'raw' }]);
});

test('a list keeps what is added to it, and gives its members', () => {
  const list = container([text('a')]);

  expect(call(list, 'add', MESSAGE)).toBe(NOTHING);
  expect(list.members).toEqual([text('a'), MESSAGE]);
  expect(call(list, 'values')).toBe(list);
  expect(call(list, 'get', text('0')).pieces).toEqual([{ kind: 'choice', options: [text('a').pieces, [message]] }]);
});

test('a function of $util encodes, and another one takes that back', () => {
  const encoded = utilResult('urlEncode', [message], written);

  expect(encoded.pieces).toMatchObject([{ kind: 'encoded', encoding: 'urlEncode', pieces: [message] }]);
  expect(utilResult('urlDecode', encoded.pieces, written).pieces).toEqual([message]);
  expect(utilResult('base64Decode', [message], written).pieces).toEqual([{ ...message, source: 'raw' }]);
  expect(utilResult('autoId', [message], written)).toBe(NOTHING);
});
