import {
  escapeSelectionExpression,
  readsResponse,
  SelectionExpression,
  selectionExpressionFor,
  selectionVariable,
} from '../../lib/service-facts/selection-expressions';

test.each([
  ['$request.body.action', ['request.body.action'], false],
  ['${request.body.a}-${context.stage}', ['request.body.a', 'context.stage'], false],
  ['\\$default', [], false],
  ['plain', [], false],
  ['$', [], true],
  ["$request.body['a b']", ["request.body['a b']"], false],
])('the expression %s reads %j', (text, variables, isMalformed) => {
  expect(new SelectionExpression(text)).toMatchObject({ variables, isMalformed });
});

test.each([
  ['\\$default', '$default'],
  ['a\\\\b', 'a\\b'],
  ['$request.body.a', undefined],
  ['$', undefined],
])('the constant of %s is %j', (text, expected) => {
  expect(new SelectionExpression(text).constant).toBe(expected);
});

test('a variable without a value is an empty string', () => {
  const expression = new SelectionExpression('a-${request.body.x}-${request.body.y}');

  expect(expression.evaluate((name) => (name === 'request.body.x' ? '1' : undefined))).toBe('a-1-');
});

test.each([
  ['request.body.a[0].b', { kind: 'request.body', name: '$.a[0].b' }],
  ['request.header.X', { kind: 'request.header', name: 'X' }],
  ['context.stage', { kind: 'context', name: 'stage' }],
  ['stageVariables.a', { kind: 'stageVariables', name: 'a' }],
  ['integration.response.statuscode', { kind: 'integration.response.statuscode', name: '' }],
  ['integration.response.header.X', { kind: 'integration.response.header', name: 'X' }],
  ['body.action', undefined],
  ['integration.response.body', undefined],
])('the variable %s reads %j', (name, expected) => {
  expect(selectionVariable(name)).toEqual(expected);
});

test('only a variable of the response reads it', () => {
  expect(readsResponse({ kind: 'integration.response.statuscode', name: '' })).toBe(true);
  expect(readsResponse({ kind: 'context', name: 'stage' })).toBe(false);
});

test.each([
  ['$default', undefined, '\\$default'],
  ['$request.body.a', { $default: '' }, '$request.body.a'],
  [undefined, { $default: '' }, '\\$default'],
  [undefined, { a: '' }, undefined],
  [undefined, undefined, undefined],
])('for the expression %s and the templates %j, the expression is %s', (expression, templates, expected) => {
  expect(selectionExpressionFor(expression, templates)).toBe(expected);
});

test('only the plain $default is escaped', () => {
  expect(escapeSelectionExpression('$default')).toBe('\\$default');
  expect(escapeSelectionExpression('\\$default')).toBe('\\$default');
  expect(escapeSelectionExpression(undefined)).toBeUndefined();
});

test('an expression is read once, and any number of expressions can be read', () => {
  const first = SelectionExpression.of('$request.body.first');
  expect(SelectionExpression.of('$request.body.first')).toBe(first);
  for (let index = 0; index < 2000; index += 1) {
    expect(SelectionExpression.of(`$request.body.a${index}`).variables).toEqual([`request.body.a${index}`]);
  }
  expect(SelectionExpression.of('$request.body.first')).toBe(first);
});
