import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import {
  WebSocketHttpProxyIntegration,
  WebSocketIntegration,
  WebSocketIntegrationType,
} from 'cdk-websocket-integrations';

/** What an example leaves to the reader. */
export class Given {
  private readonly stack = new Stack(new App(), 'Given');
  private api?: WebSocketApi;

  constructor(private readonly name: string) {}

  public getStack(): Stack {
    this.getWebSocketApi().addRoute('sendMessage', {
      integration: new WebSocketHttpProxyIntegration('SendMessage', { url: 'https://example.com/messages' }),
      returnResponse: true,
    });
    return this.stack;
  }

  public getWebSocketApi(): WebSocketApi {
    this.api ??= new WebSocketApi(this.stack, 'Api');
    return this.api;
  }

  public getWebSocketIntegration(): WebSocketIntegration {
    return new WebSocketIntegration(this.stack, 'Integration', {
      webSocketApi: this.getWebSocketApi(),
      integrationType: WebSocketIntegrationType.HTTP,
      integrationUri: 'https://example.com/messages',
      integrationMethod: 'POST',
    });
  }

  public getTable(): Table {
    const table = new Table(this.stack, 'Table', {
      partitionKey: { name: 'connectionId', type: AttributeType.STRING },
    });
    table.addGlobalSecondaryIndex({
      indexName: 'byUser',
      partitionKey: { name: 'user', type: AttributeType.STRING },
    });
    return table;
  }

  public getITable() {
    return Table.fromTableName(this.stack, 'Table', 'table');
  }

  public getIQueue() {
    return Queue.fromQueueArn(this.stack, 'Queue', 'arn:aws:sqs:us-east-1:111122223333:queue');
  }

  public getITopic() {
    return Topic.fromTopicArn(this.stack, 'Topic', 'arn:aws:sns:us-east-1:111122223333:topic');
  }

  public getIEventBus() {
    return EventBus.fromEventBusArn(this.stack, 'Bus', 'arn:aws:events:us-east-1:111122223333:event-bus/bus');
  }

  public getIStateMachine() {
    const arn = 'arn:aws:states:us-east-1:111122223333:stateMachine:machine';
    return StateMachine.fromStateMachineArn(this.stack, 'Machine', arn);
  }

  public getIStream() {
    return Stream.fromStreamArn(this.stack, 'Stream', 'arn:aws:kinesis:us-east-1:111122223333:stream/stream');
  }

  public getIDeliveryStream() {
    const arn = 'arn:aws:firehose:us-east-1:111122223333:deliverystream/stream';
    return DeliveryStream.fromDeliveryStreamArn(this.stack, 'Stream', arn);
  }

  public getIBucket() {
    return Bucket.fromBucketName(this.stack, 'Bucket', 'bucket');
  }

  public getIRole() {
    return Role.fromRoleArn(this.stack, 'Role', 'arn:aws:iam::111122223333:role/role');
  }

  public getIFunction() {
    const arn = 'arn:aws:lambda:us-east-1:111122223333:function:handler';
    return LambdaFunction.fromFunctionArn(this.stack, 'Handler', arn);
  }

  /** Leaves the template of a stack, by the name of the example. */
  public write(stack: Stack = this.stack): void {
    const folder = process.argv[2] ?? 'out';
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${this.name}.json`), JSON.stringify(Template.fromStack(stack).toJSON()));
  }
}
