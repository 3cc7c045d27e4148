import { validateTemplates } from '../../lib/validation/validate-template';

const idsOf = (templates: unknown, isWritten?: boolean) =>
  validateTemplates('request', templates, isWritten).map(({ rule, finding }) => [rule.id, finding.got]);

test('every template is validated, under its key', () => {
  const [first, second] = validateTemplates('response', { a: '{"a": "$input.body"}', b: '$contex.a' });

  expect(first?.finding.problem).toBe('response template "a" writes the response into a JSON string without an escape');
  expect(second?.finding.problem).toMatch(/^response template "b" /);
});

test('a template that this package wrote is only measured', () => {
  expect(idsOf({ a: '$contex.a' }, true)).toEqual([]);
  expect(idsOf({ a: 'x'.repeat(400_000) }, true)).toEqual([['template-too-long', '400000 bytes']]);
});

test('a template whose tokens decide whether it can be read is left alone', () => {
  expect(idsOf({ a: '#if($a \uFFFC $b)' })).toEqual([]);
});

test('a template that is too deep for us is left alone', () => {
  expect(idsOf({ a: `#set($x = ${'['.repeat(300)}${']'.repeat(300)})` })).toEqual([]);
});

test('a template without a reference or directive has nothing to find', () => {
  expect(idsOf({ a: '{"a": 1' })).toEqual([]);
  expect(idsOf(undefined)).toEqual([]);
});

test('templates that are the same have the same findings', () => {
  expect(idsOf({ a: '$contex.a' })).toEqual(idsOf({ a: '$contex.a' }));
});
