// One client process: opens connections, keeps one message in flight on each, and prints what it measured as JSON.
import { readFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import { MESSAGE } from './message.mjs';

const [task, url, ...numbers] = process.argv.slice(2);
const [first, second] = numbers.map(Number);
const tasks = { roundTrips, handshakes, hold };
console.log(JSON.stringify(await tasks[task](first, second)));
process.exit(0);

function open() {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Messages a second with one in flight on each connection, and how long each took. */
async function roundTrips(connections, millis) {
  const sockets = [];
  while (sockets.length < connections) {
    const count = Math.min(10, connections - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: count }, open))));
  }
  await measure(sockets, Math.min(1000, millis));
  return measure(sockets, millis);
}

async function measure(sockets, millis) {
  const took = [];
  let errors = 0;
  const started = performance.now();
  const end = started + millis;
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise((resolve, reject) => {
          let sent = 0;
          const send = () => {
            sent = performance.now();
            socket.send(MESSAGE);
          };
          socket.removeAllListeners('message');
          socket.on('message', (data) => {
            const now = performance.now();
            if (String(data) === MESSAGE) {
              took.push(now - sent);
            } else {
              errors += 1;
            }
            now < end ? send() : resolve();
          });
          socket.once('close', () => reject(new Error('the connection was closed')));
          send();
        }),
    ),
  );
  took.sort((left, right) => left - right);
  const quantile = (part) => took[Math.min(took.length - 1, Math.floor(took.length * part))];
  const perSecond = (took.length * 1000) / (performance.now() - started);
  return { perSecond, p50: quantile(0.5), p99: quantile(0.99), errors };
}

/** Handshakes a second, some at a time; each connection is closed at once. */
async function handshakes(atATime, millis) {
  const started = performance.now();
  let count = 0;
  const worker = async () => {
    while (performance.now() - started < millis) {
      const socket = await open();
      count += 1;
      socket.close();
      await new Promise((resolve) => socket.once('close', resolve));
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return { perSecond: (count * 1000) / (performance.now() - started) };
}

/** Memory of a process and its children in MB, with connections that are open and silent. */
async function hold(connections, pid) {
  const sockets = [];
  while (sockets.length < connections) {
    const count = Math.min(100, connections - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: count }, open))));
  }
  await new Promise((resolve) => setTimeout(resolve, 2000));
  return { megabytes: memoryOf(pid) };
}

function memoryOf(pid) {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) / 1024;
}
