const { DynamoDBClient, DeleteItemCommand, PutItemCommand } = require('@aws-sdk/client-dynamodb');

const client = new DynamoDBClient();
const TableName = process.env.CONNECTIONS;

exports.handler = async ({ requestContext: { connectionId, eventType } }) => {
  const key = { connectionId: { S: connectionId } };
  await client.send(
    eventType === 'CONNECT'
      ? new PutItemCommand({ TableName, Item: key })
      : new DeleteItemCommand({ TableName, Key: key }),
  );
  return { statusCode: 200 };
};
