import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where an app keeps what Lambda's runtimes provide: its own installation of the SDK. */
export interface Project {
  /** The folder that a reader would install packages in. */
  readonly folder: string;
  /** The folders of packages for Node.js. */
  readonly nodeModules: readonly string[];
  /** The Python of the project. */
  readonly python: string;
}

/** Finds the project of an assembly: the nearest folder with `node_modules` above it, then above the working directory. */
export function findProject(
  assembly: string,
  workingDirectory = process.cwd(),
  environment: NodeJS.ProcessEnv = process.env,
): Project {
  const above = [...ancestors(resolve(assembly)), ...ancestors(resolve(workingDirectory, 'child'))];
  const folder = above.find((candidate) => existsSync(join(candidate, 'node_modules')));
  return {
    folder: folder ?? resolve(workingDirectory),
    nodeModules: folder === undefined ? [] : [join(folder, 'node_modules')],
    python: findPython(above, environment),
  };
}

function findPython(folders: readonly string[], { VIRTUAL_ENV }: NodeJS.ProcessEnv): string {
  const environments = [
    ...(VIRTUAL_ENV ? [VIRTUAL_ENV] : []),
    ...folders.flatMap((folder) => ['.venv', 'venv'].map((name) => join(folder, name))),
  ];
  const executables = environments.map((path) =>
    process.platform === 'win32' ? join(path, 'Scripts', 'python.exe') : join(path, 'bin', 'python'),
  );
  return executables.find((path) => existsSync(path)) ?? (process.platform === 'win32' ? 'python' : 'python3');
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...ancestors(parent)];
}
