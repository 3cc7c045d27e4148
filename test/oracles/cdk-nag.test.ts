import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';

const root = join(__dirname, '../..');
const EXAMPLES = join(root, 'docs/examples');

// Their types are those of the newest aws-cdk-lib, this file is checked with the oldest.
const { AwsSolutionsChecks } = jest.requireActual<{ AwsSolutionsChecks: new (app: App) => object }>('cdk-nag');
const { Validations } = jest.requireActual<{ Validations: { of(app: App): { addPlugins(plugin: object): void } } }>(
  'aws-cdk-lib',
);

/** What cdk-nag finds in an app: the rule and the construct of each finding. */
function findingsOf(addStack: (app: App) => void): [string, string][] {
  const app = new App();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  addStack(app);
  try {
    app.synth();
    return [];
  } catch (error) {
    const finding = /^ {3}(\S+) aws-cdk-lib\.\S+\n {3}Acknowledge with 'AwsSolutions::(AwsSolutions-\w+)/gm;
    return [...(error as Error).message.matchAll(finding)].map(([, path, rule]) => [rule as string, path as string]);
  }
}

const examples = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const findings = new Map(
  examples.map((example) => {
    const [StackOfExample] = Object.values(
      jest.requireActual<Record<string, new (app: App, id: string) => Stack>>(
        join(EXAMPLES, example, `${example}-stack.ts`),
      ),
    );
    return [example, findingsOf((app) => new (StackOfExample as new (app: App, id: string) => Stack)(app, 'Example'))];
  }),
);

test('the guide lists what cdk-nag finds in the examples, and no more', () => {
  const guide = readFileSync(join(root, 'docs/guides/cdk-nag.md'), 'utf8');
  const listed = [...guide.matchAll(/^\| `(AwsSolutions-\w+)` \| ([^|]+) \|/gm)].flatMap(([, rule, names]) =>
    (names === 'all' ? examples : [...(names as string).matchAll(/`([\w-]+)`/g)].map(([, name]) => name)).map(
      (name) => `${name}: ${rule}`,
    ),
  );
  const found = examples.flatMap((example) => findings.get(example)?.map(([rule]) => `${example}: ${rule}`) ?? []);

  expect([...new Set(found)].sort()).toEqual(listed.sort());
});

test('cdk-nag finds nothing in an integration or its role', () => {
  const ofIntegrations = [...findings.values()].flat().filter(([, path]) => /-Route\/\w+/.test(path));

  expect(ofIntegrations.filter(([, path]) => !path.endsWith('-Route/Resource'))).toEqual([]);
});
