import assert from 'node:assert/strict';
import { CfnOutput } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { WebSocketMappingValue, WebSocketS3Integration } from 'cdk-websocket-integrations';
import { deployRoute } from '../deployed-route.mjs';
import { HOSTILE, HOSTILE_LINE, hostileMessage, messageOf } from '../messages.mjs';
import { assertSameRequest } from '../same-request.mjs';

const { requestBody, contextVariable, literal, format } = WebSocketMappingValue;

function routeTo(aws, action, options) {
  return deployRoute(aws, (stack) => {
    const bucket = new Bucket(stack, 'Bucket');
    new CfnOutput(stack, 'BucketName', { value: bucket.bucketName });
    return WebSocketS3Integration[action]('Send', bucket, options);
  });
}

async function objects(aws, { outputs: { BucketName: Bucket } }) {
  const { Contents = [] } = await aws.call('s3', 'list_objects_v2', { Bucket });
  const found = [];
  for (const { Key } of Contents) {
    const { Body, ContentType } = await aws.call('s3', 'get_object', { Bucket, Key });
    found.push({ key: Key, contentType: ContentType, text: Body.toString('utf8') });
  }
  return found;
}

const roomKey = format('rooms/room-{}.json', requestBody('$.room'));

export default {
  'S3 PutObject: the message of the client is an object under its key': async (aws) => {
    const route = await routeTo(aws, 'putObject', {
      key: format('all $ & + %/{}.json', contextVariable('requestId')),
    });
    const { reply } = await route.succeeds(hostileMessage);

    assert.deepEqual(await objects(aws, route), [
      { key: 'all $ & + %/O4eZ-FGvPHcFmOw=.json', contentType: 'application/json', text: hostileMessage.body },
    ]);
    assert.deepEqual(reply.bodyAsJson(), { message: 'OK', requestId: 'O4eZ-FGvPHcFmOw=' });
  },

  'S3 PutObject: a content of its own, a content type and a hostile key': async (aws) => {
    const route = await routeTo(aws, 'putObject', {
      key: roomKey,
      body: requestBody('$.text'),
      contentType: literal('text/plain; charset=utf-8'),
    });
    await route.succeeds(messageOf({ room: HOSTILE_LINE, text: HOSTILE }));

    assert.deepEqual(await objects(aws, route), [
      { key: `rooms/room-${HOSTILE_LINE}.json`, contentType: 'text/plain; charset=utf-8', text: HOSTILE },
    ]);
  },

  'S3 PutObject: no key leads out of its prefix or to a query': async (aws) => {
    const route = await routeTo(aws, 'putObject', { key: roomKey });
    const rooms = ['/../../secret', '/..%2f..%2fsecret', '?acl', '../x#', ''];
    for (const room of rooms) {
      await route.succeeds(messageOf({ room }));
    }
    const keys = (await objects(aws, route)).map(({ key }) => key);

    assert.deepEqual(keys.sort(), rooms.map((room) => `rooms/room-${room}.json`).sort());
  },

  "S3 PutObject: a key with a line break is in botocore's own request, since moto takes none": async (aws) => {
    const route = await routeTo(aws, 'putObject', { key: roomKey });
    const message = messageOf({ room: HOSTILE });
    await assertSameRequest(aws, route, message, 's3', 'PutObject', {
      Bucket: route.outputs.BucketName,
      Key: `rooms/room-${HOSTILE}.json`,
      ContentType: 'application/json',
      Body: message.body,
    });
  },

  'S3 GetObject: the client gets the content of the object': async (aws) => {
    const route = await routeTo(aws, 'getObject', { key: roomKey });
    await aws.call('s3', 'put_object', {
      Bucket: route.outputs.BucketName,
      Key: `rooms/room-${HOSTILE_LINE}.json`,
      Body: { $bytes: Buffer.from(hostileMessage.body).toString('base64') },
    });
    const { reply } = await route.succeeds(messageOf({ room: HOSTILE_LINE }));

    assert.equal(reply.body, hostileMessage.body);
  },

  'S3 GetObject: an object that is not there': async (aws) => {
    const route = await routeTo(aws, 'getObject', { key: roomKey });
    const { body } = await route.fails(messageOf({ room: HOSTILE_LINE }), 404);

    assert.match(body, /NoSuchKey/);
  },

  'S3 PutObject: metadata': async (aws) => {
    const route = await routeTo(aws, 'putObject', {
      key: roomKey,
      metadata: { sender: contextVariable('connectionId'), source: literal('chat') },
    });
    await route.succeeds(messageOf({ room: 'lobby' }));
    const { outputs } = route;
    const { Metadata } = await aws.call('s3', 'head_object', {
      Bucket: outputs.BucketName,
      Key: 'rooms/room-lobby.json',
    });

    assert.deepEqual(Metadata, { sender: hostileMessage.connectionId, source: 'chat' });
  },
};
