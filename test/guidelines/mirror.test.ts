import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '../..');
const lib = filesBelow('lib');

/** At most ten files without a test file, and the test that covers each. */
const COVERED_ELSEWHERE: Record<string, string> = {
  'index.ts': 'test/package.test.ts',
  'integrations/services/dynamo-db-options.ts': 'test/integrations/services/added-options.test.ts',
  'integrations/services/message-fields.ts': 'test/integrations/services/sqs.test.ts',
  'mapping/dynamo-db/attribute-value.ts': 'test/integrations/services/added-options.test.ts',
  'mapping/dynamo-db/attribute-value-code.ts': 'test/mapping/attribute-values.test.ts',
  'runtime/java/regex/tree.ts': 'test/runtime/java/regex/parser.test.ts',
  'runtime/velocity/lexical-state.ts': 'test/runtime/velocity/lexer.test.ts',
  'testing/index.ts': 'test/package.test.ts',
};

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
}

/** Interfaces and type aliases leave nothing behind that a test could run. */
function hasCode(file: string): boolean {
  const { outputText } = ts.transpileModule(readFileSync(join(root, 'lib', file), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ES2022, target: ts.ScriptTarget.ES2022, removeComments: true },
  });
  return outputText.replace(/export \{\};?/, '').trim() !== '';
}

function hasTest(file: string): boolean {
  return existsSync(join(root, 'test', file.replace(/\.ts$/, '.test.ts')));
}

test('every file of lib that has code has a test file of its name', () => {
  const missing = lib.filter((file) => !hasTest(file) && !(file in COVERED_ELSEWHERE) && hasCode(file));

  expect(missing).toEqual([]);
});

test('at most ten files are covered by another test, which exists', () => {
  const exceptions = Object.entries(COVERED_ELSEWHERE);

  expect(exceptions.length).toBeLessThanOrEqual(10);
  expect(exceptions.filter(([file, cover]) => !lib.includes(file) || !existsSync(join(root, cover)))).toEqual([]);
});

test('no exception has a test file of its own', () => {
  expect(Object.keys(COVERED_ELSEWHERE).filter(hasTest)).toEqual([]);
});
