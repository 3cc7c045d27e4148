import { Token } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  WebSocketHttpIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketLambdaCustomIntegration,
  WebSocketMappingTemplate,
} from '../../../lib';
import { RESPONSE_OVERLAP_RULES } from '../../../lib/validation/rules/response-overlap-rules';
import { describeRules } from './describe-rules';
import { l1, MOCK_PROPS, type Program, program, ROLE_ARN } from './program';

const { CLIENT_ERROR, DEFAULT, SERVER_ERROR, SUCCESS, fromPattern, fromStatusCode } = WebSocketIntegrationResponseKey;

function http(...keys: readonly WebSocketIntegrationResponseKey[]): Program {
  return program((stack) => {
    const integration = new WebSocketHttpIntegration('Backend', {
      url: 'https://example.com/',
      responses: keys.map((key) => ({ key })),
    });
    new WebSocketApi(stack, 'Api').addRoute('send', { integration, returnResponse: true });
  });
}

function lambda(...keys: readonly WebSocketIntegrationResponseKey[]): Program {
  return program((stack) => {
    const handler = new LambdaFunction(stack, 'Function', {
      code: Code.fromInline('x'),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_20_X,
    });
    const integration = new WebSocketLambdaCustomIntegration('Backend', handler, {
      requestTemplate: WebSocketMappingTemplate.json({}),
      responses: keys.map((key) => ({ key })),
    });
    new WebSocketApi(stack, 'Api').addRoute('send', { integration, returnResponse: true });
  });
}

function l1Keys(integration: object, ...keys: readonly string[]): Program {
  return l1({
    integration,
    route: { routeResponseSelectionExpression: '$default' },
    routeResponses: ['$default'],
    responses: keys.map((integrationResponseKey) => ({ integrationResponseKey })),
  });
}

const AWS_ACTION = {
  integrationType: 'AWS',
  integrationUri: 'arn:aws:apigateway:eu-west-1:sns:action/Publish',
  integrationMethod: 'POST',
  credentialsArn: ROLE_ARN,
};

const REMEDY = 'change one of the patterns, since AWS does not document which response is selected';

describeRules(RESPONSE_OVERLAP_RULES, {
  'response-keys-overlap': {
    passing: [
      http(DEFAULT, SUCCESS, CLIENT_ERROR, SERVER_ERROR),
      http(fromStatusCode(404), fromStatusCode(400), fromPattern('4(?!04|00)\\d\\d')),
      http(fromStatusCode(Token.asNumber({ Ref: 'Status' })), SUCCESS),
      // What is sent as it is, and a type that a token hides.
      l1Keys({ integrationType: Token.asString({ Ref: 'Type' }) }, '/404/', '/4\\d{2}/'),
      // A pattern that cannot be read.
      l1Keys({}, '/(/', '/4\\d{2}/'),
      // Nothing that HTTP has matches both.
      http(fromPattern('6\\d\\d'), fromPattern('6..')),
      http(fromPattern('(a+)+b'), SUCCESS),
      // Two patterns of error messages may have nothing in common.
      lambda(fromPattern('.*not found.*'), fromPattern('.*denied.*')),
      lambda(fromStatusCode(404), fromPattern('not found')),
      l1Keys({ ...AWS_ACTION, integrationUri: Token.asString({ Ref: 'Uri' }) }, '/404/', '/4\\d{2}/'),
    ],
    failing: [
      [
        http(CLIENT_ERROR, fromStatusCode(499)),
        `response keys "/4\\\\d{2}/" and "/499/" match the same value at "Stack/Api/send-Route/Backend", got "499"; ${REMEDY}`,
      ],
      [
        http(fromPattern('[45]\\d\\d'), fromPattern('.*[05]')),
        `response keys "/[45]\\\\d\\\\d/" and "/.*[05]/" match the same value at "Stack/Api/send-Route/Backend", got "400"; ${REMEDY}`,
      ],
      [
        lambda(fromPattern('.*not found.*'), fromPattern('room not found')),
        `response keys "/.*not found.*/" and "/room not found/" match the same value at "Stack/Api/send-Route/Backend", got "room not found"; ${REMEDY}`,
      ],
      [
        l1Keys({ ...MOCK_PROPS, integrationMethod: undefined, integrationUri: undefined }, '/2\\d{2}/', '/20./'),
        `response keys "/2\\\\d{2}/" and "/20./" match the same value at "Stack/Integration", got "200"; ${REMEDY}`,
      ],
      [
        l1Keys(AWS_ACTION, '/5\\d{2}/', '/503/'),
        `response keys "/5\\\\d{2}/" and "/503/" match the same value at "Stack/Integration", got "503"; ${REMEDY}`,
      ],
    ],
  },
});
