import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
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

test('a build after a build compiles nothing', () => {
  expect(execFileSync('node', [join(root, 'scripts/build.mjs')], { encoding: 'utf8' })).toBe('build/ is up to date\n');
});

test('CI is one script, which starts with the tests as the README has them', () => {
  expect(readFileSync(join(root, '.ci/run'), 'utf8')).toMatch(/^exec npm run ci$/m);
  expect(manifest.scripts.ci).toMatch(/^npm test && /);
});

test('every GitHub action is pinned to a commit, with its version beside it', () => {
  const folder = join(root, '.github/workflows');
  const used = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/uses: .*/g) ?? []);

  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((line) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
});

test('the package has no runtime dependency of its own', () => {
  expect(manifest).not.toHaveProperty('dependencies');
  expect(manifest).not.toHaveProperty('bundleDependencies');
});

test('the package is at most 250 KiB', () => {
  const pack = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const [{ size }] = JSON.parse(execFileSync('npm', pack, { cwd: root, encoding: 'utf8', stdio: 'pipe' }));

  expect(size / 1024).toBeLessThanOrEqual(250);
});

test('an error of the compiled package names the functions and lines that it comes through', () => {
  const index = JSON.stringify(join(root, 'build/index.js'));
  const script =
    `const { WebSocketHttpIntegration } = require(${index});` +
    "try { new WebSocketHttpIntegration('X', { url: 'ftp://x' }); } catch (error) { console.log(error.stack); }";
  const stack = execFileSync('node', ['--eval', script], { encoding: 'utf8' });

  const [, line] = stack.match(/at new WebSocketHttpIntegration \(.*[\\/]http\.js:(\d+):\d+\)/) ?? [];
  expect(Number(line)).toBeGreaterThan(1);
  expect(stack).toMatch(/at requireNoErrors \(/);
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

test('no map key of the README changes its case in Python, where it would be another attribute', () => {
  const { snippets } = JSON.parse(readFileSync(join(root, '.jsii.tabl.json'), 'utf8')) as {
    snippets: Record<string, { translations: Record<'$' | 'python', { source: string }> }>;
  };
  const changed = Object.values(snippets).flatMap(({ translations: { $, python } }) => {
    const keys = [...python.source.matchAll(/"(\w+)": /g)].map(([, key]) => key as string);
    return keys.filter((key) => !new RegExp(`\\b${key}\\b`).test($.source));
  });

  expect(changed).toEqual([]);
});

test('an ES module imports each name of both entry points, as from CommonJS', () => {
  const program = `
    import { createRequire } from 'node:module';
    const require = createRequire('${join(root, 'package.json')}');
    for (const entry of ['${manifest.name}', '${manifest.name}/testing']) {
      const names = Object.keys(await import(entry));
      console.log(Object.keys(require(entry)).filter((name) => !names.includes(name)).join() || 'all');
    }`;

  expect(execFileSync('node', ['--input-type=module', '-e', program], { cwd: root, encoding: 'utf8' })).toBe(
    'all\nall\n',
  );
});
