import {
  CONSTANT_SELECTION_RULES,
  SELECTION_RULES,
  TEMPLATE_SELECTION_RULES,
} from '../../../lib/validation/rules/selection-expression-rules';
import { describeRules } from './describe-rules';
import { HTTP_PROPS, integration } from './program';

const AT = 'at "Stack/Integration"';

describeRules([...CONSTANT_SELECTION_RULES, ...SELECTION_RULES, ...TEMPLATE_SELECTION_RULES], {
  'selection-expression-unescaped': {
    passing: [
      integration({
        requestTemplates: { $default: '{"statusCode": 200}' },
        templateSelectionExpression: '\\$default',
      }),
      integration({ ...HTTP_PROPS, templateSelectionExpression: '$request.body.kind' }),
    ],
    failing: [
      [
        integration({ ...HTTP_PROPS, requestTemplates: undefined, templateSelectionExpression: '$default' }),
        `templateSelectionExpression names a variable that does not exist ${AT}, got "$default"; ` +
          'put a backslash before it to make it plain text',
      ],
    ],
  },
  'selection-expression-variable-unknown': {
    passing: [
      '$request.body.kind',
      '${request.body.kind}/${request.header.X-Kind}',
      '${stageVariables.kind}-\\$default',
    ].map((templateSelectionExpression) => integration({ ...HTTP_PROPS, templateSelectionExpression })),
    failing: [
      [
        integration({ ...HTTP_PROPS, templateSelectionExpression: '${body.kind}' }),
        `templateSelectionExpression reads the variable "body.kind", which is not documented there, ${AT}, ` +
          'got "${body.kind}"; use a variable such as "${request.body.action}", or put a backslash before the "$"',
      ],
    ],
  },
  'selection-expression-malformed': {
    passing: [integration({ ...HTTP_PROPS, templateSelectionExpression: '\\$ ${request.body.items[0].kind}' })],
    failing: [
      [
        integration({ ...HTTP_PROPS, templateSelectionExpression: '${request.body.kind' }),
        `templateSelectionExpression has a "$" that does not begin a variable ${AT}, got "\${request.body.kind"; ` +
          'use a variable such as "${request.body.action}", or put a backslash before the "$"',
      ],
    ],
  },
  'selection-expression-without-variable': {
    passing: ['\\$default', 'send', 'request', '\\$connect'].map((templateSelectionExpression) =>
      integration({ ...HTTP_PROPS, requestTemplates: { $default: '{}' }, templateSelectionExpression }),
    ),
    failing: [
      [
        integration({
          ...HTTP_PROPS,
          requestTemplates: { $default: '{}' },
          templateSelectionExpression: 'request.body.action',
        }),
        `templateSelectionExpression is the same for every message, since its variable has no "$", ${AT}, ` +
          'got "request.body.action"; write "${request.body.action}"',
      ],
    ],
  },
});
