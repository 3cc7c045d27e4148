import { type App, Duration, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { WebSocketDynamoDbIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';

export class TableRoutesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const table = new Table(this, 'Table', { partitionKey: { name: 'connectionId', type: AttributeType.STRING } });
    table.addGlobalSecondaryIndex({
      indexName: 'by-room',
      partitionKey: { name: 'room', type: AttributeType.STRING },
      sortKey: { name: 'status', type: AttributeType.STRING },
    });
    const connectionId = WebSocketMappingValue.contextVariable('connectionId');
    const room = WebSocketMappingValue.requestBody('$.room');
    const key = { connectionId };

    const api = new WebSocketApi(this, 'Api', {
      disconnectRouteOptions: {
        integration: WebSocketDynamoDbIntegration.deleteItem('Disconnect', table, {
          key,
          conditionExpression: '#status <> :kept',
          expressionAttributeNames: { '#status': 'status' },
          expressionAttributeValues: { ':kept': 'kept' },
        }),
      },
    });
    api.addRoute('joinRoom', {
      integration: WebSocketDynamoDbIntegration.putItem('JoinRoom', table, {
        item: {
          connectionId,
          room,
          status: 'it\'s "$5" #1 \\ 🎉',
          seats: 5,
          share: 0.25,
          muted: false,
          expires: WebSocketMappingValue.epochSeconds(Duration.hours(2)),
          profile: {
            name: WebSocketMappingValue.requestBody('$.name').orElse('nobody'),
            level: WebSocketMappingValue.requestBody('$.level').orElse(1),
            tags: ['new', null, WebSocketMappingValue.format('room-{}', room)],
          },
        },
        conditionExpression: 'attribute_not_exists(connectionId) OR #status = :status',
        expressionAttributeNames: { '#status': 'status' },
        expressionAttributeValues: { ':status': WebSocketMappingValue.requestBody('$.status') },
      }),
      returnResponse: true,
    });
    api.addRoute('getMember', {
      integration: WebSocketDynamoDbIntegration.getItem('GetMember', table, {
        key: { connectionId: WebSocketMappingValue.requestBody('$.member') },
        projectionExpression: 'room, #status',
        consistentRead: true,
        expressionAttributeNames: { '#status': 'status' },
      }),
      returnResponse: true,
    });
    api.addRoute('setStatus', {
      integration: WebSocketDynamoDbIntegration.updateItem('SetStatus', table, {
        key,
        updateExpression: 'SET #status = :status ADD changes :one',
        conditionExpression: 'room = :room',
        expressionAttributeNames: { '#status': 'status' },
        expressionAttributeValues: {
          ':status': WebSocketMappingValue.requestBody('$.status'),
          ':one': 1,
          ':room': room,
        },
      }),
      returnResponse: true,
    });
    api.addRoute('listMembers', {
      integration: WebSocketDynamoDbIntegration.query('ListMembers', table, {
        keyConditionExpression: 'room = :room',
        indexName: 'by-room',
        filterExpression: 'seats > :seats',
        projectionExpression: 'connectionId, #status',
        limit: 25,
        scanIndexForward: false,
        consistentRead: false,
        expressionAttributeNames: { '#status': 'status' },
        expressionAttributeValues: { ':room': room, ':seats': 1 },
      }),
      returnResponse: true,
    });
  }
}
