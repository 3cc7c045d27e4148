import { render } from './render';

test.each([
  ['$map.k', 'v'],
  ['$map["k"]', 'v'],
  ['$map.inner.n', '7'],
  ['$list[1]', 'b'],
  ['$list[-1]', 'c'],
  ['$list.size()', '3'],
  ['$s.concat("!").toUpperCase()', 'TEXT!'],
])('%s leads to %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ['#set($map.k = 1)$map', '{k=1, inner={n=7}}'],
  ['#set($map.inner.n = 1)$map.inner', '{n=1}'],
  ['#set($list[0] = "z")$list', '[z, b, c]'],
  ['#set($missing.k = 1)[$missing]', '[]'],
])('%s assigns where the reference points to', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test('fails at the step that Java refuses', () => {
  expect(() => render('a $list[7]')).toThrow(/IndexOutOfBoundsException.* at line 1, column 8/s);
});

test('fails for an index from the end of what has no size', () => {
  expect(() => render('$s[-1]')).toThrow('a negative index needs a method size()');
});
