// Compiles lib/ with jsii, and the snippets of the README and the docstrings with jsii-rosetta, and translates those. Does
// nothing when build/ is up to date, so that every script can ask for a build.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules/.cache/build/stamp.txt');
const steps = ['scripts/build.mjs', 'scripts/lazy-index.mjs', 'scripts/slim-output.mjs', 'scripts/examples'];
const inputs = ['lib', 'README.md', 'package.json', 'package-lock.json', ...steps];
const outputs = ['build', '.jsii', '.jsii.tabl.json'];

// jsii would say so in hundreds of errors: each type "is part of the public API but not exported".
if (/[^\x20-\x7e]/.test(root)) {
  const place = JSON.stringify(root);
  console.error(`jsii compiles nothing below a path with characters other than ASCII, got ${place}; move the clone`);
  process.exit(1);
}

// jsii warns about the Node.js version on every start. package.json says which versions are supported.
process.env.JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION = '20';

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) {
  console.log('build/ is up to date');
} else {
  for (const output of outputs) {
    rmSync(join(root, output), { recursive: true, force: true });
  }
  run('npx', 'jsii', '--fail-on-warnings');
  run('node', 'scripts/lazy-index.mjs');
  run('node', 'scripts/slim-output.mjs');
  run('npx', 'jsii-rosetta', 'extract', '--strict', '--cache', '.rosetta-cache.json');
  run('node', 'scripts/examples/translate.mjs');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint());
}

function run(command, ...args) {
  try {
    execFileSync(command, args, { cwd: root, stdio: 'inherit' });
  } catch {
    // The compiler has printed what is wrong.
    process.exit(1);
  }
}

function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const path of [...inputs, ...outputs]) {
    for (const file of filesAt(path)) {
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function filesAt(path) {
  if (!existsSync(join(root, path))) {
    return [];
  }
  if (statSync(join(root, path)).isFile()) {
    return [path];
  }
  const below = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  return below.filter((file) => statSync(join(root, file)).isFile()).sort();
}
