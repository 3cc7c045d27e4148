import { PassthroughBehavior } from '../../../lib';
import { KEY_RULES, TEMPLATE_KEY_RULES } from '../../../lib/validation/rules/template-key-rules';
import { describeRules } from './describe-rules';
import { HTTP_PROPS, integration, l1 } from './program';

const AT = 'at "Stack/Integration"';

function never(selected: string, key: string): string {
  return (
    `a request template is never selected, since the selection expression always yields "${selected}", ${AT}, ` +
    `got "${key}"; put the template under "${selected}", or change templateSelectionExpression`
  );
}

describeRules([...KEY_RULES, ...TEMPLATE_KEY_RULES], {
  'template-never-selected': {
    passing: [
      integration({ ...HTTP_PROPS, requestTemplates: { 'application/json': '{}', $default: '{}' } }),
      integration({ ...HTTP_PROPS, requestTemplates: { $default: '{}' }, templateSelectionExpression: '\\$default' }),
      integration({
        ...HTTP_PROPS,
        requestTemplates: { chat: '{}', $default: '{}' },
        templateSelectionExpression: 'chat',
      }),
      integration({
        ...HTTP_PROPS,
        requestTemplates: { a: '{}', b: '{}' },
        templateSelectionExpression: '${request.body.kind}',
      }),
    ],
    failing: [
      [
        integration({ ...HTTP_PROPS, requestTemplates: { 'text/plain': '{}' } }),
        never('application/json', 'text/plain'),
      ],
      [
        integration({
          ...HTTP_PROPS,
          requestTemplates: { 'application/json': '{}' },
          templateSelectionExpression: '\\$default',
        }),
        never('$default', 'application/json'),
      ],
      [
        integration({ ...HTTP_PROPS, requestTemplates: { room: '{}' }, templateSelectionExpression: 'chat' }),
        never('chat', 'room'),
      ],
    ],
  },
  'template-key-escaped': {
    passing: [integration({ ...HTTP_PROPS, requestTemplates: { $default: '{}' } })],
    failing: [
      [
        integration({
          ...HTTP_PROPS,
          requestTemplates: { '\\$default': '{}' },
          templateSelectionExpression: '\\$default',
        }),
        `a request template has a key with a backslash, which is selected in deployed APIs but not documented, ${AT}, got "\\\\$default"; ` +
          'put the template under "$default"; only the selection expression has the backslash',
      ],
      [
        l1({ responses: [{ responseTemplates: { '\\$default': '{}' }, templateSelectionExpression: '\\$default' }] }),
        'a response template has a key with a backslash, which is selected in deployed APIs but not documented, at ' +
          '"Stack/Response0", got "\\\\$default"; put the template under "$default"; only the selection expression has the ' +
          'backslash',
      ],
    ],
  },
  'passthrough-never-without-template': {
    passing: [
      integration({ ...HTTP_PROPS, passthroughBehavior: PassthroughBehavior.NEVER }),
      integration({ ...HTTP_PROPS, requestTemplates: {}, passthroughBehavior: PassthroughBehavior.WHEN_NO_TEMPLATES }),
    ],
    failing: [
      [
        integration({ ...HTTP_PROPS, requestTemplates: undefined, passthroughBehavior: PassthroughBehavior.NEVER }),
        `passthroughBehavior rejects every message, since there is no request template, ${AT}, got "NEVER"; ` +
          'add a template under "$default", or let messages pass with WHEN_NO_MATCH',
      ],
    ],
  },
});
