const {
  ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} = require('@aws-sdk/client-apigatewaymanagementapi');
const { DeleteItemCommand, DynamoDBClient, paginateScan } = require('@aws-sdk/client-dynamodb');

const table = new DynamoDBClient();
const sockets = new ApiGatewayManagementApiClient({ endpoint: process.env.CALLBACK_URL });
const TableName = process.env.CONNECTIONS;

exports.handler = async ({ Records }) => {
  for await (const { Items } of paginateScan({ client: table }, { TableName })) {
    for (const { connectionId } of Items) {
      for (const { body } of Records) {
        await send(connectionId.S, body);
      }
    }
  }
};

async function send(ConnectionId, Data) {
  try {
    await sockets.send(new PostToConnectionCommand({ ConnectionId, Data }));
  } catch (error) {
    if (!(error instanceof GoneException)) {
      throw error;
    }
    await table.send(new DeleteItemCommand({ TableName, Key: { connectionId: { S: ConnectionId } } }));
  }
}
