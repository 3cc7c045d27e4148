import * as fc from 'fast-check';
import { Budget, LimitExceededError } from '../../../../lib/runtime/budget';
import { JavaException } from '../../../../lib/runtime/java/java-exception';
import { matches, replaceAll, replaceFirst, split } from '../../../../lib/runtime/java/regex/string-regex';

test.each([
  ['ab', 'a.', true],
  ['ab', 'a', false],
  ['ab', 'a|ab', true],
  ['', '', true],
  ['a\n', 'a', false],
])('%j.matches(%j) is %j', (subject, regex, expected) => {
  expect(matches(subject, regex, new Budget())).toBe(expected);
});

// Each line is as Java 17 has it.
test.each([
  ['a-b-c', '-', '+', 'a+b+c', 'a+b-c'],
  ['aé"', '[^a-z]', '', 'a', 'a"'],
  ['abc', '', '-', '-a-b-c-', '-abc'],
  ['aab', 'a*', 'x', 'xxbx', 'xb'],
  ['aabb', '(a)(b)?', '<$1$2>', '<a><ab>b', '<a>abb'],
  ['ab', '(a)', '$12', 'a2b', 'a2b'],
  ['ab', '(?<n>a)', '${n}${n}', 'aab', 'aab'],
  ['ab', '(a)(b)(c)?', '$3$0', 'ab', 'ab'],
  ['abcdefghijk', '(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)', '$10$11', 'ja1k', 'ja1k'],
  ['a', 'a', '\\$1\\\\\\n', '$1\\n', '$1\\n'],
  ['a"b', '"', '\\\\"', 'a\\"b', 'a\\"b'],
  ['x', 'a', '$', 'x', 'x'],
  ['😀', '', '-', '-\ud83d-\ude00-', '-😀'],
])('%j.replaceAll(%j, %j) is %j, and replaceFirst %j', (subject, regex, replacement, all, first) => {
  expect(replaceAll(subject, regex, replacement, new Budget())).toBe(all);
  expect(replaceFirst(subject, regex, replacement, new Budget())).toBe(first);
});

test.each([
  ['$', 'java.lang.IllegalArgumentException', 'Illegal group reference: group index is missing'],
  ['$a', 'java.lang.IllegalArgumentException', 'Illegal group reference'],
  ['$2', 'java.lang.IndexOutOfBoundsException', 'No group 2'],
  ['\\', 'java.lang.IllegalArgumentException', 'character to be escaped is missing'],
  ['${', 'java.lang.IllegalArgumentException', 'named capturing group has 0 length name'],
  ['${}', 'java.lang.IllegalArgumentException', 'named capturing group has 0 length name'],
  ['${n', 'java.lang.IllegalArgumentException', "named capturing group is missing trailing '}'"],
  ['${n!}', 'java.lang.IllegalArgumentException', "named capturing group is missing trailing '}'"],
  ['${1}', 'java.lang.IllegalArgumentException', 'capturing group name {1} starts with digit character'],
  ['${m}', 'java.lang.IllegalArgumentException', 'No group with name {m}'],
])('fails: the replacement %j, with %s: %s', (replacement, javaClass, message) => {
  const replace = () => replaceAll('a', '(?<n>a)', replacement, new Budget());

  expect(replace).toThrow(new JavaException(javaClass, message));
  expect(replace).toThrow(expect.objectContaining({ javaClass }));
});

// Each line is as Java 17 has it.
test.each<[string, string, number, string[]]>([
  ['a,b,,c,,', ',', 0, ['a', 'b', '', 'c']],
  ['a,b,,c,,', ',', -1, ['a', 'b', '', 'c', '', '']],
  ['a,b,,c,,', ',', 1, ['a,b,,c,,']],
  ['a,b,,c,,', ',', 3, ['a', 'b', ',c,,']],
  ['a,b,,c,,', ',', 9, ['a', 'b', '', 'c', '', '']],
  [',a', ',', 0, ['', 'a']],
  [',', ',', 0, []],
  [',', ',', 2, ['', '']],
  ['', ',', 0, ['']],
  ['', '', 0, ['']],
  ['abc', '', 0, ['a', 'b', 'c']],
  ['abc', '', 2, ['a', 'bc']],
  ['abc', '', -1, ['a', 'b', 'c', '']],
  ['abc', '(?=b)', 0, ['a', 'bc']],
  ['abc', 'x', 0, ['abc']],
  ['a1b22c', '\\d+', 0, ['a', 'b', 'c']],
])('%j.split(%j, %j) is %j', (subject, regex, limit, expected) => {
  expect(split(subject, regex, limit, new Budget())).toEqual(expected);
});

test('a text that is split by a character and joined by it is the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ',') }), fc.integer({ min: 1, max: 5 }), (text, limit) => {
      expect(split(text, ',', -1, new Budget())).toEqual(text.split(','));
      expect(split(text, ',', limit, new Budget()).join(',')).toBe(text);
    }),
  );
});

test('a quoted text is replaced by any text that is escaped', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const replacement = text.replace(/[\\$]/g, '\\$&');
      expect(replaceAll('a.b.c', '\\Q.\\E', replacement, new Budget())).toBe(['a', 'b', 'c'].join(text));
    }),
  );
});

test('fails: a replacement that grows beyond all bounds', () => {
  const replace = () => replaceAll('a'.repeat(10_000), '.*', '$0'.repeat(10_000), new Budget());

  expect(replace).toThrow(LimitExceededError);
});
