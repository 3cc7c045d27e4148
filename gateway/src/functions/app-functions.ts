import type { FunctionModel } from '../assembly/function-model';
import { createFunctionRunner } from './create-function-runner';
import type { FunctionRunner, Invocation, InvocationResult } from './function-runner';
import type { Project } from './project';
import { RemoteFunction } from './remote-function';

/** The address of a function that runs elsewhere. */
export interface FunctionEndpoint {
  /** The logical id, the construct path or the name of the function. */
  readonly name: string;
  readonly url: string;
}

/** How the functions of an app are run. */
export interface AppFunctionsOptions {
  readonly endpoints: readonly FunctionEndpoint[];
  readonly isolation: 'process' | 'worker';
  /** The port of the debugger for the first function for Node.js; others take the next ones. */
  readonly inspectPort?: number;
  readonly project: Project;
  /** Whether functions get the AWS credentials of the person who runs the gateway. */
  readonly inheritCredentials: boolean;
  /** Variables that the gateway adds to the environment of a function. */
  readonly environment: (model: FunctionModel) => { readonly [name: string]: string };
  /** Puts addresses of the gateway into a variable that holds addresses on AWS. */
  readonly mapEnvironment: (value: string) => string;
  readonly onLog: (model: FunctionModel, line: string) => void;
}

/** The timeout of a function that is not in the assembly: its own is unknown, and no integration waits longer. */
const LONGEST_TIMEOUT = 29_000;

/** The functions that routes call, each with what runs it. */
export class AppFunctions {
  private readonly runners = new Map<string, FunctionRunner>();
  private inspected = 0;

  constructor(private readonly options: AppFunctionsOptions) {}

  /** Prepares functions to be called. Throws an error for one that cannot be run here. */
  public prepare(models: readonly FunctionModel[], progress: (text: string) => void = () => {}): void {
    for (const [index, model] of models.entries()) {
      progress(`preparing function ${index + 1} of ${models.length}: ${model.logicalId}`);
      this.runnerOf(model.name, model);
    }
  }

  /** Runs a function by its name; the model is missing when the function is not in the assembly. */
  public async invoke(
    name: string,
    model: FunctionModel | undefined,
    invocation: Invocation,
  ): Promise<InvocationResult> {
    try {
      return await this.runnerOf(name, model).invoke(invocation);
    } catch (error) {
      return { kind: 'failed', reason: (error as Error).message };
    }
  }

  /** Ends everything that was started. */
  public async stop(): Promise<void> {
    await Promise.all([...this.runners.values()].map((runner) => runner.stop()));
  }

  private runnerOf(name: string, model: FunctionModel | undefined): FunctionRunner {
    const runner = this.runners.get(name) ?? this.create(name, model);
    this.runners.set(name, runner);
    return runner;
  }

  private create(name: string, model: FunctionModel | undefined): FunctionRunner {
    const { endpoints, environment, inheritCredentials, inspectPort, isolation, mapEnvironment, onLog, project } =
      this.options;
    const endpoint = endpoints.find(
      (candidate) => candidate.name === name || (model && isNamed(model, candidate.name)),
    );
    if (model === undefined) {
      if (endpoint === undefined) {
        throw new Error(
          `function ${JSON.stringify(name)} is not in the assembly; name its Invoke address with --function ${name}=URL`,
        );
      }
      return new RemoteFunction(endpoint.url, LONGEST_TIMEOUT);
    }
    const isInspected = inspectPort !== undefined && endpoint === undefined && model.runtime?.startsWith('nodejs');
    const runner = createFunctionRunner(model, {
      project,
      isolation,
      environment: environment(model),
      mapEnvironment,
      inheritCredentials,
      inspectPort: isInspected ? inspectPort + this.inspected : undefined,
      url: endpoint?.url,
      onLog: (line) => onLog(model, line),
    });
    this.inspected += isInspected ? 1 : 0;
    return runner;
  }
}

/** Whether a name is one of those that a function is known by. */
export function isNamed(model: FunctionModel, name: string): boolean {
  return [model.logicalId, model.constructPath, model.name].includes(name);
}
