import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProject } from '../../src/functions/project';
import { endFunctions, folderWith } from './function-of';

afterEach(endFunctions);

test('the project is the nearest folder with packages above the assembly', () => {
  const folder = folderWith({ 'app/node_modules/x/index.js': '', 'app/infra/cdk.out/manifest.json': '' });

  expect(findProject(join(folder, 'app/infra/cdk.out'), '/')).toMatchObject({
    folder: join(folder, 'app'),
    nodeModules: [join(folder, 'app/node_modules')],
  });
});

test('the project is looked for above the working directory when the assembly has none', () => {
  const folder = folderWith({ 'app/node_modules/x/index.js': '' });
  mkdirSync(join(folder, 'app/src'));

  expect(findProject('/nowhere/cdk.out', join(folder, 'app/src'))).toMatchObject({ folder: join(folder, 'app') });
});

test('without packages the project is the working directory', () => {
  expect(findProject('/nowhere/cdk.out', '/nowhere', {})).toEqual({
    folder: '/nowhere',
    nodeModules: [],
    python: 'python3',
  });
});

test('the Python of the project is the active environment, then the one above the assembly', () => {
  const folder = folderWith({ 'app/.venv/bin/python': '', 'active/bin/python': '' });
  const assembly = join(folder, 'app/cdk.out');

  expect(findProject(assembly, '/', { VIRTUAL_ENV: join(folder, 'active') }).python).toBe(
    join(folder, 'active/bin/python'),
  );
  expect(findProject(assembly, '/', {}).python).toBe(join(folder, 'app/.venv/bin/python'));
});
