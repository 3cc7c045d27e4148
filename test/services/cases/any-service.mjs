import assert from 'node:assert/strict';
import { CfnOutput } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  WebSocketAwsServiceIntegration,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
} from 'cdk-websocket-integrations';
import { deployRoute } from '../deployed-route.mjs';
import { HOSTILE, HOSTILE_LINE, hostileMessage, messageOf } from '../messages.mjs';
import { assertSameRequest } from '../same-request.mjs';

const { requestBody, literal, format } = WebSocketMappingValue;
const { json, formUrlEncoded, fromString } = WebSocketMappingTemplate;

const routeTo = (aws, service, action, options) =>
  deployRoute(aws, () =>
    WebSocketAwsServiceIntegration.call('Send', service, action, { iamResources: ['*'], ...options }),
  );

/** Sends a request that AWS refuses, and expects that the harness does so before moto takes it. */
async function refuses(aws, service, action, options, refusal) {
  const route = await routeTo(aws, service, action, options);
  await assert.rejects(route.send(hostileMessage), refusal);
}

export default {
  'AwsService ssm PutParameter: JSON with a target': async (aws) => {
    const route = await routeTo(aws, 'ssm', 'PutParameter', {
      target: 'AmazonSSM.PutParameter',
      contentType: 'application/x-amz-json-1.1',
      requestTemplate: json({ Name: '/chat/topic', Type: 'String', Value: requestBody('$.text') }),
    });
    const { answer, reply } = await route.succeeds(hostileMessage);
    const { Parameter } = await aws.call('ssm', 'get_parameter', { Name: '/chat/topic' });

    assert.equal(Parameter.Value, HOSTILE);
    assert.equal(reply.body, answer.body);
    assert.equal(reply.bodyAsJson().Version, 1);
    // The second is refused: the parameter is there.
    await route.fails(hostileMessage, 400);
  },

  'AwsService sns CreateTopic: a form': async (aws) => {
    const route = await routeTo(aws, 'sns', 'CreateTopic', {
      contentType: 'application/x-www-form-urlencoded',
      requestTemplate: formUrlEncoded({
        Action: literal('CreateTopic'),
        Name: literal('rooms'),
        'Attributes.entry.1.key': literal('DisplayName'),
        'Attributes.entry.1.value': requestBody('$.text'),
      }),
    });
    await route.succeeds(hostileMessage);
    const { Attributes } = await aws.call('sns', 'get_topic_attributes', {
      TopicArn: 'arn:aws:sns:us-east-1:123456789012:rooms',
    });

    assert.equal(Attributes.DisplayName, HOSTILE);
  },

  'AwsService s3 PutObject: a path, a method, query strings and headers': async (aws) => {
    const route = await deployRoute(aws, (stack) => {
      const bucket = new Bucket(stack, 'Bucket');
      new CfnOutput(stack, 'BucketName', { value: bucket.bucketName });
      return WebSocketAwsServiceIntegration.call('Send', 's3', 'PutObject', {
        iamResources: [bucket.arnForObjects('*')],
        path: `/${bucket.bucketName}/room-{room}`,
        pathParameters: { room: requestBody('$.room') },
        method: HttpMethod.PUT,
        queryStrings: { 'x-id': requestBody('$.text') },
        headers: { 'x-amz-meta-by': literal('chat & <b>') },
        contentType: 'text/plain',
      });
    });
    const message = messageOf({ room: HOSTILE_LINE, text: HOSTILE });
    await route.succeeds(message);
    const { Body, ContentType, Metadata } = await aws.call('s3', 'get_object', {
      Bucket: route.outputs.BucketName,
      Key: `room-${HOSTILE_LINE}`,
    });

    assert.equal(Body.toString('utf8'), message.body);
    assert.equal(ContentType, 'text/plain');
    assert.deepEqual(Metadata, { by: 'chat & <b>' });
  },

  "AwsService states SendTaskSuccess: the request is botocore's own, since moto does not run it": async (aws) => {
    const route = await routeTo(aws, 'states', 'SendTaskSuccess', {
      requestTemplate: json({ taskToken: requestBody('$.text'), output: format('{}', requestBody()) }),
    });
    await assertSameRequest(aws, route, hostileMessage, 'stepfunctions', 'SendTaskSuccess', {
      taskToken: HOSTILE,
      output: hostileMessage.body,
    });
  },

  'AwsService events PutEvents: JSON that EventBridge refuses is not sent': async (aws) => {
    const text = requestBody('$.text');
    const right = {
      target: 'AWSEvents.PutEvents',
      contentType: 'application/x-amz-json-1.1',
      requestTemplate: json({ Entries: [{ Source: 'chat', DetailType: text, Detail: '{}' }] }),
    };
    await (await routeTo(aws, 'events', 'PutEvents', right)).succeeds(hostileMessage);
    for (const [wrong, refusal] of [
      [{ target: undefined }, /X-Amz-Target begins with is ''/],
      [{ target: 'AWSEvents.PutRule' }, /the action is 'PutRule'/],
      [{ contentType: undefined }, /content type is 'application\/json'/],
      [{ requestTemplate: json({ Entries: [{ Detail: text, Sauce: 'chat' }] }) }, /the body is .*Sauce/],
      [{ requestTemplate: json({ Entries: [{ Detail: 1 }] }) }, /Invalid type for parameter Entries\[0\].Detail/],
      [{ requestTemplate: fromString('{"Entries":[],"Entries":[]}') }, /a name comes twice/],
      [{ requestTemplate: fromString(`{"Entries":[{"Detail":"$input.path('$.text')"}]}`) }, /JSONDecodeError/],
    ]) {
      await refuses(aws, 'events', 'PutEvents', { ...right, ...wrong }, refusal);
    }
  },

  'AwsService sns Publish: a form that SNS refuses is not sent': async (aws) => {
    const contentType = 'application/x-www-form-urlencoded';
    const fields = { Action: literal('Publish'), TopicArn: literal('arn:aws:sns:us-east-1:123456789012:rooms') };
    for (const [form, refusal] of [
      [formUrlEncoded({ TopicArn: fields.TopicArn, Message: requestBody() }), /the action is None/],
      [formUrlEncoded({ ...fields, Message: requestBody(), Massage: requestBody() }), /the form is .*Massage/],
      [formUrlEncoded(fields), /Missing required parameter in input: "Message"/],
      [fromString('Action=Publish&Message=a&Message=b'), /a name comes twice/],
    ]) {
      await refuses(aws, 'sns', 'Publish', { contentType, requestTemplate: form }, refusal);
    }
  },
};
