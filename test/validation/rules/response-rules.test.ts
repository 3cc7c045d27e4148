import { Fn, Lazy } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIntegration, WebSocketIntegrationResponseKey } from '../../../lib';
import {
  L1_RESPONSE_RULES,
  RESPONSE_ON_INTEGRATION_RULES,
  RESPONSE_RULES,
} from '../../../lib/validation/rules/response-rules';
import { describeRules } from './describe-rules';
import { AWS_PROXY, l1, MOCK_PROPS, type Program, program } from './program';

const RESPONSE_AT = 'at "Stack/Integration/DefaultResponse"';

const { DEFAULT } = WebSocketIntegrationResponseKey;

/** An integration response of an L1, on the kind of integration that it is for. */
function response(integrationResponseKey: string, integrationType = 'HTTP'): Program {
  return l1({ integration: { integrationType }, responses: [{ integrationResponseKey }] });
}

/** An integration response of our own class. */
function ownResponse(options: {
  readonly responseTemplates?: { [key: string]: string };
  readonly templateSelectionExpression?: string;
}): Program {
  return program((stack) => {
    const made = new WebSocketIntegration(stack, 'Integration', {
      ...MOCK_PROPS,
      webSocketApi: new WebSocketApi(stack, 'Api'),
    });
    made.addResponse({ key: WebSocketIntegrationResponseKey.DEFAULT, ...options });
  });
}

describeRules([...L1_RESPONSE_RULES, ...RESPONSE_ON_INTEGRATION_RULES, ...RESPONSE_RULES], {
  'response-template-never-selected': {
    passing: [
      ownResponse({ responseTemplates: { 200: '{}' } }),
      ownResponse({ responseTemplates: { $default: '{}' } }),
      ownResponse({
        responseTemplates: { 200: '$input.path("$.text")' },
        templateSelectionExpression: '${integration.response.statuscode}',
      }),
      ownResponse({
        responseTemplates: { kind: '{}' },
        templateSelectionExpression: Fn.importValue('expression'),
      }),
      ownResponse({ templateSelectionExpression: 'other' }),
    ],
    failing: [
      [
        ownResponse({ responseTemplates: { 200: '{}' }, templateSelectionExpression: 'ok' }),
        `a response template is never selected, since the selection expression always yields "ok", ${RESPONSE_AT}, ` +
          'got "200"; put the template under "ok", or change templateSelectionExpression',
      ],
    ],
  },
  'response-on-proxy-integration': {
    passing: [response('$default')],
    failing: [
      [
        response('$default', 'HTTP_PROXY'),
        'response "$default" has no effect on integration type HTTP_PROXY at "Stack/Response0"; ' +
          'remove it, or use the non-proxy type',
      ],
      [
        program((stack) => {
          const proxyIntegration = new WebSocketIntegration(stack, 'Integration', {
            webSocketApi: new WebSocketApi(stack, 'Api'),
            integrationType: AWS_PROXY,
            integrationUri: 'arn:aws:lambda:eu-west-1:111122223333:function:f',
          });
          proxyIntegration.addResponse({ key: DEFAULT });
        }),
        'response "$default" has no effect on integration type AWS_PROXY at "Stack/Integration"; ' +
          'remove it, or use the non-proxy type',
      ],
    ],
  },
  'response-key-not-a-pattern': {
    passing: ['$default', '/404/', '/4\\d\\d/', Lazy.string({ produce: () => '/500/' })].map((key) => response(key)),
    failing: [
      [
        response('404'),
        'a response key is neither "$default" nor a pattern, and may never match, at "Stack/Response0", got "404"; ' +
          'put slashes around it, as in "/404/" or "/4\\d{2}/"',
      ],
    ],
  },
});
