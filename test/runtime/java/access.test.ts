import { render } from '../velocity/render';

test.each([
  ['$map.k', 'v'],
  ['$map.get("k")', 'v'],
  ['$map.missing', ''],
  ['$s.empty', 'false'],
  ['$map.constructor', ''],
  ['$list.length', ''],
  ['#set($map.k = 1)$map.k', '1'],
  ['#set($map["k"] = 1)$map.k', '1'],
  ['#set($list[1] = "z")$list', '[a, z, c]'],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});
