import { validateExpression, validateIntegration, validateResponse } from '../../lib/validation/validate-integration';

const ids = (findings: ReturnType<typeof validateIntegration>) => findings.map(({ rule }) => rule.id);

test('an integration is validated with its parameters, its expression and its templates', () => {
  const findings = validateIntegration({
    integrationType: 'HTTP',
    integrationUri: 'https://example.com/',
    integrationMethod: 'post',
    requestParameters: { 'integration.request.header.X-Id': 'context.nothing' },
    requestTemplates: { $default: '$contex.a' },
    templateSelectionExpression: '${nothing}',
  });

  expect(ids(findings)).toEqual([
    'integration-method-unknown',
    'selection-expression-variable-unknown',
    'context-variable-unknown',
    'template-reference-undefined',
  ]);
});

test('a template of this package is asked for its variables of the context only', () => {
  const findings = validateIntegration({
    integrationType: 'MOCK',
    requestTemplates: { $default: '{"statusCode": 200}' },
    templateSelectionExpression: '\\$default',
    isTemplateWritten: true,
    contextVariables: ['connection_id', 'connection_id'],
  });

  expect(ids(findings)).toEqual(['context-variable-unknown']);
});

test('a response is validated with its expression and its templates', () => {
  const findings = validateResponse({
    integrationResponseKey: '$default',
    responseTemplates: { '\\$default': '$contex.a' },
    templateSelectionExpression: 'request.body.a',
  });

  expect(ids(findings)).toEqual([
    'selection-expression-without-variable',
    'template-key-escaped',
    'template-reference-undefined',
  ]);
});

test('an expression reads the response where there is one', () => {
  const expression = '${integration.response.statuscode}';

  expect(ids(validateExpression('expression', expression, true))).toEqual([]);
  expect(ids(validateExpression('expression', expression))).toEqual(['selection-expression-variable-unknown']);
  expect(validateExpression('expression', undefined)).toEqual([]);
});
