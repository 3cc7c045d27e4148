import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  WebSocketHttpIntegration,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
  WebSocketSqsIntegration,
} from '../../../lib';
import { MESSAGE_RULES } from '../../../lib/validation/rules/message-rules';
import { describeRules } from './describe-rules';
import { l1, type Program, program } from './program';

function template(text: string, routeKey = '$connect'): Program {
  return l1({ integration: { requestTemplates: { 'application/json': text } }, route: { routeKey } });
}

const NAME = 'request template "application/json"';

describeRules(MESSAGE_RULES, {
  'message-only-source': {
    passing: [
      template(`{"id": "$context.connectionId", "q": "$util.urlEncode($input.params('q'))"}`),
      template("$input.path('$.a')", 'send'),
      template('\\$input.body'),
      l1({ integration: { requestTemplates: { 'application/json': "$input.path('$.a')" } } }),
    ],
    failing: [
      [
        template("$util.urlEncode($input.path('$.roomId'))"),
        `${NAME} reads the message, which "$connect" does not have, at "Stack/Integration", got "$.roomId"; ` +
          'read a header, a query string or a variable of $context',
      ],
      [
        template('#set($all = "$input.body")$input.json("$")', '$disconnect'),
        `${NAME} reads the message, which "$disconnect" does not have, at "Stack/Integration", got "$"; ` +
          'read a variable of $context, or store the value on $connect',
      ],
      [
        l1({
          integration: { requestParameters: { 'integration.request.header.X-Room': 'route.request.body.room' } },
          route: { routeKey: '$disconnect' },
        }),
        'requestParameters["integration.request.header.X-Room"] reads the message, which "$disconnect" does not have, ' +
          'at "Stack/Integration", got "route.request.body.room"; read a variable of $context, or store the value on $connect',
      ],
      [
        program((stack) => {
          const integration = new WebSocketHttpIntegration('Backend', {
            url: 'https://example.com/',
            requestTemplate: WebSocketMappingTemplate.json({ room: WebSocketMappingValue.requestBody('$.room') }),
          });
          const api = new WebSocketApi(stack, 'Api');
          api.addRoute('$connect', { integration });
          api.addRoute('$disconnect', { integration });
        }),
        'request template "$default" reads the message, which "$connect" and "$disconnect" do not have, at ' +
          '"Stack/Api/$connect-Route/Backend", got "$.room"; read a variable of $context, or store the value on $connect',
      ],
      [
        program((stack) => {
          const integration = WebSocketSqsIntegration.sendMessage('Queue', new Queue(stack, 'Queue'));
          new WebSocketApi(stack, 'Api').addRoute('$connect', { integration });
        }),
        'request template "$default" reads the message, which "$connect" does not have, at ' +
          '"Stack/Api/$connect-Route/Queue", got "$"; read a header, a query string or a variable of $context',
      ],
    ],
  },
  'binary-conversion-of-json': {
    passing: [
      l1({ integration: { contentHandlingStrategy: 'CONVERT_TO_BINARY' }, route: { routeKey: '$default' } }),
      l1({ integration: { contentHandlingStrategy: 'CONVERT_TO_TEXT' }, route: {} }),
    ],
    failing: [
      [
        l1({ integration: { contentHandlingStrategy: 'CONVERT_TO_BINARY' }, route: {} }),
        'messages of route "send" are JSON, and CONVERT_TO_BINARY expects Base64, at "Stack/Integration"; send Base64 ' +
          'messages to the route "$default", or remove the content handling strategy',
      ],
    ],
  },
});
