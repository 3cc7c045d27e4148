import { render } from '../velocity/render';

test.each([
  ['$map.keySet().remove("k")$map', 'true{inner={n=7}}'],
  ['$map.values().remove("v")$map', 'true{inner={n=7}}'],
  ['$map.keySet().remove("z")$map', 'false{k=v, inner={n=7}}'],
  ['$map.keySet().removeAll(["k", "z"])$map', 'true{inner={n=7}}'],
  ['$map.keySet().retainAll(["k"])$map', 'true{k=v}'],
  ['$map.keySet().retainAll(["k", "inner"])$map', 'false{k=v, inner={n=7}}'],
  ['#set($x = $map.keySet().clear())$map', '{}'],
])('%s renders %j: what is taken off a view is taken off its map', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each(['$map.keySet().add("x")', '$map.values().addAll(["x"])'])('fails for %s as Java does', (template) => {
  expect(() => render(template)).toThrow('java.lang.UnsupportedOperationException');
});
