import { Stream, StreamEncryption } from 'aws-cdk-lib/aws-kinesis';
import { WebSocketKinesisIntegration, WebSocketMappingValue } from '../../../lib';
import { describeService, HOSTILE, message, ServiceRoute, uri } from './service';

const { requestBody, contextVariable } = WebSocketMappingValue;

describeService('kinesis PutRecord', {
  make: (stack) =>
    WebSocketKinesisIntegration.putRecord(
      'Send',
      new Stream(stack, 'Backend', { encryption: StreamEncryption.UNENCRYPTED }),
      { partitionKey: contextVariable('connectionId') },
    ),
  uri: uri('kinesis:action/PutRecord'),
  statement: { Action: 'kinesis:PutRecord', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
  answer: { SequenceNumber: '1', ShardId: 'shard-0' },
  reply: { sequenceNumber: '1', shardId: 'shard-0' },
});

test('a record of Kinesis has its data in base64', () => {
  const request = new ServiceRoute((stack) =>
    WebSocketKinesisIntegration.putRecord('Send', new Stream(stack, 'Backend'), {
      partitionKey: requestBody('$.room'),
      data: requestBody('$.text'),
    }),
  ).tester.renderRequest(message);
  const body = JSON.parse(request.body ?? '');

  expect(body).toEqual({ StreamName: expect.any(String), PartitionKey: 'a/../b', Data: expect.any(String) });
  expect(Buffer.from(body.Data, 'base64').toString('utf8')).toBe(HOSTILE);
});
