// Runs the conformance program of every language against the packed artifacts in dist/, and compares what each case
// synthesizes, or the error it throws, with the one snapshot that all languages share.
//
//   node test/conformance/run.mjs [--update] [language ...]
//
// --update rewrites the snapshots from the TypeScript program. REQUIRE_LANGUAGES=all turns a skip into a failure.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { findToolchain } from '../../scripts/toolchains.mjs';
import { checkGoReference, checkJavaReference } from './reference.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const snapshots = join(here, 'snapshots');
const root = dirname(dirname(here));
const dist = join(root, 'dist');
const {
  name: packageName,
  version,
  jsii: { targets },
} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
// Outside of the repository: nothing may be found by walking up to its node_modules.
const workspace = mkdtempSync(join(tmpdir(), `${packageName}-conformance-`));

const languages = [
  {
    name: 'TypeScript',
    id: 'js',
    folder: 'typescript',
    run(folder, output) {
      cpSync(only(join(dist, 'js'), '.tgz'), join(folder, 'cdk-websocket-integrations.tgz'));
      execute('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], folder);
      execute('npx', ['tsc'], folder);
      execute('node', ['out/main.js', output], folder);
    },
  },
  {
    name: 'Python',
    id: 'python',
    folder: 'python',
    run(folder, output) {
      execute('python3', ['-m', 'venv', '.venv'], folder);
      const python = join(folder, '.venv/bin/python');
      execute(
        python,
        ['-m', 'pip', 'install', '--quiet', '-r', 'requirements.txt', only(join(dist, 'python'), '.whl')],
        folder,
      );
      execute(python, ['main.py', output], folder);
      execute(python, ['-m', 'pytest', '-q', 'guide'], folder);
      execute(python, ['readme.py'], folder);
      execute(python, ['reference.py', join(root, 'docs/api/python.md')], folder);
    },
  },
  {
    name: 'Java',
    id: 'java',
    folder: 'java',
    run(folder, output) {
      // A version is cached for ever, and this one is built anew under the same number.
      const evaluate = ['help:evaluate', '-Dexpression=settings.localRepository', '-DforceStdout'];
      const quiet = ['--batch-mode', '--quiet', '-Dstyle.color=never'];
      // Maven resets the terminal's color even so.
      const repository = stripVTControlCharacters(execute('mvn', [...quiet, ...evaluate], workspace)).trim();
      const coordinates = join('io/github/cdk-websocket', packageName, version);
      rmSync(join(repository, coordinates), { recursive: true, force: true });
      const properties = [`-Dpacked=file://${join(dist, 'java')}`, `-Dpacked.version=${version}`];
      execute('mvn', [...quiet, ...properties, 'compile', 'exec:java', `-Dexec.args=${output}`, 'test'], folder);
      const [used, packed] = [repository, join(dist, 'java')].map((place) =>
        readFileSync(join(place, coordinates, `${packageName}-${version}.jar`)),
      );
      if (!used.equals(packed)) {
        throw new Error(`Maven used another jar than the one in dist/java, from ${repository}`);
      }
      const { package: main } = targets.java;
      checkJavaReference(
        join(root, 'docs/api/java.md'),
        join(repository, coordinates, `${packageName}-${version}.jar`),
        [main, `${main}.testing`],
      );
    },
  },
  {
    name: 'C#',
    id: 'dotnet',
    folder: 'dotnet',
    run(folder, output) {
      // As with Maven.
      const cache = process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget/packages');
      rmSync(join(cache, 'cdkwebsocket.integrations', version), { recursive: true, force: true });
      // dotnet takes a last argument that ends in "/dotnet" for its own name: the slash prevents it.
      const properties = [`-p:Packed=${join(dist, 'dotnet')}/`, `-p:PackedVersion=${version}`];
      execute('dotnet', ['run', '--project', 'Conformance.csproj', ...properties, '--', output], folder);
      execute('dotnet', ['test', 'Guide', ...properties], folder);
    },
  },
  {
    name: 'Go',
    id: 'go',
    folder: 'go',
    run(folder, output) {
      cpSync(join(dist, 'go/websocketintegrations'), join(folder, 'packed'), { recursive: true });
      execute('go', ['run', '.', output], folder);
      execute('go', ['test', './guide/...'], folder);
      const module = `${targets.go.moduleName}/${targets.go.packageName}`;
      checkGoReference(join(root, 'docs/api/go.md'), folder, [module, `${module}/websockettest`]);
    },
  },
];

const update = process.argv.includes('--update');
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = chosen.filter((id) => !languages.some((language) => language.id === id));
if (unknown.length > 0 || (update && chosen.some((id) => id !== 'js'))) {
  throw new Error(`languages are ${languages.map(({ id }) => id).join(', ')}, and --update is for js`);
}
const expected = readSnapshots();
const rows = [];
const failures = [];

for (const language of languages.filter(({ id }) =>
  update ? id === 'js' : chosen.length === 0 || chosen.includes(id),
)) {
  rows.push(check(language));
}
if (failures.length === 0) {
  rmSync(workspace, { recursive: true, force: true });
} else {
  console.log(`kept ${workspace}`);
}
if (update && failures.length === 0) {
  console.log(`wrote ${readdirSync(snapshots).length} snapshots`);
} else {
  report();
}

function check(language) {
  const toolchain = findToolchain(language.id);
  if (toolchain.missing) {
    const skipped = process.env.REQUIRE_LANGUAGES === 'all' ? 0 : expected.size;
    if (skipped === 0) {
      failures.push(`${language.name}: ${toolchain.missing} is not on the PATH, and REQUIRE_LANGUAGES=all`);
    }
    return {
      language: language.name,
      toolchain: '-',
      passed: 0,
      failed: expected.size - skipped,
      skipped,
      note: `SKIPPED: ${toolchain.missing} is not on the PATH`,
    };
  }

  const folder = join(workspace, language.folder);
  cpSync(join(here, language.folder), folder, {
    recursive: true,
    filter: (path) => !/\/(node_modules|\.venv|__pycache__|target|bin|obj|out)$/.test(path),
  });
  const output = join(folder, 'synthesized');
  mkdirSync(output);
  const started = Date.now();
  try {
    language.run(folder, output);
  } catch (error) {
    failures.push(`${language.name}: the program did not run to its end\n${error.message}`);
  }
  const note = `${((Date.now() - started) / 1000).toFixed(0)} s`;

  const actual = readOutput(output);
  if (update) {
    if (failures.length === 0) {
      writeSnapshots(actual);
    }
    return {
      language: language.name,
      toolchain: toolchain.version,
      passed: 0,
      failed: failures.length,
      skipped: 0,
      note,
    };
  }
  let passed = 0;
  for (const name of new Set([...expected.keys(), ...actual.keys()])) {
    if (expected.get(name) === actual.get(name)) {
      passed += 1;
    } else {
      failures.push(`${language.name}: ${name}\n${difference(expected.get(name), actual.get(name))}`);
    }
  }
  const failed = new Set([...expected.keys(), ...actual.keys()]).size - passed;
  return { language: language.name, toolchain: toolchain.version, passed, failed, skipped: 0, note };
}

/** What a program left: an assembly per case, or the message of the error that the case threw. */
function readOutput(output) {
  const actual = new Map();
  for (const entry of readdirSync(output, { withFileTypes: true })) {
    if (entry.name.endsWith('.error.txt')) {
      // What a method throws, unlike a constructor, arrives in other languages with the name of its class before it.
      const message = readFileSync(join(output, entry.name), 'utf8').replace(/^\w*Error\w*: /, '');
      actual.set(entry.name.replace(/\.error\.txt$/, ''), canonical({ error: message }));
    }
  }
  for (const entry of readdirSync(output, { withFileTypes: true })) {
    if (entry.isDirectory() && !actual.has(entry.name)) {
      const templates = readdirSync(join(output, entry.name)).filter((file) => file.endsWith('.template.json'));
      const stacks = templates.map((file) => [
        file.replace(/\.template\.json$/, ''),
        JSON.parse(readFileSync(join(output, entry.name, file), 'utf8')),
      ]);
      actual.set(entry.name, canonical(Object.fromEntries(stacks)));
    }
  }
  return actual;
}

function canonical(value) {
  const sorted = (_, node) =>
    node !== null && typeof node === 'object' && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1)))
      : node;
  return `${JSON.stringify(value, sorted, 2)}\n`;
}

function readSnapshots() {
  const files = readdirSync(snapshots).filter((file) => file.endsWith('.json'));
  return new Map(files.map((file) => [file.replace(/\.json$/, ''), readFileSync(join(snapshots, file), 'utf8')]));
}

function writeSnapshots(actual) {
  const unexpected = [...actual].filter(
    ([name, content]) => name.startsWith('fails-') !== 'error' in JSON.parse(content),
  );
  if (unexpected.length > 0) {
    throw new Error(`a case throws exactly when its name begins with "fails-"\n${unexpected.join('\n')}`);
  }
  rmSync(snapshots, { recursive: true, force: true });
  mkdirSync(snapshots);
  for (const [name, content] of actual) {
    writeFileSync(join(snapshots, `${name}.json`), content);
  }
}

function difference(expectedText, actualText) {
  if (actualText === undefined) {
    return '  the program has no such case, or did not reach it';
  }
  if (expectedText === undefined) {
    return '  there is no snapshot of this case';
  }
  const wanted = expectedText.split('\n');
  const got = actualText.split('\n');
  const line = wanted.findIndex((text, index) => text !== got[index]);
  return `  line ${line + 1}\n  - ${wanted[line]}\n  + ${got[line]}`;
}

function report() {
  const columns = ['language', 'toolchain', 'passed', 'failed', 'skipped', 'note'];
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

function only(folder, extension) {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(extension)) : [];
  if (files.length !== 1) {
    throw new Error(`expected one ${extension} in ${folder}, found ${files.length}; run npm run package`);
  }
  return join(folder, files[0]);
}

function execute(command, args, cwd) {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 1 << 28,
      env: programEnvironment(),
    });
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')}\n${error.stdout ?? ''}${error.stderr ?? error.message}`);
  }
}

/** The validation built into newer versions of aws-cdk-lib costs a second a program, and changes no template. */
function programEnvironment() {
  return {
    ...process.env,
    CDK_VALIDATION: 'false',
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0],
  };
}
