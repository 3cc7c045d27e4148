// Compares the public API with the last release or, before the first release, with test/api-baseline.json.
//
//   npm run api-check              fails on a breaking change
//   npm run api-check -- --accept  accepts the current API as the baseline, before the first release
//
// After a release, a major version may contain breaking changes. Put the key that is printed with a change on a line of
// test/allowed-breaking-changes.txt, and empty the file after the release.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const baseline = join(root, 'test/api-baseline.json');
const ALLOWED = join(root, 'test/allowed-breaking-changes.txt');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

if (process.argv.includes('--accept')) {
  const { dependencyClosure, fingerprint, readme, ...api } = JSON.parse(readFileSync(join(root, '.jsii'), 'utf8'));
  writeFileSync(baseline, `${JSON.stringify(api, null, 2)}\n`);
  console.log('wrote test/api-baseline.json');
} else {
  const released = lastRelease();
  const original = released ? `npm:${manifest.name}@${released}` : unpackBaseline();
  console.log(
    `comparing the API with ${released ? `release ${released}` : 'test/api-baseline.json, because nothing is released yet'}`,
  );
  const { status } = spawnSync('npx', ['jsii-diff', '--keys', '--ignore-file', ALLOWED, original, root], {
    cwd: root,
    stdio: 'inherit',
  });
  console.log(status === 0 ? 'no breaking change' : 'found a breaking change, or the comparison failed');
  process.exitCode = status ?? 1;
}

function lastRelease() {
  const { status, stdout } = spawnSync('npm', ['view', manifest.name, 'version', '--json'], { encoding: 'utf8' });
  const answer = JSON.parse(stdout || 'null');
  if (status === 0) {
    return answer;
  }
  if (answer?.error?.code === 'E404') {
    return undefined;
  }
  throw new Error(`cannot tell from the npm registry whether there is a release: ${stdout}`);
}

/** jsii-diff expects a module, and looks for its dependencies in the folders above it. */
function unpackBaseline() {
  const folder = join(root, 'node_modules/.cache/api-baseline');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, '.jsii'),
    JSON.stringify({ ...JSON.parse(readFileSync(baseline, 'utf8')), fingerprint: '' }),
  );
  return folder;
}
