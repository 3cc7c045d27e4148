// Fills dist/{js,python,java,dotnet,go} from the compiled module, and says what is in it. A language whose
// toolchain is missing gets its generated sources only; so does Go, whose package is its sources.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findToolchain } from './toolchains.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stamp = join(dist, 'packed-from.txt');
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const lowest = { 'aws-cdk-lib': devDependencies['aws-cdk-lib'], constructs: devDependencies.constructs };
const languages = ['js', 'python', 'java', 'dotnet', 'go'];

const toolchains = Object.fromEntries(languages.map((language) => [language, findToolchain(language)]));
const inputs = fingerprint();

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) {
  console.log('dist/ is up to date');
} else {
  rmSync(dist, { recursive: true, force: true });
  for (const language of languages) {
    const sourcesOnly = language === 'go' || toolchains[language].missing !== undefined;
    pack(language, sourcesOnly);
  }
  correctGoRequirements();
  if (!toolchains.java.missing) {
    correctJavaRequirements();
  }
  writeFileSync(stamp, inputs);
}

for (const language of languages) {
  const { missing } = toolchains[language];
  const files = filesBelow(join(dist, language));
  const kilobytes = (files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024).toFixed(0);
  const note = missing ? `  generated, not compiled: SKIPPED, ${missing} is not on the PATH` : '';
  console.log(
    `dist/${language.padEnd(7)} ${String(files.length).padStart(3)} files ${kilobytes.padStart(5)} KiB${note}`,
  );
}

function pack(language, sourcesOnly) {
  const args = ['jsii-pacmak', '--targets', language, '--force', '--no-npmignore', '--rosetta-unknown-snippets=fail'];
  execFileSync('npx', sourcesOnly ? [...args, '--code-only'] : args, { cwd: root, stdio: 'inherit' });
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

/**
 * To compile, jsii-pacmak settles the ranges of the POM on the newest versions there are, and publishes that. A build
 * tool that takes the higher of two versions would then upgrade the user's aws-cdk-lib: the lower bounds go back in.
 */
function correctJavaRequirements() {
  const [file] = filesBelow(join(dist, 'java')).filter((path) => path.endsWith('.pom'));
  const text = Object.entries(lowest).reduce(
    (pom, [artifact, version]) => {
      const dependency = new RegExp(`(<artifactId>${artifact}</artifactId>\\s*<version>)[^<]*`);
      if (!dependency.test(pom)) {
        throw new Error(`${file} does not require ${artifact}`);
      }
      return pom.replace(dependency, `$1${version}`);
    },
    readFileSync(file, 'utf8'),
  );
  writeFileSync(file, text);
  for (const algorithm of ['md5', 'sha1']) {
    writeFileSync(`${file}.${algorithm}`, createHash(algorithm).update(text).digest('hex'));
  }
}

function fingerprint() {
  const hash = createHash('sha256');
  const files = ['.jsii', '.jsii.tabl.json', 'package.json', 'README.md', 'LICENSE', 'scripts/package.mjs']
    .map((file) => join(root, file))
    .concat(filesBelow(join(root, 'build')).filter((file) => /\.(js|d\.ts)$/.test(file)));
  for (const file of files) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.update(JSON.stringify(toolchains)).digest('hex');
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
