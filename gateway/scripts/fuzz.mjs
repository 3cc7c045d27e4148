// Fuzzes the gateway: npm run fuzz -- [--seconds 60] [--seed N]. The seed of a fault is in its message.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const gateway = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: String(Date.now()) } },
});
const output = join(gateway, '../node_modules/.cache/gateway-fuzz/run.cjs');
mkdirSync(dirname(output), { recursive: true });
await build({
  absWorkingDir: gateway,
  entryPoints: ['test/fuzz/run.ts'],
  outfile: output,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // What is shared with the tests registers what to do after them.
  banner: { js: 'globalThis.afterAll = globalThis.afterEach = () => {};' },
  logLevel: 'warning',
});
const folder = mkdtempSync(join(tmpdir(), 'cdk-websocket-gateway-fuzz-'));
try {
  await createRequire(import.meta.url)(output).run(folder, Number(values.seconds), Number(values.seed));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
