import assert from 'node:assert/strict';
import { CfnOutput } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { WebSocketEventBridgeIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
import { deployRoute } from '../deployed-route.mjs';
import { HOSTILE, hostileMessage } from '../messages.mjs';

const { requestBody, contextVariable, literal, jsonText } = WebSocketMappingValue;

/** A bus and a queue. */
function routeTo(aws, busOf, options = {}) {
  return deployRoute(aws, (stack) => {
    const queue = new Queue(stack, 'Queue');
    new CfnOutput(stack, 'QueueUrl', { value: queue.queueUrl });
    new CfnOutput(stack, 'QueueArn', { value: queue.queueArn });
    return WebSocketEventBridgeIntegration.putEvents('Send', busOf(stack), {
      source: literal('chat'),
      detailType: contextVariable('routeKey'),
      ...options,
    });
  });
}

/** Lets the queue get the events of a bus. moto deploys no rule for a bus of the same stack. */
async function addRule(aws, { outputs: { QueueArn } }, EventBusName) {
  const EventPattern = JSON.stringify({ source: ['chat'] });
  await aws.call('events', 'put_rule', { Name: 'to-queue', EventBusName, EventPattern });
  await aws.call('events', 'put_targets', {
    Rule: 'to-queue',
    EventBusName,
    Targets: [{ Id: 'queue', Arn: QueueArn }],
  });
}

async function events(aws, { outputs: { QueueUrl } }) {
  const { Messages = [] } = await aws.call('sqs', 'receive_message', { QueueUrl, MaxNumberOfMessages: 10 });
  return Messages.map(({ Body }) => JSON.parse(Body));
}

const ownBus = (name) => (stack) => new EventBus(stack, 'Bus', { eventBusName: name });

export default {
  'EventBridge PutEvents: the message of the client is the detail': async (aws) => {
    const route = await routeTo(aws, ownBus('chat'));
    await addRule(aws, route, 'chat');
    const { reply } = await route.succeeds(hostileMessage);
    const [event, ...others] = await events(aws, route);

    assert.deepEqual(others, []);
    assert.equal(event.source, 'chat');
    assert.equal(event['detail-type'], 'send');
    assert.deepEqual(event.detail, { action: 'send', text: HOSTILE });
    assert.deepEqual(event.resources, []);
    assert.deepEqual(reply.bodyAsJson(), { errorCode: null, eventId: event.id, failedEntryCount: 0 });
  },

  'EventBridge PutEvents: hostile detail type, a detail of its own and resources, on the default bus': async (aws) => {
    const route = await routeTo(aws, (stack) => EventBus.fromEventBusName(stack, 'Bus', 'default'), {
      detailType: requestBody('$.text'),
      detail: jsonText({ text: requestBody('$.text'), connectionId: contextVariable('connectionId') }),
      resources: [requestBody('$.text'), literal('arn:aws:chat:::room')],
    });
    // moto's rules write a detail type into JSON without escaping it; its archives do not, nor what they replay.
    const EventSourceArn = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
    const { ArchiveArn } = await aws.call('events', 'create_archive', { ArchiveName: 'all', EventSourceArn });
    const { reply } = await route.succeeds(hostileMessage);
    await addRule(aws, route, 'default');
    await aws.call('events', 'start_replay', {
      ReplayName: 'all',
      EventSourceArn: ArchiveArn,
      EventStartTime: '2026-01-01T00:00:00Z',
      EventEndTime: '2046-01-01T00:00:00Z',
      Destination: { Arn: EventSourceArn },
    });
    const [event] = await events(aws, route);

    assert.equal(event['detail-type'], HOSTILE);
    assert.deepEqual(event.detail, { text: HOSTILE, connectionId: hostileMessage.connectionId });
    assert.deepEqual(event.resources, [HOSTILE, 'arn:aws:chat:::room']);
    assert.equal(reply.bodyAsJson().failedEntryCount, 0);
  },

  'EventBridge PutEvents: an entry that is refused is a success, and the client is told': async (aws) => {
    const route = await routeTo(aws, ownBus('refusing'), { detail: requestBody('$.text') });
    await addRule(aws, route, 'refusing');
    const { reply } = await route.succeeds(hostileMessage);

    assert.deepEqual(reply.bodyAsJson(), { errorCode: 'MalformedDetail', eventId: null, failedEntryCount: 1 });
    assert.deepEqual(await events(aws, route), []);
  },

  'EventBridge PutEvents: a bus that is gone': async (aws) => {
    const route = await routeTo(aws, ownBus('gone'));
    await aws.call('events', 'delete_event_bus', { Name: 'gone' });

    await route.fails(hostileMessage, 400);
  },
};
