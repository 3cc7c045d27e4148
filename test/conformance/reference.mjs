// Finds every signature of the API reference in a package, by the tools that its language has for looking into one.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const LEAST = 200;

/** Fails when the package of Java lacks what docs/api/java.md shows. */
export function checkJavaReference(page, jar, packages) {
  const known = new Map();
  const listed = execFileSync('jar', ['tf', jar], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const classes = listed
    .split('\n')
    .filter((file) => file.endsWith('.class'))
    .map((file) => file.slice(0, -'.class'.length).replaceAll('/', '.'));
  const output = execFileSync('javap', ['-protected', '-cp', jar, ...classes], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  for (const block of output.split(/^Compiled from .*$/m)) {
    const name = /(?:class|interface|enum) ([\w.$]+)/.exec(block)?.[1];
    if (name) {
      known.set(name, block.split('\n').map(plainJava));
    }
  }
  const checked = declarationsOf(page, 'java', ({ type, declaration, isProp, isTesting }) => {
    const owner = `${packages[isTesting ? 1 : 0]}.${type}`;
    const members = [...(known.get(owner) ?? []), ...(known.get(`${owner}$Builder`) ?? [])];
    if (/^public (abstract )?(class|interface|enum) /.test(declaration)) {
      return known.has(owner);
    }
    const wanted =
      isProp && !declaration.startsWith('Builder ') ? declaration.split('.')[1] : withoutNames(declaration);
    return members.some(
      (member) => member === wanted || member.endsWith(` ${wanted}`) || member.endsWith(`.${wanted}`),
    );
  });
  return checked;
}

/** Fails when the package of Go lacks what docs/api/go.md shows. */
export function checkGoReference(page, folder, packages) {
  const docs = packages.map((name) =>
    execFileSync('go', ['doc', '-all', name], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 })
      .replace(/\s+/g, ' ')
      .replace(/`field:[^`]*`/g, ''),
  );
  return declarationsOf(page, 'go', ({ declaration, isTesting }) => {
    const text = docs[isTesting ? 1 : 0];
    return text.includes(declaration.replace(/,\s*\)/, ')').replace(/\(\s+/, '('));
  });
}

/** Calls back for each declaration of a page, and returns how many there were. */
function declarationsOf(page, fence, isKnown) {
  let checked = 0;
  for (const section of readFileSync(page, 'utf8').split(/^## /m).slice(1)) {
    if (section.startsWith('Names of other packages')) {
      continue;
    }
    for (const entry of section.split(/^### /m).slice(1)) {
      const [type] = entry.split('\n');
      const blocks = [...entry.matchAll(new RegExp(`^\`\`\`${fence}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].flatMap(
        ([, code]) =>
          code
            .replace(/\(\n\s+/g, '(')
            .replace(/,\n\s+/g, ', ')
            .replace(/,?\n\)/g, ')')
            .trim()
            .split('\n'),
      );
      const props = [...entry.matchAll(/^- `([^`]+)`(?: — required)?$/gm)].map(([, declaration]) => declaration);
      for (const [declaration, isProp] of [
        ...blocks.map((code) => [code, false]),
        ...props.map((code) => [code, true]),
      ]) {
        if (!isKnown({ type, declaration, isProp, isTesting: section.startsWith('Testing') })) {
          throw new Error(
            `the package has nothing like ${JSON.stringify(declaration)} of ${type}, which ${page} shows`,
          );
        }
        checked += 1;
      }
    }
  }
  if (checked < LEAST) {
    throw new Error(`only ${checked} signatures were read from ${page}`);
  }
  return checked;
}

/** A line of javap as the page would have it, without the names of parameters. */
function plainJava(line) {
  return line
    .trim()
    .replace(/;$/, '')
    .replace(/\b(?:\w+[.$])+(?=[A-Z])/g, '')
    .replace(/\b(?:final|native) /g, '');
}

function withoutNames(declaration) {
  const open = declaration.indexOf('(');
  if (open < 0) {
    return declaration;
  }
  const parameters = declaration.slice(open + 1, declaration.lastIndexOf(')'));
  const types = split(parameters).map((parameter) => parameter.replace(/ \w+$/, ''));
  return `${declaration.slice(0, open)}(${types.join(', ')})`;
}

function split(text) {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    depth += '<('.includes(character) ? 1 : '>)'.includes(character) ? -1 : 0;
    if (character === ',' && depth === 0) {
      parts.push('');
    } else {
      parts[parts.length - 1] += character;
    }
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
