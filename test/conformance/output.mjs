// What a conformance program leaves behind, and the snapshots that it is compared with.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** By the name of a case: the templates and warnings of its assembly, or the message of the error that it threw. */
export function readOutput(output, packageName) {
  const actual = new Map();
  const entries = readdirSync(output, { withFileTypes: true });
  for (const { name } of entries.filter((entry) => entry.name.endsWith('.error.txt'))) {
    // What a method throws, unlike a constructor, arrives in other languages with the name of its class before it.
    const message = readFileSync(join(output, name), 'utf8').replace(/^\w*Error\w*: /, '');
    actual.set(name.replace(/\.error\.txt$/, ''), canonical({ error: withoutPrintedForm(message) }));
  }
  for (const { name } of entries.filter((entry) => entry.isDirectory() && !actual.has(entry.name))) {
    const folder = join(output, name);
    const templates = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
    const stacks = templates.map((file) => [file.replace(/\.template\.json$/, ''), readJson(join(folder, file))]);
    const warnings = warningsOf(folder, packageName);
    actual.set(name, canonical({ ...Object.fromEntries(stacks), ...(warnings.length > 0 ? { warnings } : {}) }));
  }
  return actual;
}

/** The warnings of this package in an assembly, each with the construct that has it. */
function warningsOf(folder, packageName) {
  const { artifacts } = readJson(join(folder, 'manifest.json'));
  return Object.values(artifacts)
    .flatMap(({ metadata, additionalMetadataFile }) => {
      const file = additionalMetadataFile && join(folder, additionalMetadataFile);
      return Object.entries({ ...metadata, ...(file && existsSync(file) ? readJson(file) : {}) });
    })
    .flatMap(([path, entries]) =>
      entries
        .filter(({ type, data }) => /^aws:cdk:(warning|error)$/.test(type) && String(data).includes(`${packageName}:`))
        .map(({ data }) => `${path}: ${data}`),
    )
    .sort();
}

/** Every language prints an object in its own way. */
function withoutPrintedForm(message) {
  return message.replace(/got "printed: [^"]*"/, 'got "printed: …"');
}

export function readSnapshots(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return new Map(files.map((file) => [file.replace(/\.json$/, ''), readFileSync(join(folder, file), 'utf8')]));
}

export function writeSnapshots(folder, actual) {
  const unexpected = [...actual].filter(
    ([name, content]) => name.startsWith('fails-') !== 'error' in JSON.parse(content),
  );
  if (unexpected.length > 0) {
    throw new Error(`a case throws exactly when its name begins with "fails-"\n${unexpected.join('\n')}`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, content] of actual) {
    writeFileSync(join(folder, `${name}.json`), content);
  }
}

export function difference(expectedText, actualText) {
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

function canonical(value) {
  const sorted = (_, node) =>
    node !== null && typeof node === 'object' && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1)))
      : node;
  return `${JSON.stringify(value, sorted, 2)}\n`;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The templates that the examples of a package left, by their names. */
export function readExamples(output) {
  const files = readdirSync(output).filter((file) => file.endsWith('.json'));
  return new Map(files.map((file) => [file.replace(/\.json$/, ''), canonical(readJson(join(output, file)))]));
}

export function readExampleSnapshots(file) {
  return new Map(Object.entries(readJson(file)).map(([name, template]) => [name, canonical(template)]));
}

export function writeExampleSnapshots(file, actual) {
  const lines = [...actual]
    .sort()
    .map(([name, text]) => `  ${JSON.stringify(name)}: ${JSON.stringify(JSON.parse(text))}`);
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}
