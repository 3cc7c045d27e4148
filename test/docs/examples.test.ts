import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import manifest from '../../package.json';

const folder = join(__dirname, '../../docs/examples');
const examples = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test('the index has every example', () => {
  const index = readFileSync(join(folder, 'README.md'), 'utf8');

  expect(examples.filter((example) => !index.includes(`](${example}/README.md)`))).toEqual([]);
});

describe.each(examples)('docs/examples/%s', (example) => {
  test('synthesizes without an error or a warning of ours', () => {
    const [StackOfExample] = Object.values(
      jest.requireActual<Record<string, new (app: App, id: string) => Stack>>(
        join(folder, example, `${example}-stack.ts`),
      ),
    );
    const stack = new (StackOfExample as new (app: App, id: string) => Stack)(new App(), 'Example');

    expect(Object.keys(Template.fromStack(stack).findResources('AWS::ApiGatewayV2::Route')).length).toBeGreaterThan(0);
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp(manifest.name));
  });

  test('depends on the versions that the package supports', () => {
    const { dependencies } = JSON.parse(readFileSync(join(folder, example, 'package.json'), 'utf8'));

    expect(dependencies).toEqual({ ...manifest.peerDependencies, [manifest.name]: `^${manifest.version}` });
  });
});
