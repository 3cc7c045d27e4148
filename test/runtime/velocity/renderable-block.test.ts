import { render } from './render';

test('a block is rendered anew each time that it is printed', () => {
  expect(render('#define($b)$n#end#set($n = 1)$b#set($n = 2)$b')).toBe('12');
});

test('fails for a text of a block that contains itself', () => {
  expect(() => render('#define($b)#set($t = "a" + $b)$t#end$b')).toThrow('the block contains itself too often');
});
