import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import {
  WebSocketDynamoDbAttributeValue,
  WebSocketDynamoDbIntegration,
  WebSocketDynamoDbReturnValues,
  WebSocketMappingValue,
} from 'cdk-websocket-integrations';

export class TableWritesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const table = new Table(this, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });
    const key = { id: WebSocketMappingValue.requestBody('$.id') };

    const api = new WebSocketApi(this, 'Api');
    api.addRoute('save', {
      integration: WebSocketDynamoDbIntegration.putItem('Save', table, {
        item: {
          ...key,
          tags: WebSocketDynamoDbAttributeValue.fromStringSet(['new', WebSocketMappingValue.requestBody('$.tag')]),
          scores: WebSocketDynamoDbAttributeValue.fromNumberSet(WebSocketMappingValue.requestBody('$.scores')),
          parts: WebSocketDynamoDbAttributeValue.fromBinarySet(['AQID', 'BAUG']),
          photo: WebSocketDynamoDbAttributeValue.fromBinary(
            WebSocketMappingValue.base64(WebSocketMappingValue.requestBody('$.photo')),
          ),
          nickname: WebSocketMappingValue.requestBody('$.nickname').orOmit(),
        },
        returnValues: WebSocketDynamoDbReturnValues.ALL_OLD,
      }),
      returnResponse: true,
    });
    api.addRoute('remove', {
      integration: WebSocketDynamoDbIntegration.deleteItem('Remove', table, {
        key,
        returnValues: WebSocketDynamoDbReturnValues.NONE,
      }),
      returnResponse: true,
    });
    const returned = [
      WebSocketDynamoDbReturnValues.UPDATED_OLD,
      WebSocketDynamoDbReturnValues.ALL_NEW,
      WebSocketDynamoDbReturnValues.UPDATED_NEW,
    ];
    returned.forEach((returnValues, index) => {
      api.addRoute(`count${index}`, {
        integration: WebSocketDynamoDbIntegration.updateItem(`Count${index}`, table, {
          key,
          updateExpression: 'ADD visits :one',
          expressionAttributeValues: { ':one': 1 },
          returnValues,
        }),
        returnResponse: true,
      });
    });
    api.addRoute('history', {
      integration: WebSocketDynamoDbIntegration.query('History', table, {
        keyConditionExpression: 'id = :id',
        expressionAttributeValues: { ':id': WebSocketMappingValue.requestBody('$.id') },
        exclusiveStartKey: WebSocketMappingValue.requestBody('$.after'),
        limit: 10,
      }),
      returnResponse: true,
    });
  }
}
