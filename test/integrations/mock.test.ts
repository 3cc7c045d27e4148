import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { testing, WebSocketMappingTemplate, WebSocketMappingValue, WebSocketMockIntegration } from '../../lib';

function stackWith(routeKey: string, integration: WebSocketMockIntegration, returnResponse?: boolean): Stack {
  const stack = new Stack(new App(), 'Chat');
  new WebSocketApi(stack, 'Api').addRoute(routeKey, { integration, returnResponse });
  return stack;
}

test('reply sends its template to every client', () => {
  const template = WebSocketMappingTemplate.json({ id: WebSocketMappingValue.contextVariable('connectionId') });
  const stack = stackWith('ping', WebSocketMockIntegration.reply('Ping', template), true);
  const reply = testing.RouteTester.fromStack(stack, 'ping').renderReply({ message: { connectionId: 'abc=' } });

  expect(reply.bodyAsJson()).toEqual({ id: 'abc=' });
});

test('noOp accepts a connection', () => {
  const stack = stackWith('$connect', WebSocketMockIntegration.noOp('Connect'));

  expect(testing.RouteTester.fromStack(stack, '$connect').renderReply().statusCode).toBe(200);
});

test('noOp has no response where nobody waits for one', () => {
  const stack = stackWith('$disconnect', WebSocketMockIntegration.noOp('Disconnect'));

  Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::IntegrationResponse', 0);
});

test('a mock has the templates that it is given', () => {
  const integration = new WebSocketMockIntegration('Mock', {
    requestTemplates: { $default: '{"statusCode": 204}' },
    templateSelectionExpression: '$default',
  });

  Template.fromStack(stackWith('ping', integration)).hasResourceProperties('AWS::ApiGatewayV2::Integration', {
    IntegrationType: 'MOCK',
    RequestTemplates: { $default: '{"statusCode": 204}' },
    TemplateSelectionExpression: '\\$default',
  });
});

test('fails for a reply that reads the message', () => {
  const template = WebSocketMappingTemplate.json({ text: WebSocketMappingValue.requestBody('$.text') });

  expect(() => WebSocketMockIntegration.reply('Ping', template)).toThrow(/\[mapping-value-out-of-place\]/);
});
