// Runs the conformance program of every language against the packed artifacts in dist/, and compares what each case
// synthesizes with its warnings, or the error it throws, with the one snapshot that all languages share.
//
//   node test/conformance/run.mjs [--update] [language ...]
//
// --update rewrites the snapshots from the TypeScript program. REQUIRE_LANGUAGES=all turns a skip into a failure.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findToolchain } from '../../scripts/toolchains.mjs';
import { languages } from './languages.mjs';
import {
  difference,
  readExampleSnapshots,
  readExamples,
  readOutput,
  readSnapshots,
  writeExampleSnapshots,
  writeSnapshots,
} from './output.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const snapshots = join(here, 'snapshots');
const exampleSnapshots = join(here, 'example-snapshots.json');
const { name: packageName } = JSON.parse(readFileSync(join(here, '../../package.json'), 'utf8'));
// Outside of the repository: nothing may be found by walking up to its node_modules.
const workspace = mkdtempSync(join(tmpdir(), `${packageName}-conformance-`));

const update = process.argv.includes('--update');
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = chosen.filter((id) => !languages.some((language) => language.id === id));
if (unknown.length > 0 || (update && chosen.some((id) => id !== 'js'))) {
  throw new Error(`languages are ${languages.map(({ id }) => id).join(', ')}, and --update is for js`);
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    rmSync(workspace, { recursive: true, force: true });
    process.exit(1);
  });
}
const expected = readSnapshots(snapshots);
const rows = [];
const failures = [];

for (const language of languages.filter(({ id }) =>
  update ? id === 'js' : chosen.length === 0 || chosen.includes(id),
)) {
  check(language);
}
if (failures.length === 0) {
  rmSync(workspace, { recursive: true, force: true });
} else {
  console.log(`kept ${workspace}`);
}
report();

function check(language) {
  const toolchain = findToolchain(language.id);
  if (toolchain.missing) {
    const note = `SKIPPED: ${toolchain.missing} is not on the PATH`;
    const count = expected.size * language.versions.length;
    const isFailure = process.env.REQUIRE_LANGUAGES === 'all';
    if (isFailure) {
      failures.push(`${language.name}: ${toolchain.missing} is not on the PATH, and REQUIRE_LANGUAGES=all`);
    }
    const skipped = isFailure ? 0 : count;
    addRow(language, { toolchain: '-', cdk: '-', passed: 0, failed: count - skipped, skipped, note });
    return;
  }

  const folder = join(workspace, language.folder);
  cpSync(join(here, language.folder), folder, {
    recursive: true,
    filter: (path) => !/\/(node_modules|\.venv|__pycache__|target|bin|obj|out)$/.test(path),
  });
  cpSync(join(here, 'templates'), join(folder, 'templates'), { recursive: true });
  if (!attempt(language, 'is not installed', () => language.install(folder))) {
    addRow(language, {
      toolchain: toolchain.version,
      cdk: '-',
      passed: 0,
      failed: expected.size,
      skipped: 0,
      note: '',
    });
    return;
  }
  for (const versions of update ? language.versions.slice(0, 1) : language.versions) {
    const output = join(folder, `synthesized-with-${versions.cdk.replaceAll(' ', '-')}`);
    mkdirSync(output);
    const started = Date.now();
    let { cdk } = versions;
    const ended = attempt(language, `the program did not run to its end with aws-cdk-lib ${cdk}`, () => {
      cdk = language.run(folder, output, versions) ?? cdk;
    });
    const note = `${((Date.now() - started) / 1000).toFixed(0)} s`;
    const actual = readOutput(output, packageName);
    if (update && ended) {
      writeSnapshots(snapshots, actual);
      let count = 0;
      attempt(language, 'an example of the package does not work', () => {
        count = runExamples(language, folder);
      });
      console.log(`wrote ${actual.size} snapshots, and those of ${count} examples`);
      return;
    }
    addRow(language, {
      toolchain: toolchain.version,
      cdk,
      skipped: 0,
      note,
      ...compare(language, cdk, expected, actual, ended),
    });
    if (versions === language.versions[0]) {
      attempt(language, 'what the documentation shows does not work', () => language.check(folder));
      attempt(language, 'an example of the package does not work', () => runExamples(language, folder, toolchain, cdk));
    }
  }
}

/** Compiles all examples of the package, and compares what those that can run synthesize. */
function runExamples(language, folder, toolchain, cdk) {
  const output = join(folder, 'synthesized-examples');
  mkdirSync(output);
  const started = Date.now();
  const count = language.examples(folder, output);
  const actual = readExamples(output);
  if (count < actual.size || actual.size === 0) {
    throw new Error(`${count} examples left ${actual.size} templates`);
  }
  if (update) {
    writeExampleSnapshots(exampleSnapshots, actual);
  } else {
    const note = `${((Date.now() - started) / 1000).toFixed(0)} s, ${count} examples`;
    const known = readExampleSnapshots(exampleSnapshots);
    addRow(language, {
      toolchain: toolchain.version,
      cdk,
      skipped: 0,
      note,
      ...compare(language, cdk, known, actual, true),
    });
  }
  return count;
}

function attempt(language, problem, action) {
  try {
    action();
    return true;
  } catch (error) {
    failures.push(`${language.name}: ${problem}\n${error.message}`);
    return false;
  }
}

function compare(language, cdk, wanted, actual, ended) {
  const names = new Set([...wanted.keys(), ...actual.keys()]);
  let passed = 0;
  for (const name of names) {
    if (wanted.get(name) === actual.get(name)) {
      passed += 1;
    } else if (ended || actual.has(name)) {
      const place = `${language.name} with aws-cdk-lib ${cdk}: ${name}`;
      failures.push(`${place}\n${difference(wanted.get(name), actual.get(name))}`);
    }
  }
  return { passed, failed: names.size - passed };
}

function addRow({ name }, row) {
  rows.push({ language: name, 'aws-cdk-lib': row.cdk, ...row });
}

function report() {
  if (update && rows.length === 0 && failures.length === 0) {
    return;
  }
  const columns = ['language', 'toolchain', 'aws-cdk-lib', 'passed', 'failed', 'skipped', 'note'];
  const table = [columns, ...rows.map((row) => columns.map((column) => String(row[column])))];
  const widths = columns.map((_, index) => Math.max(...table.map((cells) => cells[index].length)));
  for (const cells of table) {
    console.log(
      cells
        .map((cell, index) => cell.padEnd(widths[index]))
        .join('  ')
        .trimEnd(),
    );
  }
  for (const failure of failures) {
    console.log(`\n${failure}`);
  }
  const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}
