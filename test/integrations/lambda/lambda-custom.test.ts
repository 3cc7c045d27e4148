import { App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  testing,
  WebSocketIntegrationResponseKey,
  WebSocketLambdaCustomIntegration,
  type WebSocketLambdaCustomIntegrationProps,
  WebSocketLambdaInvocationType,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
} from '../../../lib';

function tester(props: WebSocketLambdaCustomIntegrationProps): testing.RouteTester {
  const stack = new Stack(new App(), 'Chat');
  const handler = new LambdaFunction(stack, 'Handler', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({});'),
  });
  new WebSocketApi(stack, 'Api').addRoute('call', {
    integration: new WebSocketLambdaCustomIntegration('Call', handler, props),
    returnResponse: props.responses !== undefined,
  });
  return testing.RouteTester.fromStack(stack, 'call');
}

const message = { body: '{"action":"call","text":"hello"}' };

test('the template renders the event of the function', () => {
  const requestTemplate = WebSocketMappingTemplate.json({ said: WebSocketMappingValue.requestBody('$.text') });

  expect(tester({ requestTemplate }).renderRequest(message).bodyAsJson()).toEqual({ said: 'hello' });
});

test('without a template, the message is the event', () => {
  expect(tester({}).renderRequest(message).body).toBe(message.body);
});

test('an event invocation does not wait for the function', () => {
  const { headers } = tester({ invocationType: WebSocketLambdaInvocationType.EVENT }).renderRequest(message);

  expect(headers).toMatchObject({ 'X-Amz-Invocation-Type': 'Event' });
});

test('the error message of the function selects the response', () => {
  const route = tester({
    responses: [
      { key: WebSocketIntegrationResponseKey.DEFAULT },
      {
        key: WebSocketIntegrationResponseKey.fromPattern('.*not found.*'),
        template: WebSocketMappingTemplate.json({ error: 'not found' }),
      },
    ],
  });

  expect(route.renderReply({ body: '{"errorMessage":"room not found"}', message }).bodyAsJson()).toEqual({
    error: 'not found',
  });
  expect(route.renderReply({ body: '{"id":1}', message }).bodyAsJson()).toEqual({ id: 1 });
});
