import { container, elementOf, join, rawPieces, type Value } from '../../../lib/validation/templates/flow-value';

const text = (content: string): Value => ({ pieces: [{ kind: 'text', text: content }] });

test('a list holds what its members do', () => {
  expect(container([text('a'), text('b')]).pieces).toEqual([...text('a').pieces, ...text('b').pieces]);
});

test('a member of a list is any of them, and may be a list itself', () => {
  const element = elementOf(container([text('a'), container([text('b')])]));

  expect(element.pieces).toEqual([{ kind: 'choice', options: [text('a').pieces, text('b').pieces] }]);
  expect(element.members).toEqual([text('b')]);
  expect(elementOf(container([text('a')])).members).toBeUndefined();
});

test('nothing is known of a member of what is no list', () => {
  expect(elementOf(text('a')).pieces).toEqual([{ kind: 'unknown' }]);
  expect(rawPieces(text('a'))).toEqual([{ kind: 'unknown' }]);
});

test('after two ways a variable holds what it does after either', () => {
  const same = text('s');
  const joined = join([
    new Map([
      ['same', same],
      ['other', text('a')],
      ['list', container([text('c')])],
    ]),
    new Map([
      ['same', same],
      ['other', text('b')],
      ['list', container([text('d')])],
      ['new', text('n')],
    ]),
  ]);

  expect(joined.get('same')).toBe(same);
  expect(joined.get('new')).toEqual(text('n'));
  expect(joined.get('other')?.pieces).toEqual([{ kind: 'choice', options: [text('a').pieces, text('b').pieces] }]);
  expect(joined.get('list')?.members).toEqual([text('c'), text('d')]);
});
