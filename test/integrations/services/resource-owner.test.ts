import type { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import type { WebSocketRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import {
  WebSocketDynamoDbIntegration,
  WebSocketEventBridgeIntegration,
  WebSocketKinesisIntegration,
  WebSocketMappingValue,
} from '../../../lib';
import { message, ServiceRoute } from './service';

const { literal } = WebSocketMappingValue;

describe('a resource of another region and account', () => {
  const elsewhere = (service: string, tail: string) => `arn:aws:${service}:eu-central-1:444455556666:${tail}`;

  test.each<[string, (stack: Stack) => WebSocketRouteIntegration, object]>([
    [
      'a bus',
      (stack) =>
        WebSocketEventBridgeIntegration.putEvents(
          'Send',
          EventBus.fromEventBusArn(stack, 'Backend', elsewhere('events', 'event-bus/orders')),
          { source: literal('chat'), detailType: literal('message') },
        ),
      { Entries: [expect.objectContaining({ EventBusName: elsewhere('events', 'event-bus/orders') })] },
    ],
    [
      'a table',
      (stack) =>
        WebSocketDynamoDbIntegration.deleteItem(
          'Send',
          Table.fromTableArn(stack, 'Backend', elsewhere('dynamodb', 'table/orders')),
          { key: { id: 'x' } },
        ),
      { TableName: elsewhere('dynamodb', 'table/orders') },
    ],
    [
      'a stream',
      (stack) =>
        WebSocketKinesisIntegration.putRecord(
          'Send',
          Stream.fromStreamArn(stack, 'Backend', elsewhere('kinesis', 'stream/orders')),
          { partitionKey: literal('x') },
        ),
      { StreamARN: elsewhere('kinesis', 'stream/orders') },
    ],
  ])('is %s that is called there by its ARN, and a warning', (_, make, body) => {
    const route = new ServiceRoute(make);
    const request = route.tester.renderRequest(message);

    expect(request.uri).toContain('.eu-central-1.amazonaws.com/');
    expect(JSON.parse(request.body ?? '')).toMatchObject(body);
    Annotations.fromStack(route.stack).hasWarning('*', Match.stringLikeRegexp('belongs to account 444455556666'));
  });
});
