import { LENGTH_RULES } from '../../../lib/validation/rules/length-rules';
import { describeRules } from './describe-rules';
import { HTTP_PROPS, integration } from './program';

const AT = 'at "Stack/Integration"';

describeRules(LENGTH_RULES, {
  'integration-uri-too-long': {
    passing: [integration({ ...HTTP_PROPS, integrationUri: `https://${'x'.repeat(2040)}` })],
    failing: [
      [
        integration({ ...HTTP_PROPS, integrationUri: `https://${'x'.repeat(2041)}` }),
        `integrationUri is longer than 2048 characters ${AT}, got "2049 characters"; shorten it`,
      ],
    ],
  },
  'integration-method-too-long': {
    passing: [integration({ ...HTTP_PROPS, integrationMethod: 'POST' })],
    failing: [
      [
        integration({ ...HTTP_PROPS, integrationMethod: 'M'.repeat(65) }),
        `integrationMethod is longer than 64 characters ${AT}, got "65 characters"; shorten it`,
      ],
    ],
  },
  'request-parameter-too-long': {
    passing: [
      integration({
        ...HTTP_PROPS,
        requestParameters: { 'integration.request.header.X-Id': `'${'x'.repeat(510)}'` },
      }),
      integration({}),
    ],
    failing: [
      [
        integration({
          ...HTTP_PROPS,
          requestParameters: { 'integration.request.header.X-Id': `'${'x'.repeat(511)}'` },
        }),
        `requestParameters["integration.request.header.X-Id"] is longer than 512 characters ${AT}, ` +
          'got "513 characters"; shorten it',
      ],
    ],
  },
  'description-too-long': {
    passing: ['', 'x'.repeat(1024), '😀'.repeat(1024)].map((description) => integration({ description })),
    failing: [['x'.repeat(1025), 1025] as const, ['😀'.repeat(1030), 1030] as const].map(([description, length]) => [
      integration({ description }),
      `description is longer than 1024 characters ${AT}, got "${length} characters"; shorten it`,
    ]),
  },
});
