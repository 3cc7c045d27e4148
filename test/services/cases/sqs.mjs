import assert from 'node:assert/strict';
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { WebSocketMappingValue, WebSocketSqsIntegration } from 'cdk-websocket-integrations';
import { deployRoute } from '../deployed-route.mjs';
import { HOSTILE, hostileMessage, messageOf } from '../messages.mjs';

const { requestBody, contextVariable, jsonText } = WebSocketMappingValue;

function routeTo(aws, queueProps, options) {
  return deployRoute(aws, (stack) => {
    const queue = new Queue(stack, 'Queue', queueProps);
    new CfnOutput(stack, 'QueueUrl', { value: queue.queueUrl });
    return WebSocketSqsIntegration.sendMessage('Send', queue, options);
  });
}

async function onlyMessage(aws, { outputs: { QueueUrl } }) {
  const { Messages = [] } = await aws.call('sqs', 'receive_message', {
    QueueUrl,
    MessageAttributeNames: ['All'],
    AttributeNames: ['All'],
    MaxNumberOfMessages: 10,
  });
  assert.equal(Messages.length, 1);
  return Messages[0];
}

export default {
  'SQS SendMessage: the message of the client is in the queue': async (aws) => {
    const route = await routeTo(aws, {}, {});
    const { reply } = await route.succeeds(hostileMessage);
    const message = await onlyMessage(aws, route);

    assert.equal(message.Body, hostileMessage.body);
    assert.deepEqual(reply.bodyAsJson(), { messageId: message.MessageId });
  },

  'SQS SendMessage: a body of its own and attributes': async (aws) => {
    const route = await routeTo(
      aws,
      {},
      {
        messageBody: jsonText({ text: requestBody('$.text') }),
        messageAttributes: { text: requestBody('$.text'), connectionId: contextVariable('connectionId') },
      },
    );
    await route.succeeds(hostileMessage);
    const { Body, MessageAttributes } = await onlyMessage(aws, route);

    assert.deepEqual(JSON.parse(Body), { text: HOSTILE });
    assert.deepEqual(MessageAttributes, {
      connectionId: { DataType: 'String', StringValue: hostileMessage.connectionId },
      text: { DataType: 'String', StringValue: HOSTILE },
    });
  },

  'SQS SendMessage: a delay holds the message back': async (aws) => {
    const route = await routeTo(aws, {}, { delay: Duration.minutes(15) });
    await route.succeeds(hostileMessage);
    const { Attributes } = await aws.call('sqs', 'get_queue_attributes', {
      QueueUrl: route.outputs.QueueUrl,
      AttributeNames: ['All'],
    });

    assert.equal(Attributes.ApproximateNumberOfMessagesDelayed, '1');
    assert.equal(Attributes.ApproximateNumberOfMessages, '0');
  },

  'SQS SendMessage: a FIFO queue takes one message of an id, in its group': async (aws) => {
    const route = await routeTo(
      aws,
      { fifo: true, queueName: 'orders.fifo' },
      { messageGroupId: contextVariable('connectionId'), messageDeduplicationId: contextVariable('requestId') },
    );
    const { reply } = await route.succeeds(hostileMessage);
    await route.succeeds(hostileMessage);
    const message = await onlyMessage(aws, route);

    assert.equal(message.Body, hostileMessage.body);
    assert.equal(message.Attributes.MessageGroupId, hostileMessage.connectionId);
    assert.equal(message.Attributes.MessageDeduplicationId, 'O4eZ-FGvPHcFmOw=');
    assert.deepEqual(reply.bodyAsJson(), { messageId: message.MessageId });
  },

  'SQS SendMessage: a queue that is gone': async (aws) => {
    const route = await routeTo(aws, {}, {});
    await aws.call('sqs', 'delete_queue', { QueueUrl: route.outputs.QueueUrl });

    await route.fails(hostileMessage, 400);
  },

  'SQS SendMessage: number attributes, and attributes that are left out': async (aws) => {
    const route = await routeTo(
      aws,
      {},
      {
        messageAttributes: { room: requestBody('$.room').orOmit(), text: requestBody('$.text') },
        numberMessageAttributes: { priority: requestBody('$.priority'), size: requestBody('$.size').orOmit() },
      },
    );
    await route.succeeds(messageOf({ text: HOSTILE, priority: 2.5 }));
    const { MessageAttributes } = await onlyMessage(aws, route);

    assert.deepEqual(MessageAttributes, {
      priority: { DataType: 'Number', StringValue: '2.5' },
      text: { DataType: 'String', StringValue: HOSTILE },
    });
  },
};
