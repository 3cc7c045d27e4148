import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly, ClassType } from '@jsii/spec';

const spec: Assembly = JSON.parse(readFileSync(join(__dirname, '../../.jsii'), 'utf8'));
const classes = Object.values(spec.types ?? {}).filter((type): type is ClassType => type.kind === 'class');

/** What a tester returns is created by the tester. */
const isCreated = ({ initializer, methods }: ClassType) => initializer || methods?.some((method) => method.static);

test('every class that a user creates has an example', () => {
  const without = classes.filter((type) => isCreated(type) && !type.docs?.example);

  expect(without.map(({ name }) => name)).toEqual([]);
});

test('every factory has an example', () => {
  const without = classes.flatMap(({ name, methods = [] }) =>
    methods.filter((method) => method.static && !method.docs?.example).map((method) => `${name}.${method.name}`),
  );

  expect(without).toEqual([]);
});

test('examples are short', () => {
  const examples = classes.flatMap(({ docs, methods = [] }) => [docs, ...methods.map((method) => method.docs)]);
  const lengths = examples.flatMap((docs) => (docs?.example ? [docs.example.split('\n').length] : []));

  expect(lengths.length).toBeGreaterThan(60);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(24);
});
