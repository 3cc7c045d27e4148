import { literal } from '../../../lib/mapping/writer/template-part';

test('a literal is its text', () => {
  expect(literal('a $b')).toEqual({ kind: 'literal', text: 'a $b' });
});
