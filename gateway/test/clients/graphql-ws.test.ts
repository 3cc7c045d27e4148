import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { findProject } from '../../src/functions/project';
import { functionProxy, functionResources } from '../assembly-builder';
import { serveRoutes } from '../gateway-under-test';

/** A server of the protocol graphql-transport-ws, as people write it for API Gateway: it answers, and pushes by the SDK. */
const HANDLER = `
const { ApiGatewayManagementApiClient, PostToConnectionCommand } = require('@aws-sdk/client-apigatewaymanagementapi');
exports.handler = async ({ body, headers, requestContext: { connectionId, domainName, eventType, stage } }) => {
  if (eventType === 'CONNECT') {
    const isKnown = headers['Sec-WebSocket-Protocol'].split(/, ?/).includes('graphql-transport-ws');
    return isKnown
      ? { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'graphql-transport-ws' } }
      : { statusCode: 400 };
  }
  const { id, type, payload } = eventType === 'MESSAGE' ? JSON.parse(body) : {};
  if (type === 'connection_init') {
    return { statusCode: 200, body: JSON.stringify({ type: 'connection_ack' }) };
  }
  if (type === 'subscribe') {
    const client = new ApiGatewayManagementApiClient({ endpoint: 'https://' + domainName + '/' + stage });
    const data = { greeting: 'hello ' + payload.variables.name };
    const Data = JSON.stringify({ id, type: 'next', payload: { data } });
    await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data }));
    return { statusCode: 200, body: JSON.stringify({ id, type: 'complete' }) };
  }
  return { statusCode: 200 };
};`;

const clients: Client[] = [];

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
});

test('graphql-ws connects with its subprotocol, and gets the results of a subscription', async () => {
  const resources = functionResources('Handler', { Timeout: 20, Code: { ZipFile: HANDLER } });
  const { twoWay: _, ...oneWay } = functionProxy('Handler');
  const routes = { $connect: oneWay, $disconnect: oneWay, $default: functionProxy('Handler') };
  const api = { RouteSelectionExpression: '$request.body.type' };
  const { url } = await serveRoutes(routes, { project: findProject(__dirname) }, { api, resources });
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
  clients.push(client);
  const results: unknown[] = [];
  await new Promise<void>((resolve, reject) => {
    const query = 'subscription ($name: String) { greeting(name: $name) }';
    client.subscribe(
      { query, variables: { name: 'Ada' } },
      { next: (result) => results.push(result), error: reject, complete: resolve },
    );
  });
  expect(results).toEqual([{ data: { greeting: 'hello Ada' } }]);
});
