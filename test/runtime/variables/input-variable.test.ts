import { Budget } from '../../../lib/runtime/budget';
import { JavaException } from '../../../lib/runtime/java/java-exception';
import { toText } from '../../../lib/runtime/java/text';
import { InputVariable } from '../../../lib/runtime/variables/input-variable';

const BODY = '{"a":{"b":[1,"x",null]}}';

function input(body = BODY): InputVariable {
  return new InputVariable(
    body,
    {
      path: [['p', 'path']],
      querystring: [
        ['q', 'query'],
        ['p', 'hidden'],
      ],
      header: [['h', 'header']],
    },
    new Budget(),
  );
}

const text = (value: ReturnType<InputVariable['call']>) =>
  value === undefined ? undefined : toText(value ?? 'null', new Budget());

test.each([
  ['$.a.b[0]', '1'],
  ['$.a.b[1]', '"x"'],
  ['$.a.b[2]', 'null'],
  ['$.a', '{"b":[1,"x",null]}'],
  ['$.missing', '""'],
])('json(%j) is %s', (path, expected) => {
  expect(input().call('json', [path])).toBe(expected);
});

test('path() is the value itself, or null', () => {
  expect(input().call('path', ['$.a.b[1]'])).toBe('x');
  expect(input().call('path', ['$.missing'])).toBeNull();
});

test.each([
  ['p', 'path'],
  ['q', 'query'],
  ['h', 'header'],
  ['x', 'null'],
])('params(%j) is %s: a path parameter before a query string before a header', (name, expected) => {
  expect(text(input().call('params', [name]))).toBe(expected);
});

test('params() has all of them, by kind', () => {
  expect(text(input().call('params', []))).toBe('{path={p=path}, querystring={q=query, p=hidden}, header={h=header}}');
});

test('body is the body as it came, and an empty object without one', () => {
  expect(input().property('body')).toBe(BODY);
  expect(input('').property('body')).toBe('{}');
  expect(input().property('other')).toBeUndefined();
});

test('it prints nothing, and has no other method', () => {
  expect(input().toText()).toBe('');
  expect([input().call('other', ['$']), input().call('json', []), input().call('path', [1])]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('fails as Java does for a path or a body that cannot be read', () => {
  expect(() => input().call('json', ['$['])).toThrow(JavaException);
  expect(() => input('{"a" 1').call('json', ['$'])).toThrow(/the body: /);
});
