import { CfnParameter, Duration, type Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { WebSocketMappingValue, WebSocketSqsIntegration } from '../../../lib';
import { connectionId, describeService, form, HOSTILE, message, partition, ServiceRoute } from './service';

const { requestBody, contextVariable, literal, jsonText } = WebSocketMappingValue;

describeService('sqs SendMessage', {
  make: (stack) => WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend')),
  uri: {
    'Fn::Join': [
      '',
      [
        'arn:',
        partition,
        ':apigateway:eu-west-1:sqs:path/111122223333/',
        { 'Fn::GetAtt': ['BackendEC8447F5', 'QueueName'] },
      ],
    ],
  },
  statement: { Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
  answer: { SendMessageResponse: { SendMessageResult: { MessageId: 'm-1' } } },
  reply: { messageId: 'm-1' },
});

describe('an SQS message', () => {
  test('is the message of the client as it was sent', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend')),
    ).tester.renderRequest(message);

    expect(request.method).toBe('POST');
    expect(request.uri).toMatch(/^https:\/\/sqs\.eu-west-1\.amazonaws\.com\/111122223333\//);
    expect(request.headers).toMatchObject({ 'Content-Type': 'application/x-www-form-urlencoded' });
    expect(form(request.body)).toEqual({ Action: 'SendMessage', MessageBody: message.body });
  });

  test('has attributes, a delay and a body of its own', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend'), {
        messageBody: jsonText({ text: requestBody('$.text') }),
        messageAttributes: { text: requestBody('$.text'), connectionId: contextVariable('connectionId') },
        delay: Duration.minutes(15),
      }),
    ).tester.renderRequest(message);

    expect(form(request.body)).toEqual({
      Action: 'SendMessage',
      MessageBody: expect.any(String),
      DelaySeconds: '900',
      'MessageAttribute.1.Name': 'connectionId',
      'MessageAttribute.1.Value.DataType': 'String',
      'MessageAttribute.1.Value.StringValue': connectionId,
      'MessageAttribute.2.Name': 'text',
      'MessageAttribute.2.Value.DataType': 'String',
      'MessageAttribute.2.Value.StringValue': HOSTILE,
    });
    expect(JSON.parse(form(request.body).MessageBody as string)).toEqual({ text: HOSTILE });
  });

  test('has a delay that is known at deployment', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend'), {
        delay: Duration.seconds(new CfnParameter(stack, 'Delay', { type: 'Number', default: 5 }).valueAsNumber),
      }),
    );

    expect(form(route.tester.renderRequest(message).body)).toMatchObject({ DelaySeconds: '5' });
  });

  test('has a group and an id on a FIFO queue', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend', { fifo: true }), {
        messageGroupId: requestBody('$.text'),
        messageDeduplicationId: contextVariable('requestId'),
      }),
    ).tester.renderRequest(message);

    expect(form(request.body)).toMatchObject({ MessageGroupId: HOSTILE, MessageDeduplicationId: expect.any(String) });
  });

  test('needs no id where the queue makes one of the content, or is imported', () => {
    const messageGroupId = contextVariable('connectionId');
    for (const queueOf of [
      (stack: Stack) => new Queue(stack, 'Backend', { fifo: true, contentBasedDeduplication: true }),
      (stack: Stack) => Queue.fromQueueArn(stack, 'Backend', 'arn:aws:sqs:eu-west-1:111122223333:orders.fifo'),
    ]) {
      const route = new ServiceRoute((stack) =>
        WebSocketSqsIntegration.sendMessage('Send', queueOf(stack), { messageGroupId }),
      );
      expect(form(route.tester.renderRequest(message).body)).toMatchObject({ MessageGroupId: connectionId });
    }
  });

  test.each<[string, object, object]>([
    [
      'messageGroupId is required by a FIFO queue at "Stack/Backend"; set it, for example to ' +
        'WebSocketMappingValue.contextVariable("connectionId") [fifo-needs-group-id]',
      { fifo: true },
      {},
    ],
    [
      'messageDeduplicationId is required by a FIFO queue without content-based deduplication at "Stack/Backend"; ' +
        'set it, for example to WebSocketMappingValue.contextVariable("requestId") [fifo-needs-deduplication-id]',
      { fifo: true },
      { messageGroupId: contextVariable('connectionId') },
    ],
    [
      'delay of a message is not supported by a FIFO queue at "Stack/Backend"; ' +
        'set deliveryDelay of the queue, or leave delay out [delay-on-fifo-queue]',
      { fifo: true },
      { delay: Duration.seconds(1) },
    ],
    [
      'delay is out of range at "Stack/Backend", got "901 s"; use 0 to 900 seconds [delay-out-of-range]',
      {},
      { delay: Duration.seconds(901) },
    ],
  ])('fails: %s', (error, props, options) => {
    expect(
      () =>
        new ServiceRoute((stack) =>
          WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend', props), options),
        ),
    ).toThrow(new Error(error));
  });
});

test('no delay is one that a FIFO queue takes', () => {
  const route = new ServiceRoute((stack) =>
    WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend', { fifo: true }), {
      delay: Duration.seconds(0),
      messageGroupId: literal('x'),
      messageDeduplicationId: literal('x'),
    }),
  );

  expect(form(route.tester.renderRequest(message).body)).not.toHaveProperty('DelaySeconds');
});
