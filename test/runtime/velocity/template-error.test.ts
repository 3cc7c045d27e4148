import { positionAt } from '../../../lib/runtime/text-position';
import { Template } from '../../../lib/runtime/velocity/template';
import { TemplateError } from '../../../lib/runtime/velocity/template-error';

function errorOf(run: () => unknown): TemplateError {
  try {
    run();
  } catch (error) {
    if (error instanceof TemplateError) {
      return error;
    }
    throw error;
  }
  throw new Error('nothing was thrown');
}

function parse(template: string): TemplateError {
  return errorOf(() => Template.parse(template));
}

test('a template that cannot be read shows the line, the place and what was expected', () => {
  const error = parse('{\n  "a": #if($x == )1#end\n}');

  expect(error.message).toBe(
    'expected a reference, a string, a number, a list or a map, got ")" at line 2, column 18:\n' +
      '    "a": #if($x == )1#end\n' +
      '                   ^',
  );
  expect(error).toMatchObject({
    line: 2,
    column: 18,
    offset: 19,
    expected: ['a reference, a string, a number, a list or a map'],
  });
});

test.each([
  ['#if(true)a', '"#end" for the "#if" at line 1, column 1'],
  ['a\n#foreach($i in $list)b', '"#end" for the "#foreach" at line 2, column 1'],
  ['#set($x 1)', '"="'],
  ['#set(x = 1)', 'a name'],
  ['${x', '"}"'],
  ['$list[0', '"]"'],
  ['$list[]', 'a reference, a string, an integer, true or false'],
  ['$s.substring(1', '")"'],
  ['#set($r = [1..])', 'a reference'],
  ['#set($m = {"a" 1})', '":"'],
  ['#set($m = {"a": 1)', '"}"'],
  ['#macro()x#end', 'a name'],
  ['#macro("m")x#end', 'a name'],
  ['#end', 'text'],
])('%s lacks something that the error names', (template, expected) => {
  expect(parse(template).expected).toContain(expected);
});

test('an error in a string points at its place in the template around it', () => {
  const error = parse('a\n#set($v = "b #if(] e")');

  expect([error.line, error.column]).toEqual([2, 18]);
});

test('an error in a string with doubled quotes points at the string', () => {
  const error = parse('#set($v = "b""c #if(] e")');

  expect([error.line, error.column]).toEqual([1, 11]);
});

test('an exception of a method is named, with its place', () => {
  const error = errorOf(() => Template.parse('a\n$s.substring(9)').render([['s', 'hello']]));

  expect(error.message).toContain(
    'java.lang.StringIndexOutOfBoundsException: begin 9, end 5, length 5 at line 2, column 4',
  );
  expect(error.exception).toBe('java.lang.StringIndexOutOfBoundsException');
});

test('lines end with a line feed, a carriage return, or both', () => {
  expect(positionAt('a\r\nb\rc\nd', 7)).toEqual({ line: 4, column: 1 });
});
