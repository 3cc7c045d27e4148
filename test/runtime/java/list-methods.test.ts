import { render } from '../velocity/render';

test.each([
  ['$list.size()', '3'],
  ['$list.isEmpty()', 'false'],
  ['$list.get(0)', 'a'],
  ['$list.contains("b")', 'true'],
  ['$list.containsAll(["a", "z"])', 'false'],
  ['$list.indexOf("c")', '2'],
  ['$list.lastIndexOf("z")', '-1'],
  ['$list.subList(1, 3)', '[b, c]'],
  ['$list.add("d")$list', 'true[a, b, c, d]'],
  ['#set($x = $list.add(0, "z"))$list', '[z, a, b, c]'],
  ['$list.addAll(["d"])$list', 'true[a, b, c, d]'],
  ['$list.remove(0)$list', 'a[b, c]'],
  ['$list.remove("b")$list', 'true[a, c]'],
  ['$list.removeAll(["a", "b"])$list', 'true[c]'],
  ['$list.retainAll(["a"])$list', 'true[a]'],
  ['$list.set(1, "z")$list', 'b[a, z, c]'],
  ['#set($x = $list.clear())$list', '[]'],
  ['#set($x = $list.subList(0, 2))$x.set(0, "z")$list', 'a[z, b, c]'],
  ['$list.iterator().next()', 'a'],
  ['$list.hashCode() == ["a", "b", "c"].hashCode()', '126145 == ["a", "b", "c"].hashCode()'],
  ['$list.equals(["a", "b", "c"])', 'true'],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each(['$list.get(3)', '$list.get(-1)', '$list.set(3, "a")', '$list.subList(2, 1)', '$list.remove(9)'])(
  'fails for %s as Java does',
  (template) => {
    expect(() => render(template)).toThrow(/java\.lang\.(IndexOutOfBounds|IllegalArgument)Exception/);
  },
);

test('fails for a part of a part of a list, a hundred deep', () => {
  const nested = (depth: number) => render(`#foreach($i in [1..${depth}])#set($list = $list.subList(0, 3))#end$list`);

  expect(nested(100)).toBe('[a, b, c]');
  expect(() => nested(101)).toThrow('100 parts of lists in each other');
});
