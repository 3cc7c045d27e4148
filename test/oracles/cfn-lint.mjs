// Runs cfn-lint, the linter of the CloudFormation team, over the template of every conformance case, and over the templates of
// random props that our rules accept, which mutated-props.test.ts writes.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findToolchain } from '../../scripts/toolchains.mjs';

const VERSION = '1.58.0';
const BATCH = 25;

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(dirname(dirname(here)), 'node_modules/.cache/cfn-lint');
const environment = join(cache, VERSION);
const snapshots = join(here, '../conformance/snapshots');

// A snapshot holds the template of each stack of its case, or the error that the case throws.
// The cases that test a route have templates with outputs only.
const files = readdirSync(snapshots).filter((file) => !file.startsWith('render-'));
const cases = files.flatMap((file) => {
  const stacks = JSON.parse(readFileSync(join(snapshots, file), 'utf8'));
  // Beside its stacks, a snapshot can have the warnings of the app.
  return typeof stacks.error === 'string' ? [] : Object.entries(stacks).filter(([, stack]) => !Array.isArray(stack));
});
const accepted = join(dirname(cache), 'accepted-templates');
const mutations = existsSync(accepted)
  ? readdirSync(accepted).map((file) => [file, JSON.parse(readFileSync(join(accepted, file), 'utf8'))])
  : [];
if (mutations.length === 0) {
  console.log('cfn-lint: SKIPPED random props that our rules accept; npm test writes them');
}
const templates = [...cases, ...mutations];

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
  // Several in one go: a new process takes longer than a template.
  let failed = 0;
  for (let start = 0; start < templates.length; start += BATCH) {
    const files = templates.slice(start, start + BATCH).map(([name, template]) => {
      const file = join(folder, `${name}.template.json`);
      writeFileSync(file, JSON.stringify(template, null, 2));
      return file;
    });
    failed += failures(command, files);
  }
  console.log(`cfn-lint ${VERSION}, ${mutations.length} templates of random props included`);
  console.log(`${templates.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** How many of some files have an error. Warnings are opinions, such as that a reference to a partition is better. */
function failures(command, files) {
  const options = ['--non-zero-exit-code', 'error', '--format', 'parseable'];
  const { status, stdout, stderr } = spawnSync(command, [...options, ...files], { encoding: 'utf8' });
  if (status === 0) {
    return 0;
  }
  console.log(`${stdout}${stderr}`);
  // A line begins with the file and has the number of its rule, which of an error begins with E.
  return new Set(stdout.match(/^[^:\n]+(?=:.*:E\d{4}:)/gm) ?? files).size;
}
