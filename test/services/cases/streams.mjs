import assert from 'node:assert/strict';
import { CfnOutput } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Stream, StreamEncryption } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import {
  WebSocketFirehoseIntegration,
  WebSocketKinesisIntegration,
  WebSocketMappingValue,
} from 'cdk-websocket-integrations';
import { deployRoute } from '../deployed-route.mjs';
import { HOSTILE, hostileMessage, messageOf } from '../messages.mjs';

const { requestBody, contextVariable, jsonText } = WebSocketMappingValue;

function streamRoute(aws, options) {
  return deployRoute(aws, (stack) => {
    const stream = new Stream(stack, 'Stream', { shardCount: 1, encryption: StreamEncryption.UNENCRYPTED });
    new CfnOutput(stack, 'StreamName', { value: stream.streamName });
    return WebSocketKinesisIntegration.putRecord('Send', stream, options);
  });
}

async function records(aws, { outputs: { StreamName } }) {
  const { Shards } = await aws.call('kinesis', 'list_shards', { StreamName });
  const { ShardIterator } = await aws.call('kinesis', 'get_shard_iterator', {
    StreamName,
    ShardId: Shards[0].ShardId,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  const { Records } = await aws.call('kinesis', 'get_records', { ShardIterator });
  return Records;
}

/** A delivery stream into a bucket; moto deploys none by a template. */
async function deliveryRoute(aws, name, options) {
  const bucketName = `delivered-${name}`;
  await aws.call('s3', 'create_bucket', { Bucket: bucketName });
  await aws.call('firehose', 'create_delivery_stream', {
    DeliveryStreamName: name,
    ExtendedS3DestinationConfiguration: {
      RoleARN: 'arn:aws:iam::123456789012:role/delivery',
      BucketARN: `arn:aws:s3:::${bucketName}`,
    },
  });
  const route = await deployRoute(aws, (stack) =>
    WebSocketFirehoseIntegration.putRecord(
      'Send',
      DeliveryStream.fromDeliveryStreamAttributes(stack, 'Delivery', {
        deliveryStreamArn: `arn:aws:firehose:us-east-1:123456789012:deliverystream/${name}`,
        role: Role.fromRoleName(stack, 'Role', 'delivery'),
      }),
      options,
    ),
  );
  const delivered = async () => {
    const { Contents = [] } = await aws.call('s3', 'list_objects_v2', { Bucket: bucketName });
    const objects = await Promise.all(
      Contents.map(({ Key }) => aws.call('s3', 'get_object', { Bucket: bucketName, Key })),
    );
    return objects.map(({ Body }) => Body.toString('utf8'));
  };
  return { route, delivered };
}

export default {
  'Kinesis PutRecord: the message of the client is the data of a record': async (aws) => {
    const route = await streamRoute(aws, { partitionKey: contextVariable('connectionId') });
    const { reply } = await route.succeeds(hostileMessage);
    const [record, ...others] = await records(aws, route);

    assert.deepEqual(others, []);
    assert.equal(record.Data.toString('utf8'), hostileMessage.body);
    assert.equal(record.PartitionKey, hostileMessage.connectionId);
    assert.deepEqual(reply.bodyAsJson(), {
      sequenceNumber: record.SequenceNumber,
      shardId: 'shardId-000000000000',
    });
  },

  'Kinesis PutRecord: data of its own and a hostile partition key': async (aws) => {
    const route = await streamRoute(aws, {
      partitionKey: requestBody('$.text'),
      data: jsonText({ text: requestBody('$.text') }),
    });
    await route.succeeds(hostileMessage);
    const [record] = await records(aws, route);

    assert.deepEqual(JSON.parse(record.Data.toString('utf8')), { text: HOSTILE });
    assert.equal(record.PartitionKey, HOSTILE);
  },

  'Kinesis PutRecord: a stream that is gone, which Kinesis tells with its account': async (aws) => {
    const route = await streamRoute(aws, { partitionKey: contextVariable('connectionId') });
    await aws.call('kinesis', 'delete_stream', { StreamName: route.outputs.StreamName });
    const { body } = await route.fails(hostileMessage, 400);

    assert.match(body, /123456789012/);
  },

  'Firehose PutRecord: the message of the client is delivered': async (aws) => {
    const { route, delivered } = await deliveryRoute(aws, 'messages', {});
    const { answer, reply } = await route.succeeds(hostileMessage);

    assert.deepEqual(await delivered(), [hostileMessage.body]);
    assert.deepEqual(reply.bodyAsJson(), { recordId: JSON.parse(answer.body).RecordId });
    assert.ok(reply.bodyAsJson().recordId);
  },

  'Firehose PutRecord: data of its own, on a line of its own': async (aws) => {
    const data = jsonText({ text: requestBody('$.text') });
    const { route, delivered } = await deliveryRoute(aws, 'lines', { data, appendNewline: true });
    await route.succeeds(hostileMessage);
    const [text] = await delivered();

    assert.deepEqual(JSON.parse(text), { text: HOSTILE });
    assert.match(text, /^[^\n]*\n$/);
  },

  'Firehose PutRecord: a delivery stream that is gone': async (aws) => {
    const { route } = await deliveryRoute(aws, 'gone', {});
    await aws.call('firehose', 'delete_delivery_stream', { DeliveryStreamName: 'gone' });

    await route.fails(hostileMessage, 400);
  },

  'Kinesis PutRecord: an explicit hash key': async (aws) => {
    const route = await streamRoute(aws, {
      partitionKey: contextVariable('connectionId'),
      explicitHashKey: requestBody('$.hash'),
    });
    await route.succeeds(messageOf({ hash: '170141183460469231731687303715884105728' }));

    assert.equal((await records(aws, route)).length, 1);
  },
};
