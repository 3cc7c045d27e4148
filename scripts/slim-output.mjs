// Removes from build/ what no user reads: comments, indentation and long names of variables of JavaScript, and
// declarations of internal members, with the files that only those refer to. Docstrings stay in the other declarations and
// in .jsii, which loses its indentation too. Stack traces keep files, functions, classes and a line for each statement.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minifySync } from '@swc/core';
import ts from 'typescript';

const build = join(dirname(dirname(fileURLToPath(import.meta.url))), 'build');
const files = readdirSync(build, { recursive: true, encoding: 'utf8' }).sort();
const entries = ['index.d.ts', 'testing/index.d.ts'];

for (const file of files.filter((name) => name.endsWith('.js'))) {
  const path = join(build, file);
  writeFileSync(path, inLines(file, minified(readFileSync(path, 'utf8'))));
}
for (const file of files.filter((name) => name.endsWith('.d.ts'))) {
  rewrite(file, withoutInternals);
}
const assembly = join(dirname(build), '.jsii');
writeFileSync(assembly, JSON.stringify(JSON.parse(readFileSync(assembly, 'utf8'))));
const needed = new Set();
entries.forEach(visit);
for (const file of files.filter((name) => name.endsWith('.d.ts') && !needed.has(name))) {
  rmSync(join(build, file));
}

function minified(text) {
  const names = { keep_fnames: true, keep_classnames: true };
  // Nothing is moved or inlined, so that an error comes from where the source has it.
  const compress = { ...names, defaults: false, booleans: true, comparisons: true, conditionals: true, evaluate: true };
  // By this name Node.js finds out what an ES module can import by name.
  const mangle = { ...names, toplevel: true, reserved: ['__exportStar'] };
  return minifySync(text, { module: false, compress, mangle }).code;
}

/** JavaScript with a line for each statement and each member of a class, so that an error names one. */
function inLines(file, text) {
  const starts = new Set();
  const visitNode = (node) => {
    if ((ts.isStatement(node) && !ts.isBlock(node)) || ts.isClassElement(node)) {
      starts.add(node.getStart());
    }
    ts.forEachChild(node, visitNode);
  };
  ts.forEachChild(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS), visitNode);
  const cuts = [...starts].filter((start) => start > 0).sort((left, right) => left - right);
  return `${[0, ...cuts].map((start, index) => text.slice(start, cuts[index])).join('\n')}\n`;
}

function rewrite(file, change) {
  const path = join(build, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, change(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)));
}

/** The declarations without members that are marked internal, and without the imports that only those use. */
function withoutInternals(source) {
  const removed = [];
  const visitNode = (node) => {
    const isMember = ts.isClassElement(node) || ts.isTypeElement(node);
    if (isMember && ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal')) {
      removed.push([node.getFullStart(), node.getEnd()]);
    } else {
      ts.forEachChild(node, visitNode);
    }
  };
  ts.forEachChild(source, visitNode);
  const text = cut(source.text, removed);
  const rest = ts.createSourceFile(source.fileName, text, ts.ScriptTarget.Latest, true);
  const used = new Set();
  const collect = (node) => {
    if (ts.isIdentifier(node)) {
      used.add(node.text);
    }
    ts.forEachChild(node, collect);
  };
  rest.statements.filter((statement) => !ts.isImportDeclaration(statement)).forEach(collect);
  const unused = rest.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const names = statement.importClause?.namedBindings;
    if (!names || !ts.isNamedImports(names)) {
      return [];
    }
    const kept = names.elements.filter(({ name }) => used.has(name.text));
    if (kept.length === names.elements.length) {
      return [];
    }
    const list = kept.map((element) => element.getText()).join(', ');
    return [[kept.length === 0 ? statement : names, kept.length === 0 ? '' : `{ ${list} }`]];
  });
  return cut(
    text,
    unused.map(([node, replacement]) => [node.getStart(), node.getEnd(), replacement]),
  ).replace(/^\n+/, '');
}

function cut(text, ranges) {
  let result = '';
  let from = 0;
  for (const [start, end, replacement = ''] of ranges) {
    result += text.slice(from, start) + replacement;
    from = end;
  }
  return result + text.slice(from);
}

function visit(file) {
  if (needed.has(file)) {
    return;
  }
  if (file.startsWith('runtime/')) {
    throw new Error(`declarations that users see refer to build/${file}; mark the member @internal`);
  }
  needed.add(file);
  for (const [, specifier] of readFileSync(join(build, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']*)'/g)) {
    const path = normalize(join(dirname(file), specifier));
    const found = [`${path}.d.ts`, `${path}/index.d.ts`].find((candidate) => existsSync(join(build, candidate)));
    if (!found) {
      throw new Error(`build/${file} refers to ${specifier}, which does not exist`);
    }
    visit(found);
  }
}
