import { WebSocketMappingTemplate } from '../../lib';
import { requestTemplates, requireOne } from '../../lib/integration/request-template';

test('one template serves every message', () => {
  expect(requestTemplates({ requestTemplate: WebSocketMappingTemplate.fromString('{}') }, 'Chat')).toEqual({
    requestTemplates: { $default: '{}' },
    templateSelectionExpression: '\\$default',
  });
});

test('templates by key stay as they are', () => {
  const templates = { requestTemplates: { a: '{}' }, templateSelectionExpression: '${request.body.kind}' };

  expect(requestTemplates(templates, 'Chat')).toEqual(templates);
});

test.each([{ requestTemplates: { a: '{}' } }, { templateSelectionExpression: '$default' }])(
  'fails for one template together with %j',
  (other) => {
    expect(() =>
      requestTemplates({ requestTemplate: WebSocketMappingTemplate.fromString('{}'), ...other }, 'Chat'),
    ).toThrow(/^requestTemplate and \w+ are both set.* at "Chat".*\[template-conflict\]$/);
  },
);

test('props that are not set do not conflict', () => {
  expect(() => requireOne('Chat', 'template', { responseTemplates: undefined })).not.toThrow();
});
