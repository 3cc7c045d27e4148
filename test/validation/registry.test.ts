import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../lib/validation/registry';

const lib = join(__dirname, '../../lib');
const IDS = RULES.map(({ id }) => id);

test('the registry has each rule that a list defines, once', () => {
  const lists = readdirSync(join(lib, 'validation/rules')).flatMap((file) =>
    Object.entries(jest.requireActual<object>(join(lib, 'validation/rules', file)))
      .filter(([name]) => name.endsWith('_RULES'))
      .flatMap(([, rules]) => rules as typeof RULES),
  );

  expect(IDS.toSorted()).toEqual(lists.map(({ id }) => id).sort());
  expect(new Set(IDS).size).toBe(IDS.length);
});

test('every rule id that can be thrown has a rule', () => {
  const [, union = ''] = /type RuleId =([^;]*);/.exec(readFileSync(join(lib, 'diagnostics.ts'), 'utf8')) ?? [];
  const ids = [...union.matchAll(/'([a-z0-9-]+)'/g)].map(([, id]) => id);

  expect(ids.sort()).toEqual(IDS.toSorted());
});

test('every rule cites AWS documentation or an observed rejection', () => {
  for (const { source } of RULES) {
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+$|^observed on /);
  }
});

test('no error cites what was observed on REST APIs only', () => {
  const errors = RULES.filter(({ severity }) => severity === 'error');

  expect(errors.filter(({ source }) => source.startsWith('observed on a REST API'))).toEqual([]);
});
