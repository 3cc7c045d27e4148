import { render } from '../velocity/render';

test.each([
  ['#set($i = $list.iterator())$i.next()$i.next()$i.hasNext()', 'abtrue'],
  ['#set($i = $list.listIterator())$i.next()$i.nextIndex()$i.hasPrevious()$i.previous()', 'a1truea'],
  ['#set($i = $list.listIterator(3))$i.hasNext()$i.previous()', 'falsec'],
  ['#set($i = $list.iterator())#set($x = $i.next())#set($y = $i.remove())$list', '[b, c]'],
  ['#set($i = $map.keySet().iterator())$i.next()', 'k'],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ['#set($l = [])$l.iterator().next()', 'java.util.NoSuchElementException'],
  ['$list.listIterator().previous()', 'java.util.NoSuchElementException'],
  ['#set($i = $list.iterator())$list.add("d")$i.next()', 'java.util.ConcurrentModificationException'],
  ['#set($i = $list.iterator())$i.remove()', 'java.lang.IllegalStateException'],
  ['$list.listIterator(9)', 'java.lang.IndexOutOfBoundsException'],
])('fails for %s with %s', (template, exception) => {
  expect(() => render(template)).toThrow(exception);
});
