import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FunctionModel } from '../../src/assembly/function-model';
import { createFunctionRunner, type FunctionRunnerOptions } from '../../src/functions/create-function-runner';
import type { FunctionRunner, InvocationResult } from '../../src/functions/function-runner';

/** A function of some files, its runner and what it logged. */
export interface TestedFunction {
  readonly runner: FunctionRunner;
  readonly logs: string[];
  readonly folder: string;
  invoke(event?: unknown): Promise<InvocationResult>;
}

const started: (() => Promise<void>)[] = [];

/** Ends what a test started. */
export async function endFunctions(): Promise<void> {
  await Promise.all(started.splice(0).map((end) => end()));
}

/** Writes files below a new folder that lives as long as the test. */
export function folderWith(files: { readonly [path: string]: string }): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gateway-test-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  started.push(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function functionOf(
  files: { readonly [path: string]: string },
  model: Partial<FunctionModel> = {},
  options: Partial<FunctionRunnerOptions> = {},
): TestedFunction {
  const folder = folderWith(files);
  const logs: string[] = [];
  const runner = createFunctionRunner(
    {
      stackName: 'Chat',
      logicalId: 'Function76856677',
      name: 'chat',
      arn: 'arn:aws:lambda:eu-west-1:111122223333:function:chat',
      runtime: 'nodejs22.x',
      handler: 'index.handler',
      timeoutInMillis: 5000,
      memoryInMegabytes: 128,
      environment: {},
      layers: [],
      code: { kind: 'folder', path: folder },
      ...model,
    },
    {
      isolation: 'process',
      project: { folder: '/project', nodeModules: [], python: 'python3' },
      environment: {},
      inheritCredentials: false,
      onLog: (line) => logs.push(line),
      ...options,
    },
  );
  started.push(() => runner.stop());
  let count = 0;
  const invoke = (event: unknown = {}) =>
    runner.invoke({ requestId: `request-${++count}`, event: JSON.stringify(event) });
  return { runner, logs, folder, invoke };
}

/** The value that a function returned. */
export function returned(result: InvocationResult): unknown {
  if (result.kind !== 'returned') {
    throw new Error(`the function did not return: ${JSON.stringify(result)}`);
  }
  return JSON.parse(result.payload);
}

/** The error that a function threw. */
export function thrown(result: InvocationResult): { readonly errorType: string; readonly errorMessage: string } {
  if (result.kind !== 'threw') {
    throw new Error(`the function did not throw: ${JSON.stringify(result)}`);
  }
  return JSON.parse(result.payload);
}
