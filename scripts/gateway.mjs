// Synthesizes an example and serves it with the local gateway: docs/examples/chat, or the one that is named first. Options are
// passed on: npm run gateway -- connections --json
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What to paste into a client of each example, and which options it needs. */
const EXAMPLES = {
  chat: {
    hint: 'Connect two clients with the command below, and paste one of these into either of them:',
    messages: ['{"action": "sendMessage", "text": "hello"}', '{"action": "sendMessage", "text": "it\'s 5 & 6"}'],
    options: () => ['--services', 'moto'],
  },
  connections: {
    hint: 'Connect with the command below and ?user=ann at the end of its URL, and paste this:',
    messages: ['{"action": "listConnections", "user": "ann"}'],
    options: () => ['--services', 'moto'],
  },
  'two-way-mock': {
    hint: 'Connect with the command below, and paste one of these:',
    messages: ['{"action": "ping"}', '{"action": "room", "name": "kitchen"}', '{"action": "shout", "text": "hello"}'],
    options: rewriteRooms,
  },
};

const given = process.argv.slice(2);
const name = Object.hasOwn(EXAMPLES, given[0] ?? '') ? given.shift() : 'chat';
const { hint, messages, options } = EXAMPLES[name];
const example = join(root, 'docs/examples', name);
// Functions take the SDK of AWS from the project above the assembly, as they do on AWS from their runtime: here it is the gateway.
const assembly = join(root, 'gateway/node_modules/.cache/examples', name);

synthesize();
serve(await options());

/** Runs the app from the sources of this repository: a user's app would import the published library. */
function synthesize() {
  const { buildSync } = createRequire(join(root, 'gateway/package.json'))('esbuild');
  const app = join(root, `node_modules/.cache/gateway-example/${name}.js`);
  mkdirSync(dirname(app), { recursive: true });
  buildSync({
    entryPoints: [join(example, 'app.ts')],
    outfile: app,
    bundle: true,
    platform: 'node',
    alias: { 'cdk-websocket-integrations': join(root, 'lib/index.ts') },
    external: ['aws-cdk-lib', 'constructs'],
    define: { __dirname: JSON.stringify(example) },
    logLevel: 'error',
  });
  rmSync(assembly, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [app], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CDK_OUTDIR: assembly },
  });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

/** Stands in for https://rooms.example.com, which the app calls. */
async function rewriteRooms() {
  const rooms = createServer((request, response) => {
    const room = new URL(request.url, 'http://localhost').searchParams.get('name');
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ name: room, members: ['Ada', 'Grace'] }));
  });
  await new Promise((resolve) => {
    rooms.listen(0, '127.0.0.1', resolve);
  });
  return ['--rewrite', `https://rooms.example.com=http://127.0.0.1:${rooms.address().port}`];
}

function serve(needed) {
  const program = join(root, 'gateway/build/cdk-websocket-gateway.js');
  const child = spawn(process.execPath, [program, assembly, ...needed, ...given], { stdio: 'inherit' });
  if (!given.includes('--json')) {
    console.log([hint, ...messages.map((message) => `  ${message}`), ''].join('\n'));
  }
  // The gateway ends itself, and its functions and moto with it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code) => process.exit(code ?? 1));
}
