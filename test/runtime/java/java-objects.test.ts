import { render } from '../velocity/render';

test.each([
  ['#set($i = $list.iterator())$i.next()$i.hasNext()', 'atrue'],
  ['#foreach($x in $list.iterator())$x#end', 'abc'],
  ['#foreach($e in $map.entrySet())$e.getKey() #end', 'k inner '],
  ['#foreach($e in $map.entrySet())#set($x = $e.setValue(1))#end$map', '{k=1, inner=1}'],
  ['#foreach($e in $map.entrySet())$e #end', 'k=v inner={n=7} '],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test('fails for a step beyond the end', () => {
  expect(() => render('#set($l = [])$l.iterator().next()')).toThrow('java.util.NoSuchElementException');
});

test('fails for a step after the list has changed', () => {
  expect(() => render('#set($i = $list.iterator())#set($x = $list.add("d"))$i.next()')).toThrow(
    'java.util.ConcurrentModificationException',
  );
});
