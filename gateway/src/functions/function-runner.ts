import type { FunctionModel } from '../assembly/function-model';

/** A call of a function. */
export interface Invocation {
  /** The event, as JSON. */
  readonly event: string;
  /** The qualifier by which it was called: an alias or a version. */
  readonly qualifier?: string;
  readonly requestId: string;
  /** Aborted when nobody waits for the result any more: a timeout of the integration, or the end of the gateway. */
  readonly signal: AbortSignal;
}

/** How a call of a function ended. */
export type InvocationResult =
  /** It returned; the payload is JSON. */
  | { readonly kind: 'returned'; readonly payload: string }
  /** It threw, or its process ended; the payload is JSON with errorMessage and errorType, as Lambda's. */
  | { readonly kind: 'failed'; readonly payload: string }
  /** It ran longer than its own timeout. */
  | { readonly kind: 'timedOut' }
  /** It could not be called; the reason is for the reader. */
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Runs the functions of an app. */
export interface FunctionRunner {
  /**
   * Looks at the functions that routes call, before the first message. Each string is an error that a reader can act on.
   */
  prepare(functions: readonly FunctionModel[]): Promise<readonly string[]>;
  invoke(model: FunctionModel, invocation: Invocation): Promise<InvocationResult>;
  /** Ends every process that the runner started; resolves when none is left. */
  end(): Promise<void>;
}

/** What a runner needs of the gateway. */
export interface RunnerSurroundings {
  /** Shows a line that a function wrote. */
  readonly log: (model: FunctionModel, text: string) => void;
  /** Where each API is served, for environment variables that hold its address on AWS. */
  readonly addresses: readonly ApiAddress[];
  /** The file with the certificate that children trust. */
  readonly certificateFile?: string;
  /** The folder of the project, whose node_modules or Python environment has what Lambda's runtimes bring. */
  readonly projectFolder?: string;
}

/** An API's address on AWS, and here. */
export interface ApiAddress {
  /** For example `a1b2c3.execute-api.us-east-1.amazonaws.com`. */
  readonly awsHost: string;
  /** For example `localhost:4000`. */
  readonly localHost: string;
}

/** Stands where the runners are to be: it calls nothing, and says so. */
export class UnservedFunctions implements FunctionRunner {
  public async prepare(): Promise<readonly string[]> {
    return [];
  }

  public async invoke({ logicalId }: FunctionModel): Promise<InvocationResult> {
    return {
      kind: 'unavailable',
      reason: `functions are not served yet at ${JSON.stringify(logicalId)}; call one that runs elsewhere by --function ${logicalId}=URL`,
    };
  }

  public async end(): Promise<void> {}
}
