import assert from 'node:assert/strict';
import { CfnOutput } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { WebSocketMappingValue, WebSocketSnsIntegration } from 'cdk-websocket-integrations';
import { deployRoute } from '../deployed-route.mjs';
import { HOSTILE, hostileMessage, messageOf } from '../messages.mjs';

const { requestBody, contextVariable } = WebSocketMappingValue;

/** A topic with a queue that gets what is published. */
async function routeTo(aws, options, props = {}, queueProps = {}) {
  const route = await deployRoute(aws, (stack) => {
    const topic = new Topic(stack, 'Topic', props);
    const queue = new Queue(stack, 'Queue', queueProps);
    new CfnOutput(stack, 'QueueUrl', { value: queue.queueUrl });
    new CfnOutput(stack, 'QueueArn', { value: queue.queueArn });
    new CfnOutput(stack, 'TopicArn', { value: topic.topicArn });
    return WebSocketSnsIntegration.publish('Send', topic, options);
  });
  // moto deploys no subscription.
  const { TopicArn, QueueArn } = route.outputs;
  await aws.call('sns', 'subscribe', { TopicArn, Protocol: 'sqs', Endpoint: QueueArn });
  return route;
}

async function notifications(aws, { outputs: { QueueUrl } }) {
  const { Messages = [] } = await aws.call('sqs', 'receive_message', {
    QueueUrl,
    AttributeNames: ['All'],
    MaxNumberOfMessages: 10,
  });
  return Messages.map(({ Body, Attributes }) => ({ ...JSON.parse(Body), Attributes }));
}

export default {
  'SNS Publish: a subscriber gets the message of the client': async (aws) => {
    const route = await routeTo(aws, {});
    const { reply } = await route.succeeds(hostileMessage);
    const [notification] = await notifications(aws, route);

    assert.equal(notification.Message, hostileMessage.body);
    assert.deepEqual(reply.bodyAsJson(), { messageId: notification.MessageId });
  },

  'SNS Publish: a message of its own, a subject and attributes': async (aws) => {
    const route = await routeTo(aws, {
      message: requestBody('$.text'),
      subject: requestBody('$.subject'),
      messageAttributes: { text: requestBody('$.text'), connectionId: contextVariable('connectionId') },
    });
    // SNS takes no line break there, and ASCII only.
    const subject = 'it\'s "quoted" & <b>$x #end \\';
    const message = messageOf({ text: HOSTILE, subject });
    await route.succeeds(message);
    const [notification] = await notifications(aws, route);

    assert.equal(notification.Message, HOSTILE);
    assert.equal(notification.Subject, subject);
    assert.deepEqual(notification.MessageAttributes, {
      connectionId: { Type: 'String', Value: message.connectionId },
      text: { Type: 'String', Value: HOSTILE },
    });
  },

  'SNS Publish: a FIFO topic takes one message of an id, in its group': async (aws) => {
    const route = await routeTo(
      aws,
      { messageGroupId: contextVariable('connectionId'), messageDeduplicationId: contextVariable('requestId') },
      { fifo: true, topicName: 'orders.fifo' },
      { fifo: true, queueName: 'published-orders.fifo' },
    );
    const { reply } = await route.succeeds(hostileMessage);
    const [notification] = await notifications(aws, route);

    assert.equal(notification.Message, hostileMessage.body);
    assert.equal(notification.Attributes.MessageGroupId, hostileMessage.connectionId);
    assert.equal(notification.Attributes.MessageDeduplicationId, 'O4eZ-FGvPHcFmOw=');
    assert.deepEqual(reply.bodyAsJson(), { messageId: notification.MessageId });
  },

  'SNS Publish: a topic that is gone': async (aws) => {
    const route = await routeTo(aws, {});
    await aws.call('sns', 'delete_topic', { TopicArn: route.outputs.TopicArn });

    await route.fails(hostileMessage, 404);
  },
};
