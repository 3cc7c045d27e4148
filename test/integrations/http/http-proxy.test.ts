import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { testing, WebSocketHttpProxyIntegration } from '../../../lib';

const integration = () => new WebSocketHttpProxyIntegration('Rooms', { url: 'https://example.com/rooms' });

test('passes the message and the response through', () => {
  const stack = new Stack(new App(), 'Chat');
  new WebSocketApi(stack, 'Api').addRoute('list', { integration: integration(), returnResponse: true });
  const tester = testing.RouteTester.fromStack(stack, 'list');
  const message = { body: '{"action":"list","page":1}' };

  expect(tester.renderRequest(message).body).toBe(message.body);
  expect(tester.renderReply({ statusCode: 200, body: '[1]', message }).body).toBe('[1]');
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Integration', { IntegrationType: 'HTTP_PROXY' });
});

test('fails in the constructor for a URL that is not one of HTTP', () => {
  expect(() => new WebSocketHttpProxyIntegration('Rooms', { url: 'ftp://example.com' })).toThrow(
    /\[http-uri-malformed\]/,
  );
});
