import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  createProgram,
  flattenDiagnosticMessageText,
  getPreEmitDiagnostics,
  ModuleKind,
  ModuleResolutionKind,
} from 'typescript';

const root = join(__dirname, '..');
const project = mkdtempSync(join(tmpdir(), 'consumer-'));

const CONSUMER = `
import { App, Stack } from 'aws-cdk-lib';
import { WebSocketMockIntegration } from 'cdk-websocket-integrations';
import { type RenderedRequest, RouteTester, testing } from './reexport';

const stack = new Stack(new App(), 'Stack');
const integration: WebSocketMockIntegration = WebSocketMockIntegration.noOp('NoOp');
const request: RenderedRequest = RouteTester.fromStack(stack, '$connect').renderRequest();
const status: number | undefined = new testing.RouteTester(integration);
`;

/** The package as it is packed, installed in a project of its own. */
beforeAll(() => {
  const pack = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const [{ files }] = JSON.parse(execFileSync('npm', pack, { cwd: root, encoding: 'utf8', stdio: 'pipe' }));
  for (const { path } of files as { readonly path: string }[]) {
    const target = join(project, 'node_modules/cdk-websocket-integrations', path);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(root, path), target);
  }
  for (const name of ['aws-cdk-lib', 'constructs']) {
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
  }
  writeFileSync(
    join(project, 'reexport.ts'),
    "export * from 'cdk-websocket-integrations/testing';\nexport { testing } from 'cdk-websocket-integrations';\n",
  );
  writeFileSync(join(project, 'consumer.ts'), CONSUMER);
});

afterAll(() => rmSync(project, { recursive: true }));

test.each([
  ['node10', ModuleResolutionKind.Node10, ModuleKind.CommonJS],
  ['node16', ModuleResolutionKind.Node16, ModuleKind.Node16],
  ['bundler', ModuleResolutionKind.Bundler, ModuleKind.ESNext],
] as const)(
  '%s finds the types of both entry points',
  (_, moduleResolution, module) => {
    const program = createProgram([join(project, 'consumer.ts')], {
      module,
      moduleResolution,
      noEmit: true,
      ignoreDeprecations: '6.0',
      skipLibCheck: true,
      strict: true,
      types: [],
    });
    const problems = getPreEmitDiagnostics(program).map(
      ({ code, messageText }) => `TS${code}: ${flattenDiagnosticMessageText(messageText, ' ')}`,
    );

    // The mistake in the last line is the only one, so the types of the package were read.
    expect(problems).toEqual([expect.stringMatching(/^TS2673: Constructor of class 'RouteTester' is private/)]);
  },
  120_000,
);
