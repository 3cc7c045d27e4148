import { EventBus } from 'aws-cdk-lib/aws-events';
import { WebSocketEventBridgeIntegration, WebSocketMappingValue } from '../../../lib';
import { connectionId, describeService, HOSTILE, message, ServiceRoute, uri } from './service';

const { requestBody, contextVariable, literal, jsonText } = WebSocketMappingValue;

describeService('events PutEvents', {
  make: (stack) =>
    WebSocketEventBridgeIntegration.putEvents('Send', new EventBus(stack, 'Backend'), {
      source: literal('chat'),
      detailType: contextVariable('routeKey'),
    }),
  uri: uri('events:action/PutEvents'),
  statement: { Action: 'events:PutEvents', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
  answer: { FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'arn:aws:…' }] },
  reply: { errorCode: 'ThrottlingException', eventId: null, failedEntryCount: 1 },
});

test('an event has its detail as a text of JSON', () => {
  const request = new ServiceRoute((stack) =>
    WebSocketEventBridgeIntegration.putEvents('Send', EventBus.fromEventBusName(stack, 'Backend', 'default'), {
      source: literal('chat'),
      detailType: requestBody('$.action'),
      detail: jsonText({ text: requestBody('$.text'), connectionId: contextVariable('connectionId') }),
      resources: [literal('arn:aws:chat')],
    }),
  ).tester.renderRequest(message);
  const { Entries } = JSON.parse(request.body ?? '');

  expect(request.headers).toMatchObject({
    'Content-Type': 'application/x-amz-json-1.1',
    'X-Amz-Target': 'AWSEvents.PutEvents',
  });
  expect(Entries).toEqual([
    {
      Source: 'chat',
      DetailType: 'send',
      Detail: expect.any(String),
      EventBusName: 'default',
      Resources: ['arn:aws:chat'],
    },
  ]);
  expect(JSON.parse(Entries[0].Detail)).toEqual({ text: HOSTILE, connectionId });
});
