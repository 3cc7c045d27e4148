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

test.each([
  ['$request.header.X', 'lobby'],
  ['$request.querystring.q', 'ann'],
  ['$context.requestTimeEpoch', '1767323045678'],
  ['$stageVariables.room', 'kitchen'],
])('on $connect, the expression %s reads %s', (expression, key) => {
  const integration = http('', {
    TemplateSelectionExpression: expression,
    RequestTemplates: { [key]: 'selected', $default: 'none' },
  });
  const message = { headers: { X: 'lobby' }, queryStringParameters: { q: 'ann' } };

  expect(
    routeOf({ routeKey: '$connect', integration, variables: { room: 'kitchen' } }).renderRequest(message).body,
  ).toBe('selected');
});

test.each(['$stageVariables.none', '$context.identity', '$request.header.None'])(
  '%s without a value reads nothing',
  (expression) => {
    const integration = http('', { TemplateSelectionExpression: expression, RequestTemplates: { $default: 'none' } });

    expect(routeOf({ routeKey: '$connect', integration }).renderRequest().body).toBe('none');
  },
);
