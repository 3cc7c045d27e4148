// The examples that a user reads in a package: in its README, and beside its types and members. Each is made a function
// that gets what the example leaves to the reader, so that all of them are compiled and run.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readZip } from './zip.mjs';

/** Pairs of a name, the same in every language, and the code. */
export function typescriptExamples(folder) {
  const examples = readmeExamples(readFileSync(join(folder, 'README.md'), 'utf8'), 'ts');
  const build = join(folder, 'build');
  for (const file of readdirSync(build, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.d\.ts$/.test(name),
  )) {
    const text = readFileSync(join(build, file), 'utf8');
    let owner;
    for (const [, comment, declaration] of text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n\s*(.*)/g)) {
      const type = /^export (?:declare )?(?:abstract )?(?:class|interface) (\w+)/.exec(declaration)?.[1];
      owner = type ?? owner;
      const [, code] = /@example\n([\s\S]*)$/.exec(comment) ?? [];
      if (code) {
        const member = type ? undefined : /^static (\w+)\(/.exec(declaration)?.[1];
        examples.push([member ? `${owner}-${member}` : owner, unstarred(code)]);
      }
    }
  }
  return examples;
}

/** Of Java, from the jar of sources. */
export function javaExamples(jar) {
  const examples = [];
  for (const [file, bytes] of readZip(jar)) {
    if (!file.endsWith('.java')) {
      continue;
    }
    const text = bytes.toString('utf8');
    const owner = file.split('/').at(-1).replace('.java', '');
    for (const [, comment, declaration] of text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n((?:\s*@.*\n)*.*)/g)) {
      const blocks = [...comment.matchAll(/<blockquote><pre>\n([\s\S]*?)\n\s*\* <\/pre><\/blockquote>/g)];
      const codes = blocks.map(([, code]) => unescaped(unstarred(code))).filter((code) => /^import /.test(code));
      if (owner === 'package-info') {
        examples.push(...codes.map((code, index) => [`readme-${index + 1}`, code]));
      } else if (codes.length > 0) {
        const member = /\bstatic .* (\w+)\(/.exec(declaration)?.[1];
        // A method with optional parameters is there several times, and so is its example.
        const name = member ? `${owner}-${member}` : owner;
        if (!examples.some(([known]) => known === name)) {
          examples.push([name, codes[0]]);
        }
      }
    }
  }
  return examples;
}

/** Of Go, from the module. */
export function goExamples(folder) {
  const examples = readmeExamples(readFileSync(join(folder, 'README.md'), 'utf8'), 'go');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.go'),
  )) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, comment, declaration] of text.matchAll(/((?:^\/\/.*\n)+)(.*)/gm)) {
      const [, code] = /^\/\/ Example:\n((?:\/\/(?: {3}.*)?\n)+)/m.exec(comment) ?? [];
      if (code) {
        const type = /^type (\w+) /.exec(declaration)?.[1];
        const [, owner, member] = /^func (\w+)_(\w+)\(/.exec(declaration) ?? [];
        const name = type ?? `${owner}-${member[0].toLowerCase()}${member.slice(1)}`;
        examples.push([name, code.replace(/^\/\/(?: {3})?/gm, '').trimEnd()]);
      }
    }
  }
  return examples;
}

/** Of C#, from the documentation in the package. */
export function csharpExamples(nupkg) {
  const files = readZip(nupkg);
  const examples = readmeExamples(files.get('README.md').toString('utf8'), 'csharp');
  const [, xml] = [...files].find(([name]) => name.endsWith('CdkWebSocket.Integrations.xml'));
  for (const [, kind, name, text] of xml
    .toString('utf8')
    .matchAll(/<member name="(\w):([^"(]*)[^"]*">([\s\S]*?)<\/member>/g)) {
    const [, code] = /<example>\s*<code>([\s\S]*?)<\/code>/.exec(text) ?? [];
    if (code) {
      const parts = name.split('.');
      const [owner, member] = kind === 'T' ? [parts.at(-1)] : parts.slice(-2);
      const lines = unescaped(code).split('\n');
      const indent = Math.min(
        ...lines
          .slice(1)
          .filter((line) => line.trim())
          .map((line) => line.search(/\S/)),
      );
      const plain = [lines[0].trim(), ...lines.slice(1).map((line) => line.slice(indent))].join('\n').trim();
      examples.push([member ? `${owner}-${member[0].toLowerCase()}${member.slice(1)}` : owner, plain]);
    }
  }
  return examples;
}

export function readmeExamples(text, fence) {
  const blocks = [...text.matchAll(new RegExp(`^\`\`\`${fence}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, code]) =>
    code.trim(),
  );
  return blocks
    .filter((code) => /^(import|using) .*/.test(code) && !/^using .*\nusing \w+ = [\w.]+;$/.test(code))
    .map((code, index) => [`readme-${index + 1}`, code]);
}

/** What an example leaves to the reader, by type, and the rest of its lines. */
export function takeApart(code, { declared, isHead }) {
  const lines = code.split('\n');
  const head = lines.filter((line) => isHead(line));
  const given = lines
    .map((line) => declared.exec(line))
    .filter(Boolean)
    .map(({ groups }) => groups);
  const body = lines.filter((line) => !isHead(line) && !declared.test(line));
  return { head, given, body };
}

function unstarred(code) {
  return code
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .trim();
}

function unescaped(code) {
  return code
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#64;', '@')
    .replaceAll('&#123;', '{')
    .replaceAll('&#125;', '}')
    .replaceAll('&amp;', '&');
}
