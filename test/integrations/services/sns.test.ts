import { Topic } from 'aws-cdk-lib/aws-sns';
import { WebSocketMappingValue, WebSocketSnsIntegration } from '../../../lib';
import { connectionId, describeService, form, HOSTILE, message, ServiceRoute, uri } from './service';

const { requestBody, contextVariable } = WebSocketMappingValue;

describeService('sns Publish', {
  make: (stack) => WebSocketSnsIntegration.publish('Send', new Topic(stack, 'Backend')),
  uri: uri('sns:action/Publish'),
  statement: { Action: 'sns:Publish', Resource: { Ref: 'BackendEC8447F5' } },
  answer: { PublishResponse: { PublishResult: { MessageId: 'm-1' } } },
  reply: { messageId: 'm-1' },
});

describe('an SNS message', () => {
  test('has subject and attributes', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketSnsIntegration.publish('Send', new Topic(stack, 'Backend'), {
        subject: requestBody('$.text'),
        messageAttributes: { text: requestBody('$.text') },
      }),
    ).tester.renderRequest(message);

    expect(form(request.body)).toEqual({
      Action: 'Publish',
      TopicArn: expect.any(String),
      Message: message.body,
      Subject: HOSTILE,
      'MessageAttributes.entry.1.Name': 'text',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': HOSTILE,
    });
  });

  test('has a group and an id on a FIFO topic', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketSnsIntegration.publish('Send', new Topic(stack, 'Backend', { fifo: true }), {
        message: requestBody('$.text'),
        messageGroupId: requestBody('$.room'),
        messageDeduplicationId: requestBody('$.text'),
      }),
    ).tester.renderRequest(message);

    expect(form(request.body)).toMatchObject({
      Message: HOSTILE,
      MessageGroupId: 'a/../b',
      MessageDeduplicationId: HOSTILE,
    });
  });

  test.each<[string, object]>([
    [
      'messageGroupId is required by a FIFO topic at "Stack/Backend"; set it, for example to ' +
        'WebSocketMappingValue.contextVariable("connectionId") [fifo-needs-group-id]',
      {},
    ],
    [
      'messageDeduplicationId is required by a FIFO topic without content-based deduplication at "Stack/Backend"; ' +
        'set it, for example to WebSocketMappingValue.contextVariable("requestId") [fifo-needs-deduplication-id]',
      { messageGroupId: contextVariable('connectionId') },
    ],
  ])('fails: %s', (error, options) => {
    expect(
      () =>
        new ServiceRoute((stack) =>
          WebSocketSnsIntegration.publish('Send', new Topic(stack, 'Backend', { fifo: true }), options),
        ),
    ).toThrow(new Error(error));
  });
});

test('an imported FIFO topic may make ids of the content', () => {
  const route = new ServiceRoute((stack) =>
    WebSocketSnsIntegration.publish(
      'Send',
      Topic.fromTopicArn(stack, 'Backend', 'arn:aws:sns:eu-west-1:111122223333:orders.fifo'),
      { messageGroupId: contextVariable('connectionId') },
    ),
  );

  expect(form(route.tester.renderRequest(message).body)).toMatchObject({ MessageGroupId: connectionId });
});
