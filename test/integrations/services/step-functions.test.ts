import type { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  CustomerManagedEncryptionConfiguration,
  DefinitionBody,
  Pass,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { WebSocketMappingValue, WebSocketStepFunctionsIntegration } from '../../../lib';
import { connectionId, describeService, HOSTILE, message, ServiceRoute, uri } from './service';

const { requestBody, contextVariable } = WebSocketMappingValue;

function stateMachine(stack: Stack, stateMachineType = StateMachineType.EXPRESS): StateMachine {
  const definitionBody = DefinitionBody.fromChainable(new Pass(stack, 'Pass'));
  return new StateMachine(stack, 'Backend', { definitionBody, stateMachineType });
}

describeService('states StartExecution', {
  make: (stack) => WebSocketStepFunctionsIntegration.startExecution('Send', stateMachine(stack)),
  uri: uri('states:action/StartExecution'),
  statement: { Action: 'states:StartExecution', Resource: { Ref: 'BackendEC8447F5' } },
  answer: { executionArn: 'arn:aws:states:eu-west-1:111122223333:execution:a:b', startDate: 1.7e9 },
  reply: { startDate: 1.7e9 },
});

describeService('states StartSyncExecution', {
  make: (stack) => WebSocketStepFunctionsIntegration.startSyncExecution('Send', stateMachine(stack)),
  uri: uri('states:action/StartSyncExecution'),
  statement: { Action: 'states:StartSyncExecution', Resource: { Ref: 'BackendEC8447F5' } },
  answer: { executionArn: 'arn:…', status: 'SUCCEEDED', output: JSON.stringify({ text: HOSTILE }) },
  reply: { text: HOSTILE },
});

describe('an execution', () => {
  test('has the message as its input, and a name', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketStepFunctionsIntegration.startExecution('Send', stateMachine(stack, StateMachineType.STANDARD), {
        name: contextVariable('requestId'),
      }),
    ).tester.renderRequest(message);

    expect(JSON.parse(request.body ?? '')).toEqual({
      input: message.body,
      name: expect.any(String),
      stateMachineArn: expect.any(String),
    });
  });

  test('that fails shows its error and not its cause', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketStepFunctionsIntegration.startSyncExecution('Send', stateMachine(stack), {
        input: requestBody('$.text'),
      }),
    );
    const body = JSON.stringify({
      status: 'FAILED',
      error: 'Refused',
      cause: 'at /var/task/index.js:3',
      executionArn: 'arn:…',
    });

    expect(JSON.parse(route.tester.renderReply({ body, message }).body ?? '')).toEqual({
      message: 'Request failed',
      status: 'FAILED',
      error: 'Refused',
      connectionId,
      requestId: expect.any(String),
    });
  });

  test('of an imported state machine can be waited for', () => {
    const arn = 'arn:aws:states:eu-west-1:111122223333:stateMachine:express';
    const route = new ServiceRoute((stack) =>
      WebSocketStepFunctionsIntegration.startSyncExecution(
        'Send',
        StateMachine.fromStateMachineArn(stack, 'Backend', arn),
      ),
    );

    expect(JSON.parse(route.tester.renderRequest(message).body ?? '')).toEqual({
      input: message.body,
      stateMachineArn: arn,
    });
  });

  test('fails to be waited for unless the state machine is an express one', () => {
    expect(
      () =>
        new ServiceRoute((stack) =>
          WebSocketStepFunctionsIntegration.startSyncExecution('Send', stateMachine(stack, StateMachineType.STANDARD)),
        ),
    ).toThrow(
      new Error(
        'StartSyncExecution needs an express state machine at "Stack/Backend", got "STANDARD"; set the type of the ' +
          'state machine to EXPRESS, or use startExecution [sync-execution-needs-express]',
      ),
    );
  });
});

test('who waits for an execution may decrypt the definition of the state machine', () => {
  const route = new ServiceRoute((stack) => {
    const machine = new StateMachine(stack, 'Backend', {
      definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Pass')),
      stateMachineType: StateMachineType.EXPRESS,
      encryptionConfiguration: new CustomerManagedEncryptionConfiguration(new Key(stack, 'Key')),
    });
    return WebSocketStepFunctionsIntegration.startSyncExecution('Send', machine);
  });

  expect(route.statements).toContainEqual({
    Action: 'kms:Decrypt',
    Effect: 'Allow',
    Resource: { 'Fn::GetAtt': [route.idOf('Key'), 'Arn'] },
  });
});
