import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endFunctions, functionOf, returned, thrown } from './function-of';

let server: Server;

afterEach(async () => {
  await endFunctions();
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/2015-03-31/functions/chat/invocations`;
}

function remote(url: string, timeoutInMillis = 5000) {
  return functionOf({}, { code: { kind: 'missing', reason: 'elsewhere' }, timeoutInMillis }, { url });
}

test('a function elsewhere gets the event by POST, and its response is the result', async () => {
  const url = await serve(async (request, response) => {
    const chunks = await request.toArray();
    response.end(
      JSON.stringify({ method: request.method, path: request.url, event: JSON.parse(String(Buffer.concat(chunks))) }),
    );
  });

  expect(returned(await remote(url).invoke({ a: 1 }))).toEqual({
    method: 'POST',
    path: '/2015-03-31/functions/chat/invocations',
    event: { a: 1 },
  });
});

test('a function elsewhere fails with its error when the response says so', async () => {
  const url = await serve((_, response) => {
    response.setHeader('X-Amz-Function-Error', 'Unhandled').end('{"errorType":"E","errorMessage":"no"}');
  });

  expect(thrown(await remote(url).invoke())).toEqual({ errorType: 'E', errorMessage: 'no' });
});

test('a function elsewhere fails with the status of its address', async () => {
  const url = await serve((_, response) => {
    response.writeHead(404).end('nothing here');
  });

  expect(await remote(url).invoke()).toEqual({ kind: 'failed', reason: `${url} responds 404: nothing here` });
});

test('a function elsewhere fails when it cannot be reached', async () => {
  expect(await remote('http://127.0.0.1:9/x').invoke()).toEqual({
    kind: 'failed',
    reason: expect.stringMatching(/^http:\/\/127\.0\.0\.1:9\/x cannot be reached: /),
  });
});

test('a function elsewhere fails after the timeout of its template', async () => {
  const url = await serve(() => {});

  expect(await remote(url, 200).invoke()).toEqual({ kind: 'timed out' });
});

test('a function elsewhere is refused an event that is not JSON', async () => {
  const { runner } = remote('http://127.0.0.1:9/x');

  expect(await runner.invoke({ requestId: 'r', event: 'text' })).toMatchObject({ kind: 'rejected' });
});
