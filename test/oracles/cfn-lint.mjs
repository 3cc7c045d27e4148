// Runs cfn-lint, the linter of the CloudFormation team, over the template of every conformance case.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findToolchain } from '../../scripts/toolchains.mjs';

const VERSION = '1.58.0';

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(dirname(dirname(here)), 'node_modules/.cache/cfn-lint');
const environment = join(cache, VERSION);
const snapshots = join(here, '../conformance/snapshots');

// A snapshot holds the template of each stack of its case, or the error that the case throws.
// The cases that test a route leave a template of outputs only.
const files = readdirSync(snapshots).filter((file) => !file.startsWith('render-'));
const templates = files.flatMap((file) => {
  const stacks = JSON.parse(readFileSync(join(snapshots, file), 'utf8'));
  return typeof stacks.error === 'string' ? [] : Object.entries(stacks);
});

const { missing } = findToolchain('python');
if (missing) {
  console.log(`cfn-lint: SKIPPED, ${missing} is not on the PATH`);
  console.log(`0 passed, 0 failed, ${templates.length} skipped`);
} else {
  lint(installed());
}

function installed() {
  const command = join(environment, 'bin/cfn-lint');
  if (!existsSync(command)) {
    execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
    execFileSync(join(environment, 'bin/python'), ['-m', 'pip', 'install', '--quiet', `cfn-lint==${VERSION}`], {
      stdio: 'inherit',
    });
  }
  return command;
}

function lint(command) {
  const folder = join(cache, 'templates');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  let failed = 0;
  for (const [name, template] of templates) {
    const file = join(folder, `${name}.template.json`);
    writeFileSync(file, JSON.stringify(template, null, 2));
    // Warnings are opinions, such as that a reference to a partition is better than its name; errors are rejections.
    const { status, stdout, stderr } = spawnSync(command, ['--non-zero-exit-code', 'error', file], {
      encoding: 'utf8',
    });
    if (status !== 0) {
      failed += 1;
      console.log(`${name}\n${stdout}${stderr}`);
    }
  }
  console.log(`cfn-lint ${VERSION}: ${templates.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
