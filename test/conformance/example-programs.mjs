// Writes the examples of a package as programs beside the conformance program of their language. What they leave to the
// reader, such as an API or a queue, comes from the file `given` of the language.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeApart } from './examples.mjs';

/** These need what no example has: a folder that `cdk synth` wrote. They are compiled only. */
const NOT_RUN = ['RouteTester-fromAssembly'];
const pascal = (name) => name[0].toUpperCase() + name.slice(1);
const identifier = (name) => `Example_${name.replaceAll('-', '_')}`;
const runs = (name) => !NOT_RUN.includes(name);

/** The stack to look at: that of the example, or else the given one. */
const stackOf = (code) => (/^(?:const|var|Stack) stack = |^stack := /m.test(code) ? 'stack' : undefined);

export function writeTypescriptExamples(folder, examples) {
  mkdirSync(join(folder, 'examples'), { recursive: true });
  for (const [name, code] of examples) {
    const form = { declared: /^declare const (?<name>\w+): (?<type>\w+);$/, isHead: () => false };
    const { given, body } = takeApart(code, form);
    const declared = given.map((item) => `const ${item.name} = given.get${item.type}();`);
    const imports = `${body.join('\n')}\n`.match(/^(?:import [\s\S]*? from '[^']*';\n)+/)?.[0] ?? '';
    const isModule = /^class /m.test(code);
    writeFileSync(
      join(folder, 'examples', `${name}.ts`),
      [
        "import { Given } from './given';",
        imports,
        `export function run(given: Given): void {`,
        ...declared,
        body.join('\n').slice(imports.length),
        ...(isModule ? [] : [`given.write(${stackOf(code) ?? ''});`]),
        '}',
        '',
      ].join('\n'),
    );
  }
  const calls = examples
    .filter(([name]) => runs(name))
    .map(([name]) => `require('./${name}').run(new Given('${name}'));`);
  writeFileSync(join(folder, 'examples/main.ts'), `import { Given } from './given';\n${calls.join('\n')}\n`);
}

export function writeJavaExamples(folder, examples) {
  const place = join(folder, 'src/main/java/io/github/cdkwebsocket/conformance/examples');
  mkdirSync(place, { recursive: true });
  const header = 'package io.github.cdkwebsocket.conformance.examples;\n';
  for (const [name, code] of examples) {
    const form = { declared: /^(?<type>\w+) (?<name>\w+);$/, isHead: (line) => line.startsWith('import ') };
    const { head, given, body } = takeApart(code, form);
    const declared = given.map((item) => `${item.type} ${item.name} = given.get${item.type}();`);
    const content = /^class /m.test(code)
      ? [header, ...head, ...body, `final class ${identifier(name)} { static void run(Given given) { } }`]
      : [
          header,
          ...head,
          `final class ${identifier(name)} {`,
          'static void run(Given given) {',
          ...declared,
          ...body,
          `given.write(${stackOf(code) ?? 'null'});`,
          '}',
          '}',
        ];
    writeFileSync(join(place, `${identifier(name)}.java`), content.join('\n'));
  }
  const calls = examples
    .filter(([name]) => runs(name))
    .map(([name]) => `    ${identifier(name)}.run(new Given(args[0], "${name}"));`);
  writeFileSync(
    join(place, 'Examples.java'),
    `${header}\npublic final class Examples {\n  public static void main(String[] args) {\n${calls.join('\n')}\n  }\n}\n`,
  );
}

export function writeCsharpExamples(folder, examples) {
  mkdirSync(join(folder, 'Examples'), { recursive: true });
  for (const [name, code] of examples) {
    const form = { declared: /^(?<type>\w+) (?<name>\w+);$/, isHead: (line) => line.startsWith('using ') };
    const { head, given, body } = takeApart(code, form);
    const declared = given.map((item) => `${item.type} ${item.name} = given.Get${item.type}();`);
    const type = `internal static class ${identifier(name)}`;
    const content = /^class /m.test(code)
      ? [...head, 'namespace Conformance.Examples;', ...body, `${type} { internal static void Run(Given given) { } }`]
      : [
          ...head,
          'namespace Conformance.Examples;',
          `${type} {`,
          'internal static void Run(Given given) {',
          ...declared,
          ...body,
          `given.Write(${stackOf(code) ?? 'null'});`,
          '}',
          '}',
        ];
    writeFileSync(join(folder, 'Examples', `${identifier(name)}.cs`), content.join('\n'));
  }
  const calls = examples
    .filter(([name]) => runs(name))
    .map(([name]) => `        ${identifier(name)}.Run(new Given(output, "${name}"));`);
  writeFileSync(
    join(folder, 'Examples/AllExamples.cs'),
    `namespace Conformance.Examples;\n\npublic static class AllExamples\n{\n    public static void Run(string output)\n    {\n${calls.join('\n')}\n    }\n}\n`,
  );
}

export function writeGoExamples(folder, examples) {
  mkdirSync(join(folder, 'examples'), { recursive: true });
  for (const [name, code] of examples) {
    const imports = code.match(/^import \([\s\S]*?^\)$/m)?.[0] ?? '';
    const form = { declared: /^var (?<name>\w+) (?<type>[\w.]+)$/, isHead: () => false };
    const { given, body } = takeApart(code.slice(imports.length), form);
    const declared = given.map((item) => `${item.name} := given.get${pascal(item.type.split('.')[1])}()`);
    const unused = [...code.matchAll(/^(\w+) := /gm)].map(([, variable]) => `_ = ${variable}`);
    // Go refuses an import that only a declaration without a value needs.
    const types = given.map((item) => `var _ ${item.type} = ${item.name}`);
    const func = `func run${identifier(name)}(given *given) {`;
    const content = /^type /m.test(code)
      ? [imports, ...body, func, '}']
      : [imports, func, ...declared, ...types, ...body, ...unused, `given.write(${stackOf(code) ?? 'nil'})`, '}'];
    writeFileSync(
      join(folder, 'examples', `${identifier(name).toLowerCase()}.go`),
      ['package main', ...content, ''].join('\n'),
    );
  }
  const calls = examples
    .filter(([name]) => runs(name))
    .map(([name]) => `\trun${identifier(name)}(newGiven(os.Args[1], "${name}"))`);
  writeFileSync(
    join(folder, 'examples/main.go'),
    `package main\n\nimport (\n\t"os"\n\n\t"github.com/aws/jsii-runtime-go"\n)\n\nfunc main() {\n\tdefer jsii.Close()\n${calls.join('\n')}\n}\n`,
  );
}
