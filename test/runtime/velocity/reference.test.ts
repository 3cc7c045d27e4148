import { render } from './render';

test.each([
  ['$s', 'text'],
  ['${s}s', 'texts'],
  ['$!s', 'text'],
  ['$!{s}', 'text'],
  ['$map.k', 'v'],
  ['$map["k"]', 'v'],
  ['$map.inner.n', '7'],
  ['$list[1]', 'b'],
  ['$list[-1]', 'c'],
  ['$list.size()', '3'],
  ['$s.length()', '4'],
  ['$s.concat("!").toUpperCase()', 'TEXT!'],
  ['\\$s', '$s'],
  ['\\\\$s', '\\text'],
  ['$$s', '$text'],
  ['$s.', 'text.'],
  ['$1', '$1'],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ['$missing', '', '$missing'],
  ['$!missing', '', ''],
  ['${missing}', '', '${missing}'],
  ['$map.missing', '', '$map.missing'],
  ['$s.missing()', '', '$s.missing()'],
  ['\\$missing', '$missing', '\\$missing'],
])('%s without a value renders %j on API Gateway and %j in Velocity', (template, onAws, inVelocity) => {
  expect(render(template)).toBe(onAws);
  expect(render(template, 'velocity')).toBe(inVelocity);
});

test.each([
  ['#set($map.k = 1)$map', '{k=1, inner={n=7}}'],
  ['#set($map.inner.n = 1)$map.inner', '{n=1}'],
  ['#set($list[0] = "z")$list', '[z, b, c]'],
  ['#set($missing.k = 1)[$missing]', '[]'],
])('%s assigns where the reference points to', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test('fails at the step that Java refuses', () => {
  expect(() => render('a $list[7]')).toThrow(/IndexOutOfBoundsException.* at line 1, column 8/s);
});

test('fails for a text of a block that contains itself', () => {
  expect(() => render('#define($b)#set($t = "a" + $b)$t#end$b')).toThrow('the block contains itself too often');
});
