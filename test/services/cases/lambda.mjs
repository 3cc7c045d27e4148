import assert from 'node:assert/strict';
import { CfnOutput } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  WebSocketIntegrationResponseKey,
  WebSocketLambdaCustomIntegration,
  WebSocketLambdaInvocationType,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
} from 'cdk-websocket-integrations';
import { deployRoute } from '../deployed-route.mjs';
import { HOSTILE, hostileMessage } from '../messages.mjs';
import { assertSameRequest } from '../same-request.mjs';

const { requestBody, contextVariable } = WebSocketMappingValue;

function routeTo(aws, invocationType) {
  return deployRoute(aws, (stack) => {
    const handler = new LambdaFunction(stack, 'Function', {
      code: Code.fromInline('exports.handler = async (event) => event'),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_22_X,
    });
    new CfnOutput(stack, 'FunctionArn', { value: handler.functionArn });
    return new WebSocketLambdaCustomIntegration('Send', handler, {
      invocationType,
      requestTemplate: WebSocketMappingTemplate.json({
        connectionId: contextVariable('connectionId'),
        message: requestBody(),
        text: requestBody('$.text'),
      }),
      responses: [{ key: WebSocketIntegrationResponseKey.DEFAULT }],
    });
  });
}

const event = {
  connectionId: hostileMessage.connectionId,
  message: { action: 'send', text: HOSTILE },
  text: HOSTILE,
};

export default {
  'Lambda Invoke: the function gets the event, and its result is the reply': async (aws) => {
    const route = await routeTo(aws, WebSocketLambdaInvocationType.REQUEST_RESPONSE);
    // Without Docker moto runs no function; its answer is the event.
    const { answer, reply } = await route.succeeds(hostileMessage);

    assert.equal(answer.statusCode, 200);
    assert.deepEqual(JSON.parse(answer.body), event);
    assert.deepEqual(reply.bodyAsJson(), event);
  },

  'Lambda Invoke: an event invocation is accepted at once': async (aws) => {
    const route = await routeTo(aws, WebSocketLambdaInvocationType.EVENT);
    // moto answers with the event here too, where AWS has no body.
    const { answer } = await route.succeeds(hostileMessage);

    assert.equal(answer.statusCode, 202);
    assert.deepEqual(JSON.parse(answer.body), event);
  },

  "Lambda Invoke: an event invocation is botocore's own request": async (aws) => {
    const route = await routeTo(aws, WebSocketLambdaInvocationType.EVENT);
    const { expected } = await assertSameRequest(aws, route, hostileMessage, 'lambda', 'Invoke', {
      FunctionName: route.outputs.FunctionArn,
      InvocationType: 'Event',
      Payload: JSON.stringify(event),
    });

    assert.equal(expected.headers['X-Amz-Invocation-Type'], 'Event');
  },
};
