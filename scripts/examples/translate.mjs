// Replaces the translations of jsii-rosetta, which do not compile in Java and Go and rename data in Python and C#, in the
// tablet that the packages and their documentation are made from.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WRITERS } from './languages.mjs';
import { parseExamples } from './parse.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const readJson = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
const targets = { ours: readJson('package.json').jsii.targets, testing: readJson('lib/testing/.jsiirc.json').targets };
const extensions = { python: 'py', java: 'java', csharp: 'cs', go: 'go' };

const tablet = readJson('.jsii.tabl.json');
const snippets = Object.values(tablet.snippets).map((snippet) => ({ snippet, name: nameOf(snippet.location) }));
const isByHand = ({ name }) => existsSync(join(here, 'by-hand', `${name}.py`));
const parsed = parseExamples(
  root,
  snippets.filter((entry) => !isByHand(entry)).map(({ snippet, name }) => [name, snippet.translations.$.source]),
);
for (const entry of snippets) {
  for (const [language, LanguageWriter] of Object.entries(WRITERS)) {
    entry.snippet.translations[language].source = isByHand(entry)
      ? readFileSync(join(here, 'by-hand', `${entry.name}.${extensions[language]}`), 'utf8').trimEnd()
      : new LanguageWriter(targets).write(parsed.get(entry.name));
  }
}
const unused = readdirSync(join(here, 'by-hand')).filter(
  (file) => !snippets.some(({ name }) => file.startsWith(`${name}.`)),
);
if (unused.length > 0) {
  throw new Error(`no example is named as ${unused.join(', ')} of scripts/examples/by-hand`);
}
writeFileSync(join(root, '.jsii.tabl.json'), JSON.stringify(tablet));
console.log(`translated ${snippets.length} examples`);

/** The type or member that has an example, or the line of the README. */
function nameOf({ api, field }) {
  if (api.api === 'moduleReadme') {
    return `readme-${field.line}`;
  }
  return [api.fqn.split('.').at(-1), api.memberName].filter(Boolean).join('-');
}
