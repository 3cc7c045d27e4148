import assert from 'node:assert/strict';
import { CfnOutput } from 'aws-cdk-lib';
import { DefinitionBody, Pass, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { WebSocketMappingValue, WebSocketStepFunctionsIntegration } from 'cdk-websocket-integrations';
import { assertFailureFrame, deployRoute } from '../deployed-route.mjs';
import { HOSTILE, hostileMessage } from '../messages.mjs';
import { assertSameRequest } from '../same-request.mjs';

const { requestBody, contextVariable, jsonText } = WebSocketMappingValue;

function routeTo(aws, action, stateMachineType, options = {}) {
  return deployRoute(aws, (stack) => {
    const definitionBody = DefinitionBody.fromChainable(new Pass(stack, 'Pass'));
    const machine = new StateMachine(stack, 'Machine', { definitionBody, stateMachineType });
    new CfnOutput(stack, 'MachineArn', { value: machine.stateMachineArn });
    return WebSocketStepFunctionsIntegration[action]('Send', machine, options);
  });
}

async function onlyExecution(aws, { outputs: { MachineArn } }) {
  const { executions } = await aws.call('stepfunctions', 'list_executions', { stateMachineArn: MachineArn });
  assert.equal(executions.length, 1);
  return aws.call('stepfunctions', 'describe_execution', { executionArn: executions[0].executionArn });
}

const runSync = (aws, options) => routeTo(aws, 'startSyncExecution', StateMachineType.EXPRESS, options);

const answerOf = (result) => ({
  body: JSON.stringify({
    executionArn: 'arn:aws:states:us-east-1:123456789012:express:Machine:1:2',
    stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Machine',
    name: '1',
    startDate: 1764000000.123,
    stopDate: 1764000001.123,
    ...result,
  }),
  message: hostileMessage,
});

export default {
  'StepFunctions StartExecution: the message of the client is the input': async (aws) => {
    const route = await routeTo(aws, 'startExecution', StateMachineType.STANDARD);
    const { answer, reply } = await route.succeeds(hostileMessage);
    const execution = await onlyExecution(aws, route);

    assert.equal(execution.input, hostileMessage.body);
    assert.deepEqual(reply.bodyAsJson(), { startDate: JSON.parse(answer.body).startDate });
    assert.equal(typeof reply.bodyAsJson().startDate, 'number');
  },

  'StepFunctions StartExecution: an input of its own and a name': async (aws) => {
    const route = await routeTo(aws, 'startExecution', StateMachineType.STANDARD, {
      input: jsonText({ text: requestBody('$.text'), list: [requestBody('$'), 1] }),
      name: contextVariable('requestId'),
    });
    await route.succeeds(hostileMessage);
    const { name, input } = await onlyExecution(aws, route);

    assert.equal(name, 'O4eZ-FGvPHcFmOw=');
    assert.deepEqual(JSON.parse(input), { text: HOSTILE, list: [JSON.parse(hostileMessage.body), 1] });
  },

  'StepFunctions StartExecution: a name that is taken, which Step Functions tells with its ARN': async (aws) => {
    const name = contextVariable('requestId');
    const route = await routeTo(aws, 'startExecution', StateMachineType.STANDARD, {
      name,
      input: requestBody('$.input'),
    });
    const message = (input) => ({ ...hostileMessage, body: JSON.stringify({ action: 'send', input }) });
    await route.succeeds(message('{"n":1}'));
    const { body } = await route.fails(message('{"n":2}'), 400);

    assert.match(body, /ExecutionAlreadyExists/);
    assert.match(body, /arn:aws:states/);
  },

  "StepFunctions StartSyncExecution: the request is botocore's own, since moto does not run it": async (aws) => {
    const route = await runSync(aws, { input: jsonText({ text: requestBody('$.text') }) });
    const { request } = await assertSameRequest(aws, route, hostileMessage, 'stepfunctions', 'StartSyncExecution', {
      input: JSON.stringify({ text: HOSTILE }),
      stateMachineArn: route.outputs.MachineArn,
    });
    assert.equal(request.uri, 'https://states.us-east-1.amazonaws.com/?Action=StartSyncExecution');
  },

  'StepFunctions StartSyncExecution: an answer as documented, since moto has none': async (aws) => {
    const { tester } = await runSync(aws);
    const output = JSON.stringify({ text: HOSTILE });
    const succeeded = tester.renderReply(answerOf({ status: 'SUCCEEDED', output }));
    const failed = tester.renderReply(
      answerOf({
        status: 'FAILED',
        error: 'States.Runtime',
        cause: 'arn:aws:lambda:us-east-1:123456789012:function:f',
      }),
    );

    assert.deepEqual(succeeded.bodyAsJson(), { text: HOSTILE });
    const { status, error, ...frame } = failed.bodyAsJson();
    assert.deepEqual({ status, error }, { status: 'FAILED', error: 'States.Runtime' });
    assertFailureFrame({ body: failed.body, bodyAsJson: () => frame }, hostileMessage);
  },
};
