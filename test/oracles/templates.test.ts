import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';

// Both know CloudFormation better than we do: the validation built into aws-cdk-lib checks templates against the schemas
// of the resources, cdk-preflight against rejections that were observed when real stacks were deployed.
const CASES = join(__dirname, '../conformance/typescript/cases');

// Its types are those of the newest aws-cdk-lib, this file is checked with the oldest.
const { Preflight } = jest.requireActual<{
  Preflight: { apply(scope: App, options?: { strict?: boolean; exclude?: string[] }): void };
}>('cdk-preflight');

// It wants the grammar that HTTP APIs have for request parameters; that of WebSocket APIs is documented at
// https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html, and deploys.
const HTTP_APIS_ONLY = ['pf-apigwv2-request-parameter-action'];

type StackClass = new (app: App, id: string, ...rest: unknown[]) => Stack;

function stackClasses(file: string): [string, StackClass][] {
  return Object.entries(jest.requireActual<Record<string, StackClass>>(join(CASES, file)));
}

const cases = readdirSync(CASES).filter(
  // Cases that fail have no template, and those that test a route have one without resources.
  (file) => !/^(fails|render)-/.test(file),
);

beforeAll(() => {
  process.env.CDK_VALIDATION = 'true';
});

afterAll(() => {
  process.env.CDK_VALIDATION = 'false';
});

function addStacks(app: App, file: string): void {
  // A case of several stacks exports them in the order in which they need each other, and hands over a role.
  const made = new Map<string, Stack & { role?: unknown }>();
  for (const [name, StackOfCase] of stackClasses(file).sort(([, a], [, b]) => a.length - b.length)) {
    made.set(name, new StackOfCase(app, name, made.get('RoleStack')?.role));
  }
}

test.each(cases)('%s passes the validation built into aws-cdk-lib', (file) => {
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  addStacks(app, file);

  expect(() => app.synth()).not.toThrow();
});

test.each(cases)('%s passes cdk-preflight', (file) => {
  const app = new App();
  Preflight.apply(app, { strict: true, exclude: HTTP_APIS_ONLY });
  addStacks(app, file);

  expect(() => app.synth()).not.toThrow();
});

test('fails on a template that both know to be wrong', () => {
  const broken = (prepare: (app: App) => void, context = {}) => {
    const app = new App({ context });
    prepare(app);
    addStacks(app, 'minimal.ts');
    const [stack] = app.node.children as Stack[];
    const integration = stack?.node.findChild('Integration').node.defaultChild as {
      addPropertyOverride?: (path: string, value: unknown) => void;
    };
    integration.addPropertyOverride?.('TimeoutInMillis', 30_001);
    integration.addPropertyOverride?.('NoSuchProperty', true);
    return () => app.synth();
  };

  expect(broken(() => {}, { '@aws-cdk/core:validateAgainstDefaultRules': true })).toThrow();
  expect(broken((app) => Preflight.apply(app))).toThrow(/[Vv]alidation/);
});
