import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { WebSocketEventBridgeIntegration, WebSocketMappingValue } from '../../../lib';
import { EVENT_RULES } from '../../../lib/validation/rules/event-rules';
import { describeRules } from './describe-rules';
import { integration, type Program, program, serviceProps } from './program';

const { literal, requestBody } = WebSocketMappingValue;

function detail(json: string, service = 'events:action/PutEvents'): Program {
  return integration((stack) => ({
    ...serviceProps(stack, service),
    requestTemplates: { 'application/json': `{"Entries": [{"Source": "chat", "Detail": ${json}}]}` },
  }));
}

function putEvents(value: WebSocketMappingValue): Program {
  return program((stack) => {
    const integration = WebSocketEventBridgeIntegration.putEvents('Events', new EventBus(stack, 'Bus'), {
      source: literal('chat'),
      detailType: literal('message'),
      detail: value,
    });
    new WebSocketApi(stack, 'Api').addRoute('send', { integration });
  });
}

const INVALID =
  'request template "application/json" has a Detail that is not a string with a JSON object, at "Stack/Integration"';
const REMEDY = 'write an object of JSON as a string, with its quotes escaped';

describeRules(EVENT_RULES, {
  'event-detail-invalid': {
    passing: [
      detail(`"$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'", "'")"`),
      detail('"{\\"a\\": 1}"'),
      detail('"{\\"a\\": \\"$context.stage\\"}"'),
      detail('#if($context.stage)"{}"#{else}"{}"#end'),
      detail('"text"', 'sns:action/Publish'),
      integration((stack) => ({
        ...serviceProps(stack, 'events:action/PutEvents'),
        requestTemplates: { 'application/json': '{"Entries": $input.json("$.entries")}' },
      })),
      integration((stack) => ({
        ...serviceProps(stack, 'events:action/PutEvents'),
        requestTemplates: { a: `"Detail": "${stack.region}"` },
        templateSelectionExpression: 'a',
      })),
      putEvents(requestBody()),
    ],
    failing: [
      [detail('"hello"'), `${INVALID}, got "\\"hello\\""; ${REMEDY}`],
      [detail('"[1]"'), `${INVALID}, got "\\"[1]\\""; ${REMEDY}`],
      [detail('"{a}"'), `${INVALID}, got "\\"{a}\\""; ${REMEDY}`],
      [detail('{"a": 1}'), `${INVALID}, got "{"; ${REMEDY}`],
      [detail('"it is $context.stage"'), `${INVALID}, got "i"; ${REMEDY}`],
      [
        putEvents(literal('hello')),
        'request template "$default" has a Detail that is not a string with a JSON object, at ' +
          `"Stack/Api/send-Route/Events", got "\\"hello\\""; ${REMEDY}`,
      ],
    ],
  },
});
