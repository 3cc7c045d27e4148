import { render } from '../velocity/render';

test.each([
  ['#set($i = $list.iterator())$i.next()$i.next()$i.hasNext()', 'abtrue'],
  ['#set($i = $list.listIterator())$i.next()$i.nextIndex()$i.hasPrevious()$i.previous()', 'a1truea'],
  ['#set($i = $list.listIterator(3))$i.hasNext()$i.previous()', 'falsec'],
  ['#set($i = $list.iterator())#set($x = $i.next())#set($y = $i.remove())$list', '[b, c]'],
  ['#set($i = $map.keySet().iterator())$i.next()', 'k'],
  ['#set($i = $list.listIterator(2))#set($x = $i.previous())#set($y = $i.remove())$list$i.nextIndex()', '[a, c]1'],
  ['#set($i = $list.subList(1, 3).listIterator())#set($x = $i.next())#set($y = $i.set("z"))$list', '[a, z, c]'],
  ['#set($i = $list.listIterator())#set($x = $i.add("z"))$list$i.next()', '[z, a, b, c]a'],
  ['#set($i = $list.toArray().listIterator())#set($x = $i.next())#set($y = $i.set("z"))$i.previous()', 'z'],
  [
    '#set($i = $list.listIterator())#set($x = $i.next())[$i.set()$i.set("y", "z")$i.add()$i.add("y", "z")]$list',
    '[][a, b, c]',
  ],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ['#set($l = [])$l.iterator().next()', 'java.util.NoSuchElementException'],
  ['$list.listIterator().previous()', 'java.util.NoSuchElementException'],
  ['#set($i = $list.iterator())$list.add("d")$i.next()', 'java.util.ConcurrentModificationException'],
  ['#set($i = $list.iterator())$i.remove()', 'java.lang.IllegalStateException'],
  ['$list.listIterator(9)', 'java.lang.IndexOutOfBoundsException'],
  ['#set($i = $list.toArray().iterator())$i.next()$i.remove()', 'java.lang.UnsupportedOperationException'],
  ['$list.toArray().listIterator().add("d")', 'java.lang.UnsupportedOperationException'],
])('fails for %s with %s', (template, exception) => {
  expect(() => render(template)).toThrow(exception);
});
