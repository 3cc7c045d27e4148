// Compares the gateway with a raw ws echo and with serverless-offline: npm run bench -- [--rounds 5] [--seconds 2]
// Every server runs in each round, one after another, so that a ratio compares what was measured within the same minute.
import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MOCK, PEER_DEFAULT, PEER_IN_PROCESS, PROCESS, prepare, RAW, STARTERS, WORKER } from './servers.mjs';
import { isSteady, median } from './statistics.mjs';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '2' } },
});
const rounds = Number(values.rounds);
const millis = Number(values.seconds) * 1000;
const load = join(dirname(fileURLToPath(import.meta.url)), 'load.mjs');
const names = Object.keys(STARTERS);
const BASELINES = [RAW, PEER_DEFAULT];

const CELLS = [
  { id: 'one', title: 'round trips/s, 1 connection', task: ['roundTrips', 1] },
  { id: 'hundred', title: 'round trips/s, 100 connections', task: ['roundTrips', 100] },
  { id: 'opens', title: 'handshakes/s, one at a time', task: ['handshakes', 1] },
  { id: 'opens20', title: 'handshakes/s, 20 at a time', task: ['handshakes', 20] },
];

/** What the gateway has to reach, and what it aims at, as ratios of its rate to that of a baseline. */
const TARGETS = [
  { ours: PROCESS, base: PEER_DEFAULT, cell: 'one', floor: 1, aim: 2 },
  { ours: PROCESS, base: PEER_DEFAULT, cell: 'hundred', floor: 2.5, aim: 4 },
  { ours: WORKER, base: PEER_DEFAULT, cell: 'one', floor: 2 },
  { ours: WORKER, base: PEER_DEFAULT, cell: 'hundred', floor: 4 },
  { ours: MOCK, base: RAW, cell: 'hundred', floor: 0.15, aim: 0.25 },
  { ours: PROCESS, base: PEER_DEFAULT, cell: 'opens', floor: 1.5 },
  { ours: WORKER, base: PEER_DEFAULT, cell: 'opens', floor: 1.5 },
];

let failed = false;
prepare();
console.log(
  `Machine: ${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}, ` +
    `load average ${loadavg()[0].toFixed(1)}. Medians of ${rounds} rounds.\n`,
);
const rates = await measureRates();
printRates();
printRatios();
printStarts();
await printMemory();
process.exit(failed ? 1 : 0);

async function measureRates() {
  const measured = Object.fromEntries(
    names.map((name) => [name, { ready: [], one: [], hundred: [], opens: [], opens20: [] }]),
  );
  for (let round = 0; round < rounds; round += 1) {
    const servers = {};
    for (const name of names) {
      servers[name] = await STARTERS[name]();
      measured[name].ready.push(servers[name].readyMillis);
    }
    for (const { id, task } of CELLS) {
      for (const name of names) {
        const cell = run(...task, servers[name].url);
        if (cell.errors > 0) {
          console.error(`${name} answered ${cell.errors} messages of ${id} by an error, which do not count`);
          failed ||= name.startsWith('ours');
        }
        measured[name][id].push(cell);
      }
    }
    for (const { child } of Object.values(servers)) {
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
    }
    console.error(`round ${round + 1} of ${rounds}, load average ${loadavg()[0].toFixed(1)}`);
  }
  return measured;
}

function run(task, first, url, second = millis) {
  return JSON.parse(
    execFileSync(process.execPath, [load, task, url, String(first), String(second)], { encoding: 'utf8' }),
  );
}

function printRates() {
  console.log(`| server | ${CELLS.map(({ title }) => title).join(' | ')} |`);
  console.log(`|---|${CELLS.map(() => '---:|').join('')}`);
  for (const name of names) {
    const cells = CELLS.map(({ id }) => {
      const of = (key) => median(rates[name][id].map((cell) => cell[key]));
      const latency = id.startsWith('opens') ? '' : ` (${of('p50').toFixed(2)} / ${of('p99').toFixed(1)} ms)`;
      return `${Math.round(of('perSecond'))}${latency}`;
    });
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
  console.log('\nIn parentheses: p50 / p99 of a round trip.\n');
}

function printRatios() {
  const unsteady = CELLS.flatMap(({ id, title }) =>
    BASELINES.filter((name) => !isSteady(rates[name][id].map((cell) => cell.perSecond))).map((name) => {
      const all = rates[name][id].map((cell) => Math.round(cell.perSecond)).join(', ');
      return { name, id, text: `${name}, ${title}: ${all}` };
    }),
  );
  console.log('| ratio of rates | median | least | most | floor | aim | |');
  console.log('|---|---:|---:|---:|---:|---:|---|');
  for (const { ours, base, cell, floor, aim } of TARGETS) {
    const { title } = CELLS.find(({ id }) => id === cell);
    const label = `${ours} / ${base}, ${title}`;
    if (unsteady.some(({ name, id }) => name === base && id === cell)) {
      console.log(`| ${label} | refused | | | ${floor} | ${aim ?? ''} | the baseline is unsteady |`);
      failed = true;
      continue;
    }
    const ratios = rates[ours][cell].map(({ perSecond }, round) => perSecond / rates[base][cell][round].perSecond);
    const middle = median(ratios);
    const verdict =
      middle < floor ? 'below the floor' : aim !== undefined && middle < aim ? 'below the aim' : 'reached';
    failed ||= middle < floor;
    const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2));
    console.log(`| ${label} | ${middle.toFixed(2)} | ${least} | ${most} | ${floor} | ${aim ?? ''} | ${verdict} |`);
  }
  for (const { text } of unsteady) {
    console.log(`\nUnsteady baseline: ${text}. Run again on a machine that does nothing else.`);
  }
  console.log();
}

function printStarts() {
  console.log('| server | ready, ms | floor |');
  console.log('|---|---:|---|');
  for (const name of names) {
    const ready = Math.round(median(rates[name].ready));
    const isOurs = name.startsWith('ours');
    failed ||= isOurs && ready >= 1000;
    console.log(`| ${name} | ${ready} | ${isOurs ? `under 1000: ${ready < 1000 ? 'reached' : 'missed'}` : ''} |`);
  }
  console.log();
}

async function printMemory() {
  console.log('| server | MB at 100 idle connections | MB at 10,000 |');
  console.log('|---|---:|---:|');
  for (const name of names) {
    const isOurs = name.startsWith('ours');
    const cells = [];
    for (const [connections, floor] of [
      [100, 150],
      [10_000, 400],
    ]) {
      if (connections > 100 && !isOurs && name !== RAW) {
        cells.push('not measured');
        continue;
      }
      const { child, url } = await STARTERS[name]();
      const { megabytes } = run('hold', connections, url, child.pid);
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      // A thread is part of the process: the floor is of the gateway itself.
      const isFloor = isOurs && name !== WORKER;
      failed ||= isFloor && megabytes >= floor;
      cells.push(
        `${Math.round(megabytes)}${isFloor ? ` (floor ${floor}: ${megabytes < floor ? 'reached' : 'missed'})` : ''}`,
      );
    }
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
  console.log(`\n${PEER_IN_PROCESS} runs functions inside of itself, as none of ours does.`);
}
