import * as fc from 'fast-check';
import { encodedForForm, escapedForJson, quoted } from '../../../lib/mapping/writer/escapes';
import { literal, type TemplatePart } from '../../../lib/mapping/writer/template-part';

const text = (parts: readonly TemplatePart[]) =>
  parts
    .map((part) => (part.kind === 'literal' ? part.text : part.kind === 'token' ? part.token : part.expression))
    .join('');

test('any literal in quotes is JSON of itself, and says nothing to the template language', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const written = text(quoted([literal(value)]));

      expect(JSON.parse(written)).toBe(value);
      expect(written.slice(1, -1)).not.toMatch(/[$#"]|\\(?!u|[bfnrt])/);
    }),
  );
});

test('any literal of a form is decoded to itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const written = text(encodedForForm([literal(value)]));

      expect(new URLSearchParams(`a=${written}`).get('a')).toBe(value);
      expect(written).not.toMatch(/[&=$#"]/);
    }),
  );
});

test('a value of the message is escaped for its place', () => {
  const value = { kind: 'runtime', expression: '$x' } as const;

  expect(text(quoted([value]))).toBe(`"${escapedForJson('$x')}"`);
  expect(text(encodedForForm([value]))).toBe('$util.urlEncode($x)');
});

test('a plain value and a token stay as they are in JSON, and a token is encoded in a form', () => {
  expect(text(quoted([{ kind: 'runtime', expression: '$context.connectionId', isPlain: true }]))).toBe(
    '"$context.connectionId"',
  );
  expect(text(quoted([{ kind: 'token', token: 'TOKEN' }]))).toBe('"TOKEN"');
  expect(text(encodedForForm([{ kind: 'token', token: 'TOKEN' }]))).toBe("$util.urlEncode('TOKEN')");
});
