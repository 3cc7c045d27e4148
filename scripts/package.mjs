// Fills dist/{js,python,java,dotnet,go} from the compiled module, and prints what each holds. A language whose
// toolchain is missing gets its generated sources only; so does Go, whose package is its sources.
//
//   node scripts/package.mjs [language ...]
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addPackagePage, checkAttributes, packDotnet } from './dotnet-package.mjs';
import { addLicense, correctPom } from './java-package.mjs';
import { addMetadata, packPython } from './python-package.mjs';
import { findToolchain } from './toolchains.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const lowest = {
  'aws-cdk-lib': manifest.devDependencies['aws-cdk-lib'],
  constructs: manifest.devDependencies.constructs,
};
const languages = ['js', 'python', 'java', 'dotnet', 'go'];
const asked = process.argv.slice(2);
const unknown = asked.find((language) => !languages.includes(language));
if (unknown !== undefined) {
  throw new Error(`language is unknown, got ${JSON.stringify(unknown)}; choose from ${languages.join(', ')}`);
}
const sources = fingerprint();

for (const language of asked.length > 0 ? asked : languages) {
  const toolchain = findToolchain(language);
  const folder = join(dist, language);
  const stamp = join(dist, `${language}.packed-from`);
  const inputs = `${sources} ${JSON.stringify(toolchain)}`;
  const isFresh = existsSync(folder) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs;
  if (!isFresh) {
    rmSync(folder, { recursive: true, force: true });
    rmSync(stamp, { force: true });
    pack(language, toolchain.missing !== undefined);
    writeFileSync(stamp, inputs);
  }
  const files = filesBelow(folder);
  const kilobytes = (files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024).toFixed(0);
  const notes = [
    ...(isFresh ? ['up to date'] : []),
    ...(toolchain.missing ? [`generated, not compiled: SKIPPED, ${toolchain.missing} is not on the PATH`] : []),
  ];
  console.log(
    `dist/${language.padEnd(7)} ${String(files.length).padStart(3)} files ${kilobytes.padStart(5)} KiB  ${notes.join(', ')}`.trimEnd(),
  );
}

function pack(language, isToolchainMissing) {
  // Go's package is its sources, and those of Python and .NET are completed before they are packed.
  const sourcesOnly = isToolchainMissing || ['go', 'dotnet', 'python'].includes(language);
  const args = ['jsii-pacmak', '--targets', language, '--force', '--no-npmignore', '--rosetta-unknown-snippets=fail'];
  execFileSync('npx', sourcesOnly ? [...args, '--code-only'] : args, { cwd: root, stdio: 'inherit' });
  if (language === 'go') {
    correctGoRequirements();
  }
  if (language === 'python') {
    addMetadata(join(dist, language), manifest);
    if (!isToolchainMissing) {
      packPython(join(dist, language));
    }
  }
  if (language === 'java' && !isToolchainMissing) {
    const files = filesBelow(join(dist, language));
    correctPom(
      files.find((path) => path.endsWith('.pom')),
      lowest,
      manifest,
    );
    addLicense(
      files.filter((path) => path.endsWith('.jar')),
      join(root, 'LICENSE'),
    );
  }
  if (language === 'dotnet') {
    checkAttributes(join(dist, language));
    addPackagePage(join(dist, language), root, manifest);
    if (!isToolchainMissing) {
      packDotnet(join(dist, language));
    }
  }
}

/**
 * jsii-pacmak requires the lower bounds of the peer ranges. The Go module of aws-cdk-lib compiles with the lower bound
 * of constructs only from 2.239.0, which is therefore where Go starts. What aws-cdk-lib needs in turn it says itself;
 * jsii-pacmak writes the versions that npm happens to have installed.
 */
function correctGoRequirements() {
  const file = join(dist, 'go/websocketintegrations/go.mod');
  const required = `github.com/aws/aws-cdk-go/awscdk/v2 v${lowest['aws-cdk-lib']}`;
  const text = readFileSync(file, 'utf8');
  if (lowest['aws-cdk-lib'] !== '2.235.0' || !text.includes(required)) {
    throw new Error('the lower bound of aws-cdk-lib has moved; see whether Go still needs one of its own');
  }
  writeFileSync(
    file,
    text.replace(required, 'github.com/aws/aws-cdk-go/awscdk/v2 v2.239.0').replace(/^.*\/\/ indirect\n/gm, ''),
  );
}

function fingerprint() {
  const hash = createHash('sha256');
  const files = [
    '.jsii',
    '.jsii.tabl.json',
    'package.json',
    'README.md',
    'LICENSE',
    'docs/images/icon.png',
    'scripts/package.mjs',
    'scripts/dotnet-package.mjs',
    'scripts/java-package.mjs',
    'scripts/python-package.mjs',
  ]
    .map((file) => join(root, file))
    .concat(filesBelow(join(root, 'build')).filter((file) => /\.(js|d\.ts)$/.test(file)));
  for (const file of files) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
