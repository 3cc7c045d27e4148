import { http, routeOf } from '../../testing/route';

test.each([
  ['${request.body.kind}', { body: '{"action":"send","kind":"x"}' }, 'x'],
  ['${context.stage}', {}, 'prod'],
  ['${request.body.missing}', {}, 'none'],
])('the expression %s reads %j: %s', (expression, message, expected) => {
  const integration = http('', {
    TemplateSelectionExpression: expression,
    RequestTemplates: { x: 'x', prod: 'prod', $default: 'none' },
  });

  expect(routeOf({ integration }).renderRequest(message).body).toBe(expected);
});
