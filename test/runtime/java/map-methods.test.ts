import { render } from '../velocity/render';

test.each([
  ['$map.size()', '2'],
  ['$map.isEmpty()', 'false'],
  ['$map.get("k")', 'v'],
  ['$map.getOrDefault("z", "default")', 'default'],
  ['$map.containsKey("k")', 'true'],
  ['$map.containsValue("v")', 'true'],
  ['$map.put("k", 1)$map.k', 'v1'],
  ['$map.putIfAbsent("k", 1)$map.k', 'vv'],
  ['#set($x = $map.putAll({"k": 1, "z": 2}))$map', '{k=1, inner={n=7}, z=2}'],
  ['$map.remove("k")$map', 'v{inner={n=7}}'],
  ['$map.replace("k", 1)$map.k', 'v1'],
  ['$map.keySet()', '[k, inner]'],
  ['$map.values()', '[v, {n=7}]'],
  ['$map.entrySet()', '[k=v, inner={n=7}]'],
  ['#foreach($e in $map.entrySet())$e.key:$e.value;#end', 'k:v;inner:{n=7};'],
  ['#set($x = $map.keySet().remove("k"))$map', '{inner={n=7}}'],
  ['#set($x = $map.clear())$map', '{}'],
  ['$map.equals({"k": "v", "inner": {"n": 7}})', 'true'],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});
