import { render } from './render';

test.each([
  ['#macro(m $a)<$a>#end#m("x")', '<x>'],
  ['#macro(m $a $b)$a$b#end#m(1 2)', '12'],
  ['#macro(m)a#end#m()#m()', 'aa'],
  ['#macro(m)a#break b#end#m()c', 'ac'],
  ['#macro(m)<$!bodyContent>#end#@m()$s#end', '<text>'],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test('a call of a macro that does not exist is text', () => {
  expect(render('#unknown("a $s") #colour')).toBe('#unknown("a $s") #colour');
});

test('an argument is evaluated each time that its parameter is read', () => {
  expect(render('#macro(m $a)$a#set($s = "new")$a#end#m($s)')).toBe('textnew');
});

test('a parameter without an argument prints as it was written', () => {
  expect(render('#macro(m $a $b)$a$b#end#m(1)', 'velocity')).toBe('1$b');
});

test('fails when macros call each other more than 20 levels deep', () => {
  expect(() => render('#macro(m)#m()#end#m()')).toThrow(
    expect.objectContaining({ exception: 'MacroOverflowException' }),
  );
});

test('fails for a bare word as an argument of a macro', () => {
  expect(() => render('#m(word)#macro(m $a)$a#end')).toThrow('#m takes no bare word');
});
