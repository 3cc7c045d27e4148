// Holds connections with messages, and floods one of them: npm run soak -- [--connections 10000] [--seconds 60]
// It fails when memory grows, when a connection is lost, or when a flood on one connection slows the others too much.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { writeMockApi } from './mock-api.mjs';

/** The heap that is alive at the end may be this many times that of the beginning, and the p99 of others in a flood that of before. */
const MOST_GROWTH = 1.15;
const MOST_SLOWER = 5;
const PROBES = 20;

if (process.argv[2] === 'client') {
  await client(process.argv[3], Number(process.argv[4]), Number(process.argv[5]));
} else {
  await soak();
}

async function soak() {
  const { values } = parseArgs({
    options: { connections: { type: 'string', default: '10000' }, seconds: { type: 'string', default: '60' } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'cdk-websocket-gateway-soak-'));
  writeMockApi(folder);
  const program = fileURLToPath(new URL('../build/cdk-websocket-gateway.js', import.meta.url));
  const probe = ['--expose-gc', '--require', fileURLToPath(new URL('./heap-probe.cjs', import.meta.url))];
  const gateway = spawn(process.execPath, [...probe, program, folder, '--port', '0', '--json', '--no-watch'], {
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  });
  try {
    const [line] = await once(gateway.stdout.setEncoding('utf8'), 'data');
    gateway.stdout.resume();
    const { apis, control } = JSON.parse(line.split('\n')[0]);
    const [{ url }] = apis;
    const failures = [await holdMany(url, control, gateway, Number(values.connections), Number(values.seconds))];
    failures.push(await floodOne(url));
    const found = failures.flat();
    for (const failure of found) {
      console.error(`soak: FAILED, ${failure}`);
    }
    console.log(`soak: ${found.length === 0 ? 'passed' : 'failed'}`);
    process.exitCode = found.length === 0 ? 0 : 1;
  } finally {
    gateway.stdin.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Connections that each send a message now and then: none is lost, each message is answered, and memory stays. */
async function holdMany(url, control, gateway, connections, seconds) {
  const other = fork(fileURLToPath(import.meta.url), ['client', url, String(connections), String(seconds)]);
  const ended = once(other, 'exit');
  await once(other, 'message');
  // The first thousand messages fill the log that the control API reads.
  const measured = once(other, 'message');
  await new Promise((resolve) => setTimeout(resolve, Math.min(10, seconds / 3) * 1000));
  const before = await heapOf(gateway);
  const [{ sent, answered, lost }] = await measured;
  const after = await heapOf(gateway);
  const open = await openConnections(control);
  const memory = memoryOf(gateway.pid);
  other.send('end');
  await ended;
  while ((await openConnections(control)) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  console.log(
    `${open} of ${connections} connections open for ${seconds} s, ${answered} of ${sent} messages answered, ` +
      `heap ${before.toFixed(1)} MB at the beginning, ${after.toFixed(1)} MB at the end, ${Math.round(memory)} MB resident`,
  );
  return [
    ...(open === connections && lost === 0 ? [] : [`${connections - open} connections are gone, ${lost} were closed`]),
    ...(answered === sent && sent > 0 ? [] : [`${sent - answered} messages were not answered`]),
    ...(after <= before * MOST_GROWTH ? [] : [`heap grows from ${before} to ${after} MB`]),
  ];
}

async function openConnections({ token, url }) {
  const response = await fetch(`${url}connections`, { headers: { Authorization: `Bearer ${token}` } });
  return (await response.json()).connections.length;
}

/** The p99 of some connections, without and with a flood on another one. */
async function floodOne(url) {
  const probes = await Promise.all(Array.from({ length: PROBES }, () => open(url)));
  await roundTrips(probes, 1000);
  const calm = await roundTrips(probes, 4000);
  const flooding = await open(url);
  let received = 0;
  flooding.on('message', () => {
    received += 1;
  });
  const message = JSON.stringify({ action: 'ping', text: 'x'.repeat(500) });
  const timer = setInterval(() => {
    while (flooding.bufferedAmount < 256 * 1024) {
      flooding.send(message);
    }
  }, 1);
  const flooded = await roundTrips(probes, 4000);
  clearInterval(timer);
  for (const socket of [...probes, flooding]) {
    socket.terminate();
  }
  console.log(
    `p99 of ${PROBES} connections: ${calm.toFixed(1)} ms, with a flood of ${received} messages on another: ${flooded.toFixed(1)} ms`,
  );
  return [
    ...(received > 1000 ? [] : [`the flood is none: ${received} messages`]),
    ...(flooded <= MOST_SLOWER * calm ? [] : [`a flood makes the others ${(flooded / calm).toFixed(1)} times slower`]),
  ];
}

async function roundTrips(sockets, millis) {
  const took = [];
  const end = performance.now() + millis;
  await Promise.all(
    sockets.map(async (socket) => {
      while (performance.now() < end) {
        const sent = performance.now();
        socket.send('{"action":"ping"}');
        await once(socket, 'message');
        took.push(performance.now() - sent);
      }
    }),
  );
  took.sort((left, right) => left - right);
  return took[Math.floor(took.length * 0.99)];
}

async function open(url) {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await once(socket, 'open');
  return socket;
}

/** Runs in a process of its own: opens connections, sends on all of them in turn, and tells what came back. */
async function client(url, connections, seconds) {
  const sockets = [];
  let answered = 0;
  let lost = 0;
  while (sockets.length < connections) {
    const count = Math.min(100, connections - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: count }, () => open(url)))));
  }
  for (const socket of sockets) {
    socket.on('message', () => {
      answered += 1;
    });
    socket.on('close', () => {
      lost += 1;
    });
  }
  process.send('ready');
  let sent = 0;
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    for (let count = 0; count < 50 && sent - answered < 1000; count += 1) {
      sockets[sent % connections].send('{"action":"ping"}');
      sent += 1;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  for (let tries = 0; tries < 100 && answered < sent; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  process.send({ sent, answered, lost });
  await once(process, 'message');
  process.exit(0);
}

/** The heap in MB after a collection of garbage: what else is resident is garbage, and room that V8 keeps. */
async function heapOf(gateway) {
  gateway.send('heap');
  const [bytes] = await once(gateway, 'message');
  return bytes / 2 ** 20;
}

function memoryOf(pid) {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) / 1024;
}
