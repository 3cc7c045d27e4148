import { render } from './render';

describe('#set', () => {
  test.each([
    ['#set($x = 1)$x', '1'],
    ['#set($map.k = "w")$map.k', 'w'],
    ['#set($s = $missing)[$s]', '[]'],
    ['#set($x = "a") $x', ' a'],
  ])('%s renders %j', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  test('leaves the variable alone when the value is null', () => {
    expect(render('#set($s = $missing)$s', 'velocity')).toBe('text');
  });
});

describe('#if', () => {
  test.each([
    ['#if(true)a#{else}b#end', 'a'],
    ['#if(false)a#{else}b#end', 'b'],
    ['#if(false)a#elseif(1 == 1)b#{else}c#end', 'b'],
    ['#if(false)a#end', ''],
  ])('%s renders %j', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  test('a string without a value is true on API Gateway, and false in Velocity', () => {
    expect(render('#if($missing)a#{else}b#end')).toBe('a');
    expect(render('#if($missing)a#{else}b#end', 'velocity')).toBe('b');
  });
});

describe('#define', () => {
  test('renders its block each time that it is printed', () => {
    expect(render('#define($b)<$x>#end#set($x = 1)$b#set($x = 2)$b')).toBe('<1><2>');
  });

  test('ends when a block contains itself', () => {
    expect(render('#define($b)<$b>#end$b')).toBe('<<$b>>');
  });

  test('fails without a reference', () => {
    expect(() => render('#define()a#end')).toThrow('#define takes one reference');
  });
});

test('#literal renders its block as it was written', () => {
  expect(render('#literal()$s #if(true)a#end#end')).toBe('$s #if(true)a#end');
});

describe('#include and #parse', () => {
  test.each(['include', 'parse'])('#%s finds no resource', (name) => {
    expect(() => render(`#${name}("other.vm")`)).toThrow(
      expect.objectContaining({ exception: 'ResourceNotFoundException' }),
    );
  });

  test('#include of nothing leaves a comment', () => {
    expect(render('#include($missing)', 'velocity')).toContain('include error : error with arg 0');
  });
});

describe('#evaluate', () => {
  test('renders the text of a value as a template', () => {
    expect(render(`#set($t = '$s!')#evaluate($t)`)).toBe('text!');
  });

  test('ends at #stop inside, and the template around it goes on', () => {
    expect(render(`#set($t = 'a#stop b')#evaluate($t)c`)).toBe('ac');
  });

  test('renders nothing for no value', () => {
    expect(render('[#evaluate($missing)]', 'velocity')).toBe('[]');
  });

  test('fails with the reason of the template inside', () => {
    expect(() => render(`#set($t = '#if(')#evaluate($t)`)).toThrow('in the text that #evaluate takes');
  });
});
