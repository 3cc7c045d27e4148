import { render } from './render';

test.each([
  ['$s', 'text'],
  ['${s}s', 'texts'],
  ['$!s', 'text'],
  ['$!{s}', 'text'],
  ['$map.k', 'v'],
  ['$s.length()', '4'],
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
