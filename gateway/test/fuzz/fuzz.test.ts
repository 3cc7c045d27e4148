import { serveRoutes } from '../gateway-under-test';
import { FUZZED_ROUTES, fuzz } from './fuzz';

test('strange frames, handshakes, messages, requests and assemblies hinder nobody else', async () => {
  const gateway = await serveRoutes(FUZZED_ROUTES);
  const counts = await fuzz(gateway, 20_261_128, (round) => round < 60);
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(480);
  expect(Object.keys(counts).sort()).toEqual(['assemblies', 'control API', 'frames', 'handshakes', 'messages']);
  // Connections that were cut are noticed, all of them.
  const { json } = await until(
    () => gateway.call('GET', 'connections'),
    ({ json }) => (json as { connections: unknown[] }).connections.length === 0,
  );
  expect(json).toEqual({ connections: [] });
  expect(gateway.warnings).toEqual([]);
});

async function until<Value>(get: () => Promise<Value>, isDone: (value: Value) => boolean): Promise<Value> {
  for (let tries = 0; ; tries += 1) {
    const value = await get();
    if (isDone(value) || tries === 50) {
      return value;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
