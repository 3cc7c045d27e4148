// Runs the programs of docs/guides/local-gateway.md, each in its language, against the bundled gateway.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingPython, pythonWith } from '../../../scripts/python-environment.mjs';
import { findToolchain } from '../../../scripts/toolchains.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(dirname(here)));
const gateway = join(root, 'gateway');
const workspace = mkdtempSync(join(tmpdir(), 'cdk-websocket-gateway-guide-'));

const programs = [
  {
    name: 'TypeScript',
    folder: 'typescript',
    missing: () => undefined,
    run(folder) {
      const { buildSync } = createRequire(join(gateway, 'package.json'))('esbuild');
      const outfile = join(folder, 'gateway.test.mjs');
      buildSync({ entryPoints: [join(folder, 'gateway.ts')], outfile, format: 'esm', platform: 'node' });
      symlinkSync(join(gateway, 'node_modules/ws'), join(folder, 'node_modules/ws'));
      execute(process.execPath, ['--test', outfile], folder);
    },
  },
  {
    name: 'Python',
    folder: 'python',
    missing: missingPython,
    run(folder) {
      execute(pythonWith('gateway-guide', join(here, 'python/requirements.txt')), ['-m', 'pytest', '-q'], folder);
    },
  },
  {
    name: 'Java',
    folder: 'java',
    missing: () => missing('java'),
    run: (folder) => execute('java', ['GatewayTest.java'], folder),
  },
  {
    name: 'C#',
    folder: 'dotnet',
    missing: () => missing('dotnet'),
    run: (folder) => execute('dotnet', ['test'], folder),
  },
  {
    name: 'Go',
    folder: 'go',
    missing: () => missing('go'),
    run: (folder) => execute('go', ['test', './...'], folder),
  },
];

let failed = 0;
let skipped = 0;
for (const { folder: language, missing: reason, name, run } of programs) {
  const absent = reason();
  if (absent !== undefined) {
    skipped += 1;
    console.log(`${name}: SKIPPED: ${absent}`);
    continue;
  }
  const started = Date.now();
  try {
    run(prepare(language));
    console.log(`${name}: passed in ${((Date.now() - started) / 1000).toFixed(0)} s`);
  } catch (error) {
    failed += 1;
    console.log(`${name}: FAILED\n${error.message}\n${error.stdout ?? ''}\n${error.stderr ?? ''}`);
  }
}
rmSync(workspace, { recursive: true, force: true });
console.log(`${programs.length - failed - skipped} passed, ${failed} failed, ${skipped} skipped`);
const isStrict = process.env.REQUIRE_LANGUAGES === 'all';
process.exitCode = failed > 0 || (isStrict && skipped > 0) ? 1 : 0;

/** A project of a reader: the program, an assembly, and the gateway where npx finds it. */
function prepare(language) {
  const folder = join(workspace, language);
  cpSync(join(here, language), folder, { recursive: true });
  const commands = join(folder, 'node_modules/.bin');
  mkdirSync(commands, { recursive: true });
  const program = join(gateway, 'build/cdk-websocket-gateway.js');
  chmodSync(program, 0o755);
  symlinkSync(program, join(commands, 'cdk-websocket-gateway'));
  writeFileSync(join(folder, 'package.json'), '{"name":"chat","private":true}');
  cpSync(join(here, 'assembly'), join(folder, 'cdk.out'), { recursive: true });
  return folder;
}

function missing(language) {
  const toolchain = findToolchain(language);
  return toolchain.missing && `${toolchain.missing} is not on the PATH`;
}

function execute(command, args, cwd) {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 600_000 });
}
