// What a registry shows of a package, read back from the package.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readZip } from './zip.mjs';

const HOME = 'https://github.com/cdk-websocket/cdk-websocket-integrations';

export function checkWheel(wheel) {
  const files = textsOf(wheel);
  const [, metadata] = [...files].find(([name]) => name.endsWith('.dist-info/METADATA'));
  expectAll(wheel, metadata.split('\n\n')[0], [
    `Home-page: ${HOME}`,
    `Project-URL: Source, ${HOME}`,
    'Project-URL: Documentation, ',
    'Project-URL: Changelog, ',
    'Project-URL: Issues, ',
    'Keywords: ',
    'Classifier: Development Status :: 4 - Beta',
    'Classifier: Framework :: AWS CDK :: 2',
    'Classifier: License :: OSI Approved :: Apache Software License',
    'Description-Content-Type: text/markdown',
  ]);
  expectAll(wheel, metadata, ['```python\n']);
  expectAll(wheel, [...files.keys()].join('\n'), ['.dist-info/LICENSE']);
}

/** The POM and every jar in a folder of a Maven repository. */
export function checkMaven(folder) {
  const names = readdirSync(folder);
  const [pom] = names.filter((name) => name.endsWith('.pom'));
  expectAll(pom, readFileSync(join(folder, pom), 'utf8'), [
    `<url>${HOME}</url>`,
    '<name>Apache License 2.0</name>',
    '<id>cdk-websocket</id>',
    '<name>cdk-websocket</name>',
    `<connection>scm:git:${HOME}.git</connection>`,
  ]);
  for (const jar of names.filter((name) => name.endsWith('.jar'))) {
    expectAll(jar, [...readZip(join(folder, jar)).keys()].join('\n'), ['META-INF/LICENSE']);
  }
}

export function checkNupkg(nupkg) {
  const files = textsOf(nupkg);
  const [, nuspec] = [...files].find(([name]) => name.endsWith('.nuspec'));
  expectAll(nupkg, nuspec, [
    '<readme>README.md</readme>',
    '<icon>icon.png</icon>',
    `<projectUrl>${HOME}</projectUrl>`,
    ' commit="',
    'Apache-2.0',
  ]);
  expectAll(nupkg, files.get('README.md') ?? '', ['```csharp\n']);
}

export function checkModule(folder) {
  expectAll('the README of Go', readFileSync(join(folder, 'README.md'), 'utf8'), ['```go\n']);
  expectAll('the folder of Go', readdirSync(folder).join('\n'), ['LICENSE', 'go.mod']);
}

function textsOf(archive) {
  return new Map([...readZip(archive)].map(([name, bytes]) => [name, bytes.toString('utf8')]));
}

function expectAll(place, text, parts) {
  const missing = parts.filter((part) => !text.includes(part));
  if (missing.length > 0) {
    throw new Error(`${place} lacks ${missing.map((part) => JSON.stringify(part)).join(', ')}`);
  }
}
