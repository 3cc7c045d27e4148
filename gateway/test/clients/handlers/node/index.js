// A chat handler as people deploy it: it keeps connections in a store and broadcasts through the SDK.
const {
  ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} = require('@aws-sdk/client-apigatewaymanagementapi');

const store = (method, path = '') => fetch(`${process.env.STORE_URL}/${encodeURIComponent(path)}`, { method });

exports.handler = async (event) => {
  const { connectionId, domainName, eventType, stage } = event.requestContext;
  if (eventType !== 'MESSAGE') {
    await store(eventType === 'CONNECT' ? 'PUT' : 'DELETE', connectionId);
    return { statusCode: 200 };
  }
  const client = new ApiGatewayManagementApiClient({ endpoint: `https://${domainName}/${stage}` });
  const { text } = JSON.parse(event.body);
  const ids = await (await store('GET')).json();
  await Promise.all(
    ids.map(async (id) => {
      try {
        const Data = JSON.stringify({ from: connectionId, text });
        await client.send(new PostToConnectionCommand({ ConnectionId: id, Data }));
      } catch (error) {
        if (!(error instanceof GoneException)) {
          throw error;
        }
        await store('DELETE', id);
      }
    }),
  );
  return { statusCode: 200, body: 'sent' };
};
