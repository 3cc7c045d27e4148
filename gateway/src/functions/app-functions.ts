import type { FunctionModel } from '../assembly/function-model';
import { stateOf } from './code-state';
import { createFunctionRunner } from './create-function-runner';
import type { FunctionRunner, Invocation, InvocationResult } from './function-runner';
import type { Project } from './project';
import { RemoteFunction } from './remote-function';
import { RetirableRunner } from './retirable-runner';

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
  readonly onLog: (model: FunctionModel, line: string, origin?: string) => void;
}

/** The timeout of a function that is not in the assembly: its own is unknown, and no integration waits longer. */
const LONGEST_TIMEOUT = 29_000;

/** The functions that routes call, each with what runs it. */
export class AppFunctions {
  private runners = new Map<string, RetirableRunner>();
  /** What finishes invocations of an old state. */
  private readonly retiring = new Set<RetirableRunner>();
  private readonly inspectPorts = new Map<string, number>();

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

  /**
   * Takes over another state of the functions. What changed is run anew; invocations in flight finish on the old code.
   * Throws an error for one that cannot be run here, and then nothing has changed.
   *
   * @param models the functions of the app
   * @param called those that routes call
   */
  public update(models: readonly FunctionModel[], called: readonly FunctionModel[]): void {
    const kept = new Map(
      [...this.runners].filter(([name, runner]) => {
        const model = models.find((candidate) => candidate.name === name);
        return runner.state === this.stateOf(model);
      }),
    );
    const next = new Map(kept);
    try {
      for (const model of called.filter(({ name }) => !kept.has(name))) {
        next.set(model.name, this.create(model.name, model));
      }
    } catch (error) {
      for (const runner of next.values()) {
        if (![...kept.values()].includes(runner)) {
          void runner.stop();
        }
      }
      throw error;
    }
    const replaced = [...this.runners].flatMap(([name, runner]) => (kept.has(name) ? [] : [runner]));
    this.runners = next;
    for (const runner of replaced) {
      this.retiring.add(runner);
      void runner.retire().finally(() => this.retiring.delete(runner));
    }
  }

  /** Ends everything that was started. */
  public async stop(): Promise<void> {
    await Promise.all([...this.runners.values(), ...this.retiring].map((runner) => runner.stop()));
  }

  /** What a runner depends on; nothing but the address for a function that is not in the assembly. */
  private stateOf(model: FunctionModel | undefined): string {
    const { environment, mapEnvironment } = this.options;
    return model === undefined
      ? ''
      : [
          stateOf(model),
          JSON.stringify(environment(model)),
          ...Object.values(model.environment).map(mapEnvironment),
        ].join();
  }

  private runnerOf(name: string, model: FunctionModel | undefined): RetirableRunner {
    const runner = this.runners.get(name) ?? this.create(name, model);
    this.runners.set(name, runner);
    return runner;
  }

  private create(name: string, model: FunctionModel | undefined): RetirableRunner {
    return new RetirableRunner(this.createRunner(name, model), this.stateOf(model));
  }

  private createRunner(name: string, model: FunctionModel | undefined): FunctionRunner {
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
    return createFunctionRunner(model, {
      project,
      isolation,
      environment: environment(model),
      mapEnvironment,
      inheritCredentials,
      inspectPort: isInspected ? this.inspectPortOf(name, inspectPort) : undefined,
      url: endpoint?.url,
      onLog: (line, origin) => onLog(model, line, origin),
    });
  }

  /** A function keeps its port when its code changes, since the debugger stays attached to it. */
  private inspectPortOf(name: string, first: number): number {
    const port = this.inspectPorts.get(name) ?? first + this.inspectPorts.size;
    this.inspectPorts.set(name, port);
    return port;
  }
}

/** Whether a name is one of those that a function is known by. */
export function isNamed(model: FunctionModel, name: string): boolean {
  return [model.logicalId, model.constructPath, model.name].includes(name);
}
