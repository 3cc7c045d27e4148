// How the conformance program of each language is run against the packed artifact in dist/, at the lowest version of
// aws-cdk-lib that the package supports there, and at the newest that the registry of the language serves.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import {
  writeCsharpExamples,
  writeGoExamples,
  writeJavaExamples,
  writeTypescriptExamples,
} from './example-programs.mjs';
import { csharpExamples, goExamples, javaExamples, typescriptExamples } from './examples.mjs';
import { checkMaven, checkModule, checkNupkg, checkWheel } from './metadata.mjs';
import { checkGoReference, checkJavaReference } from './reference.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const dist = join(root, 'dist');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { targets } = manifest.jsii;
const lowest = { cdk: manifest.devDependencies['aws-cdk-lib'], constructs: manifest.devDependencies.constructs };

/**
 * Of each language: `install(folder)` before anything else, `run(folder, output, versions)` for each of `versions`,
 * `check(folder)`, which is what else a user of the language reads or runs, and `examples(folder, output)`, which runs the
 * examples of the package and returns how many it has.
 */
export const languages = [
  {
    name: 'TypeScript',
    id: 'js',
    folder: 'typescript',
    versions: [{ cdk: '2.276.0', constructs: '10.8.1' }, lowest],
    install(folder) {
      cpSync(only(join(dist, 'js'), '.tgz'), join(folder, 'cdk-websocket-integrations.tgz'));
    },
    run(folder, output, { cdk, constructs }) {
      const versions = [`aws-cdk-lib@${cdk}`, `constructs@${constructs}`];
      execute('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--save-exact', ...versions], folder);
      execute('npx', ['tsc'], folder);
      execute('node', ['out/main.js', output], folder);
    },
    check() {},
    examples(folder, output) {
      const examples = typescriptExamples(join(folder, 'node_modules', manifest.name));
      writeTypescriptExamples(folder, examples);
      // What an example shows how to create, it need not use.
      execute('npx', ['tsc', '-p', 'tsconfig.examples.json'], folder);
      execute('node', ['out/examples/main.js', output], folder);
      return examples.length;
    },
  },
  {
    name: 'Python',
    id: 'python',
    folder: 'python',
    versions: [{ cdk: '2.275.0', constructs: '10.8.1' }, lowest],
    install(folder) {
      execute('python3', ['-m', 'venv', '.venv'], folder);
      const wheel = only(join(dist, 'python'), '.whl');
      execute(pythonOf(folder), ['-m', 'pip', 'install', '--quiet', '-r', 'requirements.txt', wheel], folder);
    },
    run(folder, output, { cdk, constructs }) {
      const versions = [`aws-cdk-lib==${cdk}`, `constructs==${constructs}`];
      execute(pythonOf(folder), ['-m', 'pip', 'install', '--quiet', ...versions], folder);
      execute(pythonOf(folder), ['main.py', output], folder);
    },
    check(folder) {
      checkWheel(only(join(dist, 'python'), '.whl'));
      execute(pythonOf(folder), ['-m', 'pytest', '-q', 'guide'], folder);
      execute(pythonOf(folder), ['reference.py', join(root, 'docs/api/python.md')], folder);
    },
    examples(folder, output) {
      return Number(execute(pythonOf(folder), ['examples.py', output], folder));
    },
  },
  {
    name: 'Java',
    id: 'java',
    folder: 'java',
    versions: [{ cdk: '2.263.0', constructs: '10.8.1' }, lowest],
    install() {
      // A version is cached for ever, and this one is built anew under the same number.
      rmSync(join(mavenRepository(), mavenFolder), { recursive: true, force: true });
    },
    run(folder, output, versions) {
      maven(folder, versions, 'compile', 'exec:java', `-Dexec.args=${output}`);
    },
    check(folder) {
      checkMaven(join(dist, 'java', mavenFolder));
      maven(folder, this.versions[0], 'test');
      const jar = join(mavenFolder, `${manifest.name}-${manifest.version}.jar`);
      const [used, packed] = [mavenRepository(), join(dist, 'java')].map((place) => readFileSync(join(place, jar)));
      if (!used.equals(packed)) {
        throw new Error(`Maven used another jar than the one in dist/java, from ${mavenRepository()}`);
      }
      const { package: main } = targets.java;
      checkJavaReference(join(root, 'docs/api/java.md'), join(mavenRepository(), jar), [main, `${main}.testing`]);
    },
    examples(folder, output) {
      const examples = javaExamples(
        join(dist, 'java', mavenFolder, `${manifest.name}-${manifest.version}-sources.jar`),
      );
      writeJavaExamples(folder, examples);
      const main = '-Dexec.mainClass=io.github.cdkwebsocket.conformance.examples.Examples';
      maven(folder, this.versions[0], 'compile', 'exec:java', main, `-Dexec.args=${output}`);
      return examples.length;
    },
  },
  {
    name: 'C#',
    id: 'dotnet',
    folder: 'dotnet',
    versions: [
      { cdk: '2.276.0', constructs: '10.8.1' },
      { cdk: 'lowest that restores', constructs: lowest.constructs },
    ],
    install() {
      // As with Maven.
      const cache = process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget/packages');
      rmSync(join(cache, 'cdkwebsocket.integrations', manifest.version), { recursive: true, force: true });
    },
    run(folder, output, versions) {
      const cdk = /^\d/.test(versions.cdk) ? versions.cdk : lowestThatRestores(folder, versions);
      const properties = dotnetProperties({ ...versions, cdk });
      execute('dotnet', ['run', '--project', 'Conformance.csproj', ...properties, '--', output], folder);
      return cdk;
    },
    check(folder) {
      checkNupkg(only(join(dist, 'dotnet'), '.nupkg'));
      execute('dotnet', ['test', 'Guide', ...dotnetProperties(this.versions[0])], folder);
    },
    examples(folder, output) {
      const examples = csharpExamples(only(join(dist, 'dotnet'), '.nupkg'));
      writeCsharpExamples(folder, examples);
      const properties = dotnetProperties(this.versions[0]);
      execute('dotnet', ['run', '--project', 'Conformance.csproj', ...properties, '--', '--examples', output], folder);
      return examples.length;
    },
  },
  {
    name: 'Go',
    id: 'go',
    folder: 'go',
    // The Go module of aws-cdk-lib compiles with the lowest constructs from this version on.
    versions: [
      { cdk: '2.276.0', constructs: '10.8.1', modules: 'newest.mod' },
      { cdk: '2.239.0', constructs: '10.5.1', modules: 'go.mod' },
    ],
    install(folder) {
      cpSync(join(dist, 'go', targets.go.packageName), join(folder, 'packed'), { recursive: true });
    },
    run(folder, output, { cdk, constructs, modules }) {
      const required = readFileSync(join(folder, modules), 'utf8');
      if (![cdk, constructs].every((version) => required.includes(` v${version}\n`))) {
        throw new Error(`${modules} does not require aws-cdk-lib ${cdk} and constructs ${constructs}`);
      }
      execute('go', ['run', `-modfile=${modules}`, '.', output], folder);
    },
    check(folder) {
      checkModule(join(folder, 'packed'));
      execute('go', ['test', './guide/...'], folder);
      const module = `${targets.go.moduleName}/${targets.go.packageName}`;
      checkGoReference(join(root, 'docs/api/go.md'), folder, [module, `${module}/websockettest`]);
    },
    examples(folder, output) {
      const examples = goExamples(join(folder, 'packed'));
      writeGoExamples(folder, examples);
      execute('go', ['run', './examples', output], folder);
      return examples.length;
    },
  },
];

const mavenFolder = join(...targets.java.maven.groupId.split('.'), manifest.name, manifest.version);
const mavenQuiet = ['--batch-mode', '--quiet', '-Dstyle.color=never'];

function maven(folder, { cdk, constructs }, ...goals) {
  const properties = [
    `-Dpacked=file://${join(dist, 'java')}`,
    `-Dpacked.version=${manifest.version}`,
    `-Dcdk.version=${cdk}`,
    `-Dconstructs.version=${constructs}`,
  ];
  execute('mvn', [...mavenQuiet, ...properties, ...goals], folder);
}

function mavenRepository() {
  const evaluate = ['help:evaluate', '-Dexpression=settings.localRepository', '-DforceStdout'];
  // Maven resets the terminal's color even so.
  return stripVTControlCharacters(execute('mvn', [...mavenQuiet, ...evaluate], dist)).trim();
}

function dotnetProperties({ cdk, constructs }) {
  // dotnet takes a last argument that ends in "/dotnet" for its own name: the slash prevents it.
  return [
    `-p:Packed=${join(dist, 'dotnet')}/`,
    `-p:PackedVersion=${manifest.version}`,
    `-p:CdkVersion=${cdk}`,
    `-p:ConstructsVersion=${constructs}`,
  ];
}

/** Registries do not serve every version: the first from the lowest supported one on that they do. */
function lowestThatRestores(folder, versions) {
  const refused = [];
  for (const cdk of [lowest.cdk, '2.239.0', '2.250.0', '2.260.0', '2.267.0']) {
    try {
      execute('dotnet', ['restore', 'Conformance.csproj', ...dotnetProperties({ ...versions, cdk })], folder);
      return cdk;
    } catch (error) {
      refused.push(error.message);
    }
  }
  throw new Error(refused.join('\n'));
}

function pythonOf(folder) {
  return join(folder, '.venv/bin/python');
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
