import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file: string) => readFileSync(join(__dirname, '../build', file), 'utf8');
const { inputs, outputs } = JSON.parse(read('metafile.json')) as {
  inputs: { [path: string]: unknown };
  outputs: { [path: string]: { imports: { path: string; external?: boolean }[] } };
};

describe('the bundle', () => {
  test('has nothing of aws-cdk-lib or constructs in it', () => {
    expect(Object.keys(inputs).filter((path) => /aws-cdk-lib|node_modules\/constructs/.test(path))).toEqual([]);
  });

  test('has of the library the runtime and the facts only', () => {
    const folders = new Set(
      Object.keys(inputs)
        .filter((path) => path.startsWith('lib/'))
        .map((path) => path.split('/').slice(0, 2).join('/')),
    );
    expect([...folders].sort()).toEqual(['lib/runtime', 'lib/service-facts']);
  });

  test('has the runtime once, from the sources', () => {
    expect(Object.keys(inputs).filter((path) => /node_modules\/cdk-websocket-integrations/.test(path))).toEqual([]);
    expect(Object.keys(inputs)).toContain('lib/runtime/exchange/exchange.ts');
  });

  test('loads ws and what Node.js has, and nothing else', () => {
    const external = Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    const foreign = external.filter((path) => !require('node:module').isBuiltin(path));
    expect([...new Set(foreign)]).toEqual(['ws']);
  });

  test('comes with the licenses of the packages in it', () => {
    const licenses = read('LICENSES.txt');
    const packages = new Set(
      Object.keys(inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
    );
    expect([...packages].filter((name) => !licenses.includes(`${name} `))).toEqual([]);
  });

  test('is as old as the library', () => {
    const versionOf = (file: string) => JSON.parse(readFileSync(join(__dirname, file), 'utf8')).version;
    expect(versionOf('../package.json')).toBe(versionOf('../../package.json'));
  });
});
