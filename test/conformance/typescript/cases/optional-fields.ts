import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  WebSocketKinesisIntegration,
  WebSocketMappingValue,
  WebSocketS3Integration,
  WebSocketSnsIntegration,
  WebSocketSqsIntegration,
} from 'cdk-websocket-integrations';

export class OptionalFieldsStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const sender = WebSocketMappingValue.contextVariable('connectionId');
    const attributes = {
      messageAttributes: { sender, room: WebSocketMappingValue.requestBody('$.room').orOmit() },
      numberMessageAttributes: { priority: WebSocketMappingValue.requestBody('$.priority') },
    };

    const api = new WebSocketApi(this, 'Api');
    api.addRoute('queue', {
      integration: WebSocketSqsIntegration.sendMessage('Queue', new Queue(this, 'Messages'), attributes),
    });
    api.addRoute('publish', {
      integration: WebSocketSnsIntegration.publish('Publish', new Topic(this, 'Topic'), {
        ...attributes,
        subject: WebSocketMappingValue.requestBody('$.subject').orOmit(),
      }),
    });
    api.addRoute('record', {
      integration: WebSocketKinesisIntegration.putRecord('Record', new Stream(this, 'Stream'), {
        partitionKey: sender,
        explicitHashKey: WebSocketMappingValue.literal('170141183460469231731687303715884105728'),
      }),
    });
    api.addRoute('upload', {
      integration: WebSocketS3Integration.putObject('Upload', new Bucket(this, 'Bucket'), {
        key: WebSocketMappingValue.format('uploads/file-{}', WebSocketMappingValue.contextVariable('requestId')),
        metadata: { sender, source: WebSocketMappingValue.literal('chat') },
      }),
    });
  }
}
