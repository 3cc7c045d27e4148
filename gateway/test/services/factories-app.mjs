import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Stream, StreamEncryption } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream, S3Bucket } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import {
  WebSocketDynamoDbIntegration,
  WebSocketEventBridgeIntegration,
  WebSocketFirehoseIntegration,
  WebSocketKinesisIntegration,
  WebSocketMappingValue,
  WebSocketS3Integration,
  WebSocketSnsIntegration,
  WebSocketSqsIntegration,
  WebSocketStepFunctionsIntegration,
} from 'cdk-websocket-integrations';

// Each factory of a service on a two-way route. factories.test.ts bundles it with the sources of the library.
const stack = new Stack(new App({ analyticsReporting: false }), 'Services');
const api = new WebSocketApi(stack, 'Api');
new WebSocketStage(stack, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });

const { format, jsonText, requestBody } = WebSocketMappingValue;
const text = requestBody('$.text');
const id = requestBody('$.id').asString();

const queue = new Queue(stack, 'Queue');
const received = new Queue(stack, 'Received');
const topic = new Topic(stack, 'Topic');
topic.addSubscription(new SqsSubscription(received, { rawMessageDelivery: true }));
const bus = new EventBus(stack, 'Bus', { eventBusName: 'chat' });
new Rule(stack, 'Rule', { eventBus: bus, eventPattern: { source: ['chat'] }, targets: [new SqsQueue(received)] });
const table = new Table(stack, 'Table', {
  partitionKey: { name: 'id', type: AttributeType.STRING },
  billingMode: BillingMode.PAY_PER_REQUEST,
});
const stream = new Stream(stack, 'Stream', { shardCount: 1, encryption: StreamEncryption.UNENCRYPTED });
const bucket = new Bucket(stack, 'Bucket');
const delivered = new Bucket(stack, 'Delivered');
const delivery = new DeliveryStream(stack, 'Delivery', { destination: new S3Bucket(delivered) });
const machine = new StateMachine(stack, 'Machine', {
  definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Pass')),
});

const routes = {
  sqs: WebSocketSqsIntegration.sendMessage('Sqs', queue, { messageBody: text }),
  sns: WebSocketSnsIntegration.publish('Sns', topic, { message: text }),
  events: WebSocketEventBridgeIntegration.putEvents('Events', bus, {
    source: WebSocketMappingValue.literal('chat'),
    detailType: WebSocketMappingValue.literal('message'),
    detail: jsonText({ text }),
  }),
  put: WebSocketDynamoDbIntegration.putItem('Put', table, { item: { id, text } }),
  get: WebSocketDynamoDbIntegration.getItem('Get', table, { key: { id } }),
  update: WebSocketDynamoDbIntegration.updateItem('Update', table, {
    key: { id },
    updateExpression: 'SET more = :more',
    expressionAttributeValues: { ':more': text },
  }),
  delete: WebSocketDynamoDbIntegration.deleteItem('Delete', table, { key: { id } }),
  query: WebSocketDynamoDbIntegration.query('Query', table, {
    keyConditionExpression: 'id = :id',
    expressionAttributeValues: { ':id': id },
  }),
  start: WebSocketStepFunctionsIntegration.startExecution('Start', machine, { input: jsonText({ text }) }),
  kinesis: WebSocketKinesisIntegration.putRecord('Kinesis', stream, { partitionKey: text, data: text }),
  firehose: WebSocketFirehoseIntegration.putRecord('Firehose', delivery, { data: text }),
  putObject: WebSocketS3Integration.putObject('PutObject', bucket, {
    key: format('rooms/room-{}.txt', requestBody('$.id')),
    body: text,
  }),
  getObject: WebSocketS3Integration.getObject('GetObject', bucket, {
    key: format('rooms/room-{}.txt', requestBody('$.id')),
  }),
};
for (const [routeKey, integration] of Object.entries(routes)) {
  api.addRoute(routeKey, { integration, returnResponse: true });
}
for (const [name, value] of Object.entries({
  Queue: queue.queueName,
  Received: received.queueName,
  Table: table.tableName,
  Stream: stream.streamName,
  Delivered: delivered.bucketName,
  Machine: machine.stateMachineArn,
})) {
  new CfnOutput(stack, `${name}Name`, { value });
}
