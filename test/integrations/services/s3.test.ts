import { Bucket } from 'aws-cdk-lib/aws-s3';
import { WebSocketMappingValue, WebSocketS3Integration } from '../../../lib';
import { describeService, HOSTILE, message, partition, ServiceRoute } from './service';

const { requestBody, contextVariable, literal, format } = WebSocketMappingValue;

describeService('s3 PutObject', {
  make: (stack) =>
    WebSocketS3Integration.putObject('Send', new Bucket(stack, 'Backend'), {
      key: format('rooms/room-{}/{}.json', requestBody('$.room'), contextVariable('requestId')),
    }),
  uri: {
    'Fn::Join': [
      '',
      [
        'arn:',
        partition,
        ':apigateway:eu-west-1:s3:path/',
        { Ref: 'BackendEC8447F5' },
        '/rooms/room-{key1}/{key2}.json',
      ],
    ],
  },
  statement: {
    Action: 's3:PutObject',
    Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] }, '/rooms/room-*/*.json']] },
  },
  answer: {},
  reply: { message: 'OK', requestId: expect.any(String) },
});

describeService('s3 GetObject', {
  make: (stack) =>
    WebSocketS3Integration.getObject('Send', new Bucket(stack, 'Backend'), { key: literal('rooms/all $.json') }),
  uri: {
    'Fn::Join': [
      '',
      ['arn:', partition, ':apigateway:eu-west-1:s3:path/', { Ref: 'BackendEC8447F5' }, '/rooms/all%20%24.json'],
    ],
  },
  statement: {
    Action: 's3:GetObject',
    Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] }, '/rooms/all ${$}.json']] },
  },
  answer: { text: HOSTILE },
  reply: { text: HOSTILE },
});

describe('an object', () => {
  test('has a key that no client leads out of its place', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketS3Integration.putObject('Send', new Bucket(stack, 'Backend'), {
        key: format('rooms/room-{}', requestBody('$.room')),
        body: requestBody('$.text'),
        contentType: literal('text/plain'),
      }),
    ).tester.renderRequest(message);

    expect(request.method).toBe('PUT');
    expect(request.uri).toMatch(/\/rooms\/room-a%2F\.\.%2Fb$/);
    expect(request.headers).toMatchObject({ 'Content-Type': 'text/plain' });
    expect(request.body).toBe(HOSTILE);
  });
});
