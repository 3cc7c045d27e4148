import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { FunctionModel } from '../assembly/function-model';
import { ChildProcessInstance, type InstanceCommand } from './child-process-instance';
import { containerOf } from './container';
import { type EnvironmentOptions, environmentOf } from './function-environment';
import { cannotRun, FunctionFiles } from './function-files';
import type { FunctionRunner } from './function-runner';
import type { Instance } from './instance';
import { InstancePool, type PoolLimits, USUAL_LIMITS } from './instance-pool';
import { RemoteFunction } from './remote-function';
import { RuntimeApiInstance } from './runtime-api-instance';
import { WorkerInstance } from './worker-instance';

/** How a function is run. */
export interface FunctionRunnerOptions extends EnvironmentOptions {
  /** Whether an instance is a process or, which Node.js allows, a thread of the gateway. */
  readonly isolation: 'process' | 'worker';
  /** The port on which a debugger reaches a function for Node.js. It then has one instance, and no timeout. */
  readonly inspectPort?: number;
  /** The Invoke address of the function, when somebody else runs it. */
  readonly url?: string;
  /** Told each line that the function writes, with the origin of the invocation that wrote it. */
  readonly onLog: (line: string, origin?: string) => void;
  readonly limits?: PoolLimits;
}

/** The longest delay that a timer of Node.js takes, in milliseconds. */
const NEVER = 2 ** 31 - 1;

/** The folder of the bootstraps: beside this file, in the sources as in the bundle. */
const BOOTSTRAPS = join(__dirname, 'bootstrap');

const JAVA_RUNTIME_CLIENT = 'com.amazonaws.services.lambda.runtime.api.client.AWSLambda';
const JAVA_RUNTIME_CLIENT_PACKAGE = 'aws-lambda-java-runtime-interface-client';

/** Prepares to run a function. Fails with what to do when its code cannot be run on this machine. */
export function createFunctionRunner(model: FunctionModel, options: FunctionRunnerOptions): FunctionRunner {
  if (options.url !== undefined) {
    return new RemoteFunction(options.url, model.timeoutInMillis);
  }
  const files = new FunctionFiles(model);
  try {
    const create = instanceCreator(model, files, options);
    const start = () => withOrigin(create, options.onLog);
    const isInspected = options.inspectPort !== undefined && isNode(model);
    const limits = options.limits ?? USUAL_LIMITS;
    const pool = new InstancePool(
      start,
      isInspected ? NEVER : model.timeoutInMillis,
      isInspected ? { ...limits, most: 1, idle: NEVER } : limits,
    );
    return {
      invoke: (invocation) => pool.invoke(invocation),
      stop: async () => {
        await pool.stop();
        files.remove();
      },
    };
  } catch (error) {
    files.remove();
    throw error;
  }
}

function isNode({ runtime = '' }: FunctionModel): boolean {
  return runtime.startsWith('nodejs');
}

type CreateInstance = (onLog: (line: string) => void) => Instance;

/** An instance whose lines come with the origin of the last invocation: it runs one at a time. */
function withOrigin(create: CreateInstance, onLog: FunctionRunnerOptions['onLog']): Instance {
  let origin: string | undefined;
  const instance = create((line) => onLog(line, origin));
  return {
    ready: instance.ready,
    get isAlive() {
      return instance.isAlive;
    },
    invoke: (invocation, timeoutInMillis) => {
      origin = invocation.origin;
      return instance.invoke(invocation, timeoutInMillis);
    },
    stop: () => instance.stop(),
  };
}

function instanceCreator(model: FunctionModel, files: FunctionFiles, options: FunctionRunnerOptions): CreateInstance {
  const { runtime = '' } = model;
  const environment = environmentOf(model, files, options);
  const command = (program: string, ...args: string[]): InstanceCommand => ({
    command: program,
    args,
    cwd: files.taskRoot,
    environment,
  });
  if (model.code.kind === 'image') {
    const container = containerOf(model, model.code, environment, options.onLog);
    return () => new RuntimeApiInstance(container(), model.arn, options.onLog);
  }
  if (isNode(model)) {
    const bootstrap = join(BOOTSTRAPS, 'node.cjs');
    if (options.isolation === 'worker' && options.inspectPort === undefined) {
      return (onLog) => new WorkerInstance(bootstrap, environment, onLog);
    }
    const inspect = options.inspectPort === undefined ? [] : [`--inspect=127.0.0.1:${options.inspectPort}`];
    return (onLog) => new ChildProcessInstance(command(process.execPath, ...inspect, bootstrap), onLog);
  }
  if (runtime.startsWith('python')) {
    const bootstrap = join(BOOTSTRAPS, 'python.py');
    return (onLog) => new ChildProcessInstance(command(options.project.python, bootstrap), onLog);
  }
  if (runtime.startsWith('provided')) {
    const bootstrap = executable([files.taskRoot, ...files.layers]);
    if (bootstrap === undefined) {
      throw cannotRun(model, `its code has no executable "bootstrap" for runtime ${runtime}`);
    }
    return (onLog) => new RuntimeApiInstance(command(bootstrap), model.arn, onLog);
  }
  if (runtime.startsWith('java')) {
    const classPath = javaClassPath([files.taskRoot, ...files.layers.map((layer) => join(layer, 'java'))]);
    const client = `${JAVA_RUNTIME_CLIENT.replaceAll('.', '/')}.class`;
    if (!classPath.some((path) => path.includes(JAVA_RUNTIME_CLIENT_PACKAGE) || existsSync(join(path, client)))) {
      throw cannotRun(model, `its code does not include com.amazonaws:${JAVA_RUNTIME_CLIENT_PACKAGE}`);
    }
    return (onLog) =>
      new RuntimeApiInstance(
        command('java', '-cp', classPath.join(delimiter), JAVA_RUNTIME_CLIENT, model.handler ?? ''),
        model.arn,
        onLog,
      );
  }
  throw cannotRun(model, `the gateway has no runtime for ${JSON.stringify(runtime)}`);
}

function executable(folders: readonly string[]): string | undefined {
  return folders
    .map((folder) => join(folder, 'bootstrap'))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** The classes of a function, and the archives in its folders, among which AWS's runtime client has to be. */
function javaClassPath(folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => [folder, join(folder, 'lib')])
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => [
      folder,
      ...readdirSync(folder)
        .filter((file) => file.endsWith('.jar'))
        .map((file) => join(folder, file)),
    ]);
}
