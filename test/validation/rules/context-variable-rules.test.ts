import { type CfnIntegration, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  WebSocketHttpIntegration,
  WebSocketIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
} from '../../../lib';
import { CONTEXT_RULES } from '../../../lib/validation/rules/context-variable-rules';
import { describeRules } from './describe-rules';
import { HTTP_PROPS, integration, type Program, program } from './program';

const AT = 'at "Stack/Integration"';

function template(text: string): Program {
  return integration({ ...HTTP_PROPS, requestTemplates: { 'application/json': text } });
}

const NAME = 'request template "application/json"';

describeRules(CONTEXT_RULES, {
  'context-variable-unknown': {
    passing: [
      template('$context.connectionId ${context.identity.sourceIp} $!context.authorizer.tenant-id $context.error'),
      template('$context.stage.length() $context.get("stage") #if($context.messageDirection == "IN")#end'),
      template('## $context.nothing\n\\$context.nothing #[[$context.nothing]]# #* $context.nothing *#'),
      integration((stack) => ({
        ...HTTP_PROPS,
        requestParameters: {
          'integration.request.header.X-Id': 'context.connectionId',
          'integration.request.header.X-Stage': `context.${stack.region}`,
        },
      })),
    ],
    failing: [
      [
        program((stack) => {
          const responses = [
            {
              key: WebSocketIntegrationResponseKey.DEFAULT,
              template: WebSocketMappingTemplate.json({ at: WebSocketMappingValue.contextVariable('requestTimeEpoc') }),
            },
          ];
          const integration = new WebSocketHttpIntegration('Backend', { url: 'https://example.com/', responses });
          new WebSocketApi(stack, 'Api').addRoute('send', { integration, returnResponse: true });
        }),
        'response template reads an unknown $context variable at "Stack/Api/send-Route/Backend/DefaultResponse", got ' +
          '"requestTimeEpoc"; did you mean "requestTimeEpoch"?',
      ],
      [
        // What is found in a template is found after another property was overridden.
        program((stack) => {
          const integration = new WebSocketIntegration(stack, 'Integration', {
            ...HTTP_PROPS,
            webSocketApi: new WebSocketApi(stack, 'Api'),
            requestTemplate: WebSocketMappingTemplate.json({ id: WebSocketMappingValue.contextVariable('stag') }),
          });
          (integration.node.defaultChild as CfnIntegration).addPropertyOverride('Description', 'x');
        }),
        `requestTemplate reads an unknown $context variable ${AT}, got "stag"; did you mean "stage"?`,
      ],
      [
        program((stack) => {
          new WebSocketIntegration(stack, 'Integration', {
            ...HTTP_PROPS,
            webSocketApi: new WebSocketApi(stack, 'Api'),
            requestTemplate: WebSocketMappingTemplate.json({
              id: WebSocketMappingValue.contextVariable('connection_id'),
              text: `again ${WebSocketMappingValue.contextVariable('connection_id')}`,
            }),
          });
        }),
        `requestTemplate reads an unknown $context variable ${AT}, got "connection_id"; did you mean "connectionId"?`,
      ],
      [
        template('$context.httpMethod $context.httpMethod'),
        `${NAME} reads an unknown $context variable ${AT}, got "httpMethod"; ` +
          'use a documented variable, such as "connectionId", "routeKey" or "identity.sourceIp"',
      ],
      [
        template('#if($context.identity.ip == "")#end'),
        `${NAME} reads an unknown $context variable ${AT}, got "identity.ip"; ` +
          'use a documented variable, such as "connectionId", "routeKey" or "identity.sourceIp"',
      ],
      [
        template('id-$context.connectionId-x'),
        `${NAME} reads an unknown $context variable ${AT}, got "connectionId-x"; ` +
          'use a documented variable; a "-" is part of the name unless the name is in braces',
      ],
      [
        integration({
          ...HTTP_PROPS,
          requestParameters: { 'integration.request.header.X-Id': 'context.connectionID' },
        }),
        `requestParameters["integration.request.header.X-Id"] reads an unknown $context variable ${AT}, ` +
          'got "connectionID"; did you mean "connectionId"?',
      ],
    ],
  },
});
