import { WebSocket } from 'ws';
import type { RunningGateway } from '../../src/gateway';
import { mockReply, type RouteSpec } from '../assembly-builder';
import { readStrangeAssembly } from './assemblies';
import { Random } from './random';
import { handshake, sendBytes, strangeFrames, strangeMessage, strangeRequest } from './sockets';

/** How often each kind of input was tried. */
export type Counts = { [kind: string]: number };

/** The routes of the API that is fuzzed. */
export const FUZZED_ROUTES: { readonly [routeKey: string]: RouteSpec } = {
  ping: mockReply('pong'),
  render: mockReply('$input.body $context.connectionId $util.escapeJavaScript($context.identity.userAgent)'),
  $default: mockReply('{"default":true}'),
};

/** Tries strange input of every kind, until it is told to stop. Throws at the first fault, with the seed of its round. */
export async function fuzz(gateway: RunningGateway, seed: number, goesOn: (round: number) => boolean): Promise<Counts> {
  const counts: Counts = {};
  for (let round = 0; goesOn(round); round += 1) {
    const roundSeed = seed + round;
    const random = new Random(roundSeed);
    try {
      await Promise.all(Array.from({ length: 8 }, () => tryOne(gateway, random, counts)));
      if (round % 10 === 0) {
        await expectAlive(gateway);
      }
    } catch (error) {
      throw new Error(`fuzzing fails with seed ${roundSeed}: ${(error as Error).stack}`);
    }
  }
  await expectAlive(gateway);
  return counts;
}

async function tryOne(gateway: RunningGateway, random: Random, counts: Counts): Promise<void> {
  const port = Number(new URL(gateway.control.url).port);
  const kinds = {
    frames: () => sendBytes(port, [handshake(), ...strangeFrames(random)], random),
    handshakes: () => sendBytes(port, strangeRequest(random), random),
    messages: () => sendMessages(gateway, random),
    'control API': () => callControl(gateway, random),
    assemblies: async () => readStrangeAssembly(random),
  };
  const kind = random.pick(Object.keys(kinds) as (keyof typeof kinds)[]);
  counts[kind] = (counts[kind] ?? 0) + 1;
  await kinds[kind]();
}

async function sendMessages(gateway: RunningGateway, random: Random): Promise<void> {
  const socket = new WebSocket(gateway.apis[0]?.url as string);
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    let open = 1 + random.below(5);
    const messages = Array.from({ length: open }, () => strangeMessage(random)).map((text) => text.slice(0, 30_000));
    socket.on('open', () => {
      for (const message of messages) {
        socket.send(message);
      }
    });
    // Each message is answered: by a route, or by an error.
    socket.on('message', () => {
      open -= 1;
      if (open === 0) {
        socket.close();
      }
    });
    const late = setTimeout(() => reject(new Error(`${open} of ${JSON.stringify(messages)} got no frame`)), 60_000);
    socket.on('close', () => {
      clearTimeout(late);
      open === 0 ? resolve() : reject(new Error(`the connection was closed after ${JSON.stringify(messages)}`));
    });
  });
}

async function callControl({ control }: RunningGateway, random: Random): Promise<void> {
  const name = random.pick([
    'messages',
    'connections',
    'clock',
    'faults',
    'messages?since=',
    'messages?since=5',
    random.text(9),
  ]);
  const method = random.pick(['GET', 'POST', 'PUT', 'DELETE']);
  const bodies = ['', '{', '{"advanceMs":0}', '{"advanceMs":"x"}', '{}', '[]', 'null', `{"${random.text(4)}":true}`];
  const response = await fetch(control.url + encodeURI(name).replaceAll('#', ''), {
    method,
    headers: random.chance(0.8) ? { Authorization: `Bearer ${control.token}` } : {},
    body: method === 'GET' ? undefined : random.pick(bodies),
  });
  const text = await response.text();
  if (![200, 204, 400, 401, 403, 404, 426].includes(response.status)) {
    throw new Error(`${method} ${name} is answered by ${response.status} ${text}`);
  }
  if (response.status >= 400 && typeof JSON.parse(text).message !== 'string') {
    throw new Error(`${method} ${name} is answered by ${response.status} without a message: ${text}`);
  }
}

/** Whether a client that does nothing wrong is served. */
async function expectAlive({ apis }: RunningGateway): Promise<void> {
  const socket = new WebSocket(apis[0]?.url as string);
  const reply = await new Promise<string>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => socket.send('{"action":"ping"}'));
    socket.on('message', (data) => resolve(String(data)));
    setTimeout(() => reject(new Error('a client is not served any more')), 60_000).unref();
  });
  socket.close();
  if (reply !== 'pong') {
    throw new Error(`a client gets ${reply} in the place of pong`);
  }
}
