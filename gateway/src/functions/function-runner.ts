/** One event for a function. */
export interface Invocation {
  readonly requestId: string;
  /** The event, as JSON. */
  readonly event: string;
  /** The id of API Gateway's request that the event is of. */
  readonly origin?: string;
  /** Whether the event is known to be JSON, since the gateway wrote it. */
  readonly isJson?: boolean;
}

/** How an invocation ended. */
export type InvocationResult =
  /** The function returned; the payload is JSON. */
  | { readonly kind: 'returned'; readonly payload: string }
  /** The function threw; the payload is the JSON that Lambda gives for it, with `errorMessage` and `errorType`. */
  | { readonly kind: 'threw'; readonly payload: string }
  | { readonly kind: 'timed out' }
  /** The event is not JSON, so that Lambda refuses it. The payload is what Lambda responds. */
  | { readonly kind: 'rejected'; readonly payload: string }
  /** The function could not be run, or its process ended. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Runs one function of the app. */
export interface FunctionRunner {
  /** Never rejects: what goes wrong is a result. */
  invoke(invocation: Invocation): Promise<InvocationResult>;

  /** Ends everything that was started, invocations in flight included. */
  stop(): Promise<void>;
}

/** What Lambda responds to an event that is not JSON. */
export function rejectUnreadable({ event, isJson = false }: Invocation): InvocationResult | undefined {
  if (isJson) {
    return undefined;
  }
  try {
    JSON.parse(event);
    return undefined;
  } catch (error) {
    const message = `Could not parse request body into json: ${(error as Error).message}`;
    return { kind: 'rejected', payload: JSON.stringify({ Type: 'User', message }) };
  }
}
