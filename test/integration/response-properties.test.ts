import {
  ContentHandling,
  WebSocketIntegrationResponseKey,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
} from '../../lib';
import { requireValidResponse, responseProperties } from '../../lib/integration/response-properties';

const key = WebSocketIntegrationResponseKey.SUCCESS;

test('a response has the properties of the L1', () => {
  const options = {
    key,
    contentHandling: ContentHandling.CONVERT_TO_TEXT,
    responseParameters: { 'method.response.header.X': "'a'" },
    template: WebSocketMappingTemplate.json({ id: WebSocketMappingValue.responseBody('$.id') }),
  };

  expect(responseProperties(options, 'Chat')).toEqual({
    integrationResponseKey: key.key,
    contentHandlingStrategy: 'CONVERT_TO_TEXT',
    responseParameters: options.responseParameters,
    responseTemplates: { $default: `{"id":$input.json('$.id')}` },
    templateSelectionExpression: '\\$default',
  });
});

test('the template under $default is selected, and another expression is escaped', () => {
  const templates = { responseTemplates: { $default: '{}' } };

  expect(responseProperties({ key, ...templates }, 'Chat').templateSelectionExpression).toBe('\\$default');
  expect(
    responseProperties({ key, ...templates, templateSelectionExpression: '${request.body.a}' }, 'Chat')
      .templateSelectionExpression,
  ).toBe('${request.body.a}');
});

test('fails for a template together with templates by key', () => {
  const template = WebSocketMappingTemplate.fromString('{}');

  expect(() => responseProperties({ key, template, responseTemplates: { a: '{}' } }, 'Chat')).toThrow(
    /\[template-conflict\]$/,
  );
});

test('fails for a template that does not parse', () => {
  expect(() => requireValidResponse('Chat', { key, responseTemplates: { $default: '#if(' } })).toThrow(
    /\[template-does-not-parse\]/,
  );
});
