import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as source from '../lib';
import manifest from '../package.json';

const root = join(__dirname, '..');

describe.each(['package-lock.json', 'test/newest/package-lock.json'])('%s', (file) => {
  const { packages } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
    packages: Record<string, { resolved?: string; inBundle?: boolean; optionalDependencies?: Record<string, string> }>;
  };

  test('names no address to download from', () => {
    expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  // npm leaves out what it cannot find, and `npm ci` then fails, on every machine.
  test('has the optional packages of every machine', () => {
    const missing = Object.entries(packages).flatMap(([path, { inBundle, optionalDependencies = {} }]) =>
      Object.keys(inBundle ? {} : optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      ),
    );

    expect(missing).toEqual([]);
  });
});

test('the package has no runtime dependency of its own', () => {
  expect(manifest).not.toHaveProperty('dependencies');
  expect(manifest).not.toHaveProperty('bundleDependencies');
});

test('nothing deeper than the entry point can be imported', () => {
  expect(Object.keys(manifest.exports)).toEqual(['.', './testing', './.jsii', './package.json']);
});

test('the compiled entry point loads nothing by itself, and has every name', () => {
  const index = JSON.stringify(join(root, 'build/index.js'));
  const script = `const names = Object.keys(require(${index})); console.log(JSON.stringify([Object.keys(require.cache), names]));`;
  const [loaded, names] = JSON.parse(execFileSync('node', ['--eval', script], { encoding: 'utf8' }));

  expect(loaded).toEqual([join(root, 'build/index.js')]);
  expect(names.sort()).toEqual(Object.keys(source).sort());
});

test('the main module does not load the testing module until it is used', () => {
  const index = JSON.stringify(join(root, 'build/index.js'));
  const script =
    `const module = require(${index}); void module.WebSocketIntegration; ` +
    'console.log(Object.keys(require.cache).filter((file) => /build.(runtime|testing)/.test(file)).length);' +
    'console.log(typeof module.testing.RouteTester.fromStack);';

  expect(execFileSync('node', ['--eval', script], { encoding: 'utf8' })).toBe('0\nfunction\n');
});

test('an ES module can import the names of the compiled entry point', () => {
  const index = JSON.stringify(join(root, 'build/index.js'));
  const script = `import { WebSocketIntegration } from ${index}; console.log(typeof WebSocketIntegration);`;

  expect(execFileSync('node', ['--input-type=module', '--eval', script], { encoding: 'utf8' })).toBe('function\n');
});
