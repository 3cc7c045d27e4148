import { ASSUMPTIONS, assumption } from '../../lib/service-facts/assumptions';

test('no two assumptions have the same id, which never changes', () => {
  const ids = ASSUMPTIONS.map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
});

test('an assumption is a sentence, with a source', () => {
  expect(ASSUMPTIONS.filter(({ statement, source }) => !statement.endsWith('.') || source === '')).toEqual([]);
});

test('what is documented names the page, or who documents it', () => {
  const pages = ASSUMPTIONS.filter(({ grade }) => grade === 'documented');

  expect(pages.filter(({ source }) => source === 'no source')).toEqual([]);
});

test('an assumption is found by its id', () => {
  expect(assumption('selection-path')).toMatchObject({ id: 'selection-path', grade: 'documented' });
});
