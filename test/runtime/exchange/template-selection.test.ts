import { http, routeOf } from '../../testing/route';

const selecting = (expression: string | undefined, templates: object, more = {}) =>
  routeOf({
    integration: http('', { TemplateSelectionExpression: expression, RequestTemplates: templates, ...more }),
  });

test.each([
  ['\\$default', { $default: 'a' }, 'a'],
  ['${request.body.kind}', { x: 'a', $default: 'b' }, 'a'],
  ['${request.body.kind}', { y: 'a', $default: 'b' }, 'b'],
  [undefined, { 'application/json': 'a', $default: 'b' }, 'a'],
])('the expression %s selects among %j the template %s', (expression, templates, expected) => {
  expect(selecting(expression, templates).renderRequest({ body: '{"action":"send","kind":"x"}' }).body).toBe(expected);
});

test('a message for which no template is selected passes, unless the integration refuses it', () => {
  const body = '{"action":"send","kind":"x"}';

  expect(selecting('${request.body.kind}', { y: 'a' }).renderRequest({ body }).body).toBe(body);
  expect(() =>
    selecting('${request.body.kind}', { y: 'a' }, { PassthroughBehavior: 'NEVER' }).renderRequest({ body }),
  ).toThrow(/NEVER/);
});

test('a key with a backslash is selected when there is no other', () => {
  expect(selecting('\\$default', { '\\$default': 'a' }).renderRequest().body).toBe('a');
});

test('an expression that reads more than the body rests on an assumption', () => {
  const route = selecting('$context.stage', { prod: 'a' });

  expect(route.renderRequest().explain()).toContain('(selection-other-variables)');
});
