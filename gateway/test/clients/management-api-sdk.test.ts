import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { mockReply } from '../assembly-builder';
import { connect, serveRoutes } from '../gateway-under-test';

const CREDENTIALS = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

/** A client for Node.js with an open connection, the SDK, and the id of the connection. */
async function open() {
  const gateway = await serveRoutes({ ping: mockReply('$context.connectionId') });
  const client = await connect(gateway.url);
  const ConnectionId = await client.ask({ action: 'ping' });
  const sdk = new ApiGatewayManagementApiClient({ endpoint: gateway.apis[0]?.callbackUrl, ...CREDENTIALS });
  return { client, ConnectionId, sdk };
}

test('the SDK for JavaScript sends, looks up and closes', async () => {
  const { client, ConnectionId, sdk } = await open();
  const sent = await sdk.send(new PostToConnectionCommand({ ConnectionId, Data: 'zażółć 🙂' }));
  expect(sent.$metadata.httpStatusCode).toBe(200);
  expect(await client.next()).toBe('zażółć 🙂');

  const { ConnectedAt, Identity, LastActiveAt } = await sdk.send(new GetConnectionCommand({ ConnectionId }));
  expect(Identity).toEqual({ SourceIp: '127.0.0.1', UserAgent: '' });
  expect(Math.abs(Number(ConnectedAt) - Date.now())).toBeLessThan(60_000);
  expect(Number(LastActiveAt)).toBeGreaterThanOrEqual(Number(ConnectedAt));

  expect((await sdk.send(new DeleteConnectionCommand({ ConnectionId }))).$metadata.httpStatusCode).toBe(204);
  expect(await client.closed).toEqual({ code: 1000, reason: 'Connection Closed Normally' });
});

test.each([
  ['GoneException', 'a connection that is gone', { ConnectionId: 'BFaT_fALIAMCKug=', Data: 'x' }, 410],
  ['BadRequestException', 'an id of another form', { ConnectionId: 'nobody', Data: 'x' }, 400],
  ['PayloadTooLargeException', 'more than 128 KB', { Data: 'x'.repeat(128 * 1024 + 1) }, 413],
])('the SDK for JavaScript throws %s for %s', async (name, _, input, status) => {
  const { ConnectionId, sdk } = await open();
  const call = sdk.send(new PostToConnectionCommand({ ConnectionId, ...input }));
  await expect(call).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } });
});

test('the SDK for JavaScript throws GoneException for all three calls', async () => {
  const { client, ConnectionId, sdk } = await open();
  client.socket.close();
  await client.closed;
  for (const command of [
    new PostToConnectionCommand({ ConnectionId, Data: 'x' }),
    new GetConnectionCommand({ ConnectionId }),
    new DeleteConnectionCommand({ ConnectionId }),
  ]) {
    await expect(sdk.send(command as PostToConnectionCommand)).rejects.toMatchObject({ name: 'GoneException' });
  }
});
