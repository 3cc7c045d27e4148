// Synthesizes docs/examples/two-way-mock and serves it with the local gateway. Options are passed on: npm run gateway -- --json
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const example = join(root, 'docs/examples/two-way-mock');
const assembly = join(example, 'cdk.out');
const options = process.argv.slice(2);

synthesize();
// Stands in for https://rooms.example.com, which the app calls.
const rooms = createServer((request, response) => {
  const name = new URL(request.url, 'http://localhost').searchParams.get('name');
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ name, members: ['Ada', 'Grace'] }));
});
rooms.listen(0, '127.0.0.1', serve);

/** Runs the app from the sources of this repository: a user's app would import the published library. */
function synthesize() {
  const { buildSync } = createRequire(join(root, 'gateway/package.json'))('esbuild');
  const app = join(root, 'node_modules/.cache/gateway-example/app.js');
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

function serve() {
  const rewrite = `https://rooms.example.com=http://127.0.0.1:${rooms.address().port}`;
  const program = join(root, 'gateway/build/cdk-websocket-gateway.js');
  const child = spawn(process.execPath, [program, assembly, '--rewrite', rewrite, ...options], { stdio: 'inherit' });
  if (!options.includes('--json')) {
    console.log(
      [
        'Connect with the command below, and paste one of these:',
        '  {"action": "ping"}',
        '  {"action": "room", "name": "kitchen"}',
        '  {"action": "shout", "text": "hello"}',
        '',
      ].join('\n'),
    );
  }
  // The gateway ends itself, and its functions with it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code) => {
    rooms.close();
    process.exit(code ?? 1);
  });
}
