// The API reference of all languages: docs/api/{typescript,python,java,csharp,go}.md.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TypeSystem } from 'jsii-reflect';
import { csharpDeclarations } from './csharp.mjs';
import { goDeclarations } from './go.mjs';
import { javaDeclarations } from './java.mjs';
import { referencePage } from './page.mjs';
import { pythonDeclarations } from './python.mjs';
import { typescriptDeclarations } from './typescript.mjs';

/** Pairs of a page's path and its text. The compiled module has to be there; sources of packages go to a scratch folder. */
export async function referencePages(root, scratch) {
  const targets = ['python', 'java', 'dotnet', 'go'];
  execFileSync(
    'npx',
    ['jsii-pacmak', '--targets', ...targets, '--code-only', '--force', '--no-npmignore', '-o', scratch],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const assembly = await new TypeSystem().loadModule(root, {
    validate: false,
    supportedFeatures: ['intersection-types'],
  });
  const { jsii } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const testing = JSON.parse(readFileSync(join(root, 'lib/testing/.jsiirc.json'), 'utf8')).targets;
  const fqnOf = (name, file) => {
    const fqn = `${assembly.name}.${/testing|websockettest/.test(file) ? 'testing.' : ''}${name}`;
    return assembly.tryFindType(fqn) ? fqn : undefined;
  };
  const { python, java, dotnet, go } = jsii.targets;
  const languages = {
    typescript: {
      title: 'TypeScript',
      fence: 'ts',
      places: [`Module \`${assembly.name}\``, `Module \`${assembly.name}/testing\``],
      declarations: typescriptDeclarations(join(root, 'build'), { fqnOf }),
    },
    python: {
      title: 'Python',
      fence: 'python',
      places: [`Module \`${python.module}\``, `Module \`${testing.python.module}\``],
      declarations: pythonDeclarations(join(scratch, 'python/src')),
    },
    java: {
      title: 'Java',
      fence: 'java',
      places: [`Package \`${java.package}\``, `Package \`${testing.java.package}\``],
      declarations: javaDeclarations(join(scratch, 'java'), [java.package, testing.java.package]),
    },
    csharp: {
      title: 'C#',
      fence: 'csharp',
      places: [`Namespace \`${dotnet.namespace}\``, `Namespace \`${testing.dotnet.namespace}\``],
      declarations: csharpDeclarations(join(scratch, 'dotnet'), [dotnet.namespace, testing.dotnet.namespace]),
    },
    go: {
      title: 'Go',
      fence: 'go',
      places: [
        `Package \`${go.moduleName}/${go.packageName}\``,
        `Package \`${go.moduleName}/${go.packageName}/${testing.go.packageName}\``,
      ],
      declarations: goDeclarations(join(scratch, 'go'), { fqnOf }),
    },
  };
  return Object.entries(languages).map(([name, language]) => [
    `docs/api/${name}.md`,
    referencePage(assembly, language),
  ]);
}
