import { connect } from 'node:net';
import { mockReply } from '../assembly-builder';
import { serveRoutes } from '../gateway-under-test';

test('a request that offers HTTP/2, as those of the HttpClient of Java do, is answered with its body read', async () => {
  const { control, call } = await serveRoutes({ ping: mockReply('pong') });
  const { port } = new URL(control.url);
  const before = (await call('GET', 'connections')).status;
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), 'localhost', () => {
      const head = [
        'POST /_gateway/clock HTTP/1.1',
        `Host: localhost:${port}`,
        'Connection: Upgrade, HTTP2-Settings',
        'Upgrade: h2c',
        'HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA',
        `Authorization: Bearer ${control.token}`,
        'Content-Length: 15',
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n{"advan`);
      setTimeout(() => socket.write('ceMs":1}'), 50);
    });
    socket.on('error', reject);
    socket.once('data', (data) => {
      resolve(String(data));
      socket.destroy();
    });
  });
  expect(before).toBe(200);
  expect(answer).toMatch(/^HTTP\/1\.1 204 /);
});
