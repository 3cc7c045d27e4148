import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'floors-'));

/** Each planted file, and the rule that refuses it. */
const REFUSED = {
  'a cycle of values': ['lib/mapping/planted-value-one.ts', 'no-cycles'],
  'a cycle of types': ['lib/mapping/planted-type-one.ts', 'no-cycles'],
  'a cycle of types written as import()': ['lib/mapping/planted-inline-one.ts', 'no-cycles'],
  'a cycle closed by a lazy require': ['lib/mapping/planted-lazy-one.ts', 'no-cycles'],
  'an import of a higher floor': ['lib/api-model/planted-up.ts', 'floor-of-api-model'],
  'a type of a higher floor': ['lib/validation/planted-type-up.ts', 'floor-of-validation'],
  'a lazy require of a higher floor': ['lib/validation/planted-require-up.ts', 'floor-of-validation'],
  'a lazy import of a higher floor': ['lib/integration/planted-import-up.ts', 'floor-of-integration'],
  'an export of a higher floor': ['lib/service-facts/planted-export-up.ts', 'floor-of-service-facts'],
  'an import of a folder on the same floor': ['lib/api-model/planted-beside.ts', 'floor-of-api-model'],
  'an import of the index': ['lib/integrations/planted-index.ts', 'nothing-imports-the-index'],
  'a file that has no floor': ['lib/planted-homeless.ts', 'every-file-has-a-floor'],
  'an import from outside lib': ['lib/runtime/planted-outside.ts', 'nothing-outside-lib'],
  'aws-cdk-lib in the runtime': ['lib/runtime/planted-cdk.ts', 'runtime-without-cdk'],
  'a type of constructs in the runtime': ['lib/runtime/planted-constructs.ts', 'runtime-without-cdk'],
  'a lazy require of aws-cdk-lib in the runtime': ['lib/runtime/planted-lazy-cdk.ts', 'runtime-without-cdk'],
  'aws-cdk-lib behind another file of the runtime': ['lib/runtime/planted-behind.ts', 'runtime-without-cdk'],
  'the runtime loaded by every synth': ['lib/validation/planted-eager.ts', 'runtime-is-loaded-when-used'],
  'a mapping in the testing module': ['lib/testing/planted-mapping.ts', 'floor-of-testing'],
  'a module of aws-cdk-lib in the testing module': ['lib/testing/planted-module.ts', 'testing-without-modules-of-cdk'],
  'a construct in the gateway': ['gateway/src/planted-construct.ts', 'gateway-on-the-runtime'],
  'aws-cdk-lib in the gateway': ['gateway/src/planted-cdk.ts', 'runtime-without-cdk'],
} as const;

const PLANTED: Record<string, string> = {
  'lib/mapping/planted-value-one.ts': "import { two } from './planted-value-two'; export const one = () => two();",
  'lib/mapping/planted-value-two.ts': "import { one } from './planted-value-one'; export const two = () => one();",
  'lib/mapping/planted-type-one.ts': "import type { Two } from './planted-type-two'; export interface One { two: Two }",
  'lib/mapping/planted-type-two.ts': "import type { One } from './planted-type-one'; export interface Two { one: One }",
  'lib/mapping/planted-inline-one.ts': "export type One = import('./planted-inline-two').Two | 1;",
  'lib/mapping/planted-inline-two.ts': "export type Two = import('./planted-inline-one').One | 2;",
  'lib/mapping/planted-lazy-one.ts': "import { two } from './planted-lazy-two'; export const one = () => two();",
  'lib/mapping/planted-lazy-two.ts': "export function two() { return require('./planted-lazy-one'); }",
  'lib/api-model/planted-up.ts': "import { x } from '../validation/planted-x'; export const up = x;",
  'lib/validation/planted-type-up.ts': "import type { X } from '../integration/planted-x'; export type Up = X;",
  'lib/validation/planted-require-up.ts': "export function up() { return require('../integrations/planted-x'); }",
  'lib/integration/planted-import-up.ts': "export async function up() { return import('../integrations/planted-x'); }",
  'lib/service-facts/planted-export-up.ts': "export { x } from '../runtime/planted-x';",
  'lib/api-model/planted-beside.ts': "import { x } from '../mapping/planted-x'; export const beside = x;",
  'lib/integrations/planted-index.ts':
    "import { WebSocketIntegration } from '..'; export const up = WebSocketIntegration;",
  'lib/planted-homeless.ts': "import { x } from './mapping/planted-x'; export const homeless = x;",
  'lib/runtime/planted-outside.ts': "import * as typescript from 'typescript'; export const outside = typescript;",
  'lib/runtime/planted-cdk.ts': "import { Token } from 'aws-cdk-lib'; export const token = Token;",
  'lib/runtime/planted-constructs.ts': "import type { IConstruct } from 'constructs'; export type Model = IConstruct;",
  'lib/runtime/planted-lazy-cdk.ts': "export function cdk() { return require('aws-cdk-lib/aws-sqs'); }",
  'lib/runtime/planted-behind.ts': "import { token } from './planted-cdk'; export const behind = token;",
  'lib/validation/planted-eager.ts': "import { x } from '../runtime/planted-x'; export const eager = x;",
  'lib/testing/planted-mapping.ts': "import { x } from '../mapping/planted-x'; export const mapping = x;",
  'lib/testing/planted-module.ts': "import { Queue } from 'aws-cdk-lib/aws-sqs'; export const queue = Queue;",
  'lib/testing/planted-name.ts': "import type { App } from 'aws-cdk-lib'; export type Tested = App;",
  'gateway/src/planted-construct.ts': "import { x } from '../../lib/mapping/planted-x'; export const construct = x;",
  'gateway/src/planted-cdk.ts': "import { App } from 'aws-cdk-lib'; export const app = App;",
  // What a plant may import as well: each of these lines is allowed.
  'lib/validation/planted-allowed.ts':
    "import { x } from '../mapping/planted-x'; import type { X } from '../runtime/planted-x';" +
    " export const lazy = () => [x, require('../runtime/planted-x')] as X[];",
  'lib/testing/planted-allowed.ts':
    "import { Stack } from 'aws-cdk-lib'; import { x } from '../runtime/planted-x'; export const allowed = [Stack, x];",
  'gateway/src/planted-allowed.ts': "import { x } from '../../lib/runtime/planted-x'; export const allowed = x;",
  ...Object.fromEntries(
    ['mapping', 'runtime', 'validation', 'integration', 'integrations'].map((folder) => [
      `lib/${folder}/planted-x.ts`,
      'export const x = 1; export type X = 1;',
    ]),
  ),
};

let violations: { readonly from: string; readonly rule: { readonly name: string } }[];

beforeAll(() => {
  for (const part of ['lib', 'package.json', 'tsconfig.dev.json', 'biome.json', '.dependency-cruiser.cjs']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const [file, text] of Object.entries(PLANTED)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), text);
  }
  const { stdout } = run('depcruise', 'lib', 'gateway', '--output-type', 'json');
  violations = JSON.parse(stdout).summary.violations;
});

afterAll(() => rmSync(copy, { recursive: true }));

function run(command: string, ...args: string[]) {
  return spawnSync(join(root, 'node_modules/.bin', command), args, {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
}

function rulesAgainst(file: string): string[] {
  return violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);
}

test.each(Object.entries(REFUSED))('the linter refuses %s', (_, [file, rule]) => {
  expect(rulesAgainst(file)).toContain(rule);
});

test.each(Object.keys(PLANTED).filter((file) => file.includes('allowed')))('the linter accepts %s', (file) => {
  expect(rulesAgainst(file)).toEqual([]);
});

test('the linter refuses a name of aws-cdk-lib in the testing module, beside Stack and Stage', () => {
  const { status, stderr } = run(
    'biome',
    'lint',
    '--only=noRestrictedImports',
    '--vcs-enabled=false',
    'lib/testing/planted-name.ts',
  );

  expect(stderr).toContain("'aws-cdk-lib'");
  expect(status).toBe(1);
});

test('the linter accepts Stack in the testing module', () => {
  const { status } = run(
    'biome',
    'lint',
    '--only=noRestrictedImports',
    '--vcs-enabled=false',
    'lib/testing/planted-allowed.ts',
  );

  expect(status).toBe(0);
});

test('npm run lint asks for all of it', () => {
  const { lint } = jest.requireActual('../../package.json').scripts;

  expect(lint).toContain('depcruise lib gateway/src');
  expect(lint).toContain('biome check .');
});
