import type { IntegrationModel, StageModel } from '../../../lib/runtime/cloudformation/web-socket-api';
import type { BackendAnswer } from '../../../lib/runtime/exchange/backend-answer';
import type { IntegrationRequest } from '../../../lib/runtime/exchange/integration-request';
import type { AppApi } from '../assembly/app';

/** A request on its way to a backend. */
export interface BackendCall {
  readonly api: AppApi;
  readonly stage: StageModel;
  readonly routeKey: string;
  readonly requestId: string;
  readonly integration: IntegrationModel;
  readonly request: IntegrationRequest;
  /** Aborted at the timeout of the integration, and when the gateway ends. */
  readonly signal: AbortSignal;
}

/** What came of a request. */
export interface BackendResult {
  readonly answer: BackendAnswer;
  /** The status that the backend answered with; undefined when it gave none. */
  readonly status?: number;
  /** Why the backend gave no answer, or one that cannot be used. */
  readonly error?: string;
  /** The status of the handshake on `$connect`, when the kind of failure decides it. */
  readonly handshakeStatus?: number;
  /** Values of the response header `Sec-WebSocket-Protocol`. */
  readonly subprotocols?: readonly string[];
  readonly assumptions?: readonly string[];
}

/** Carries requests to backends of one kind. */
export interface Backend {
  call(call: BackendCall): Promise<BackendResult>;
}

/** The result of a backend that gives no answer. */
export function failed(error: string, more: Partial<BackendResult> = {}): BackendResult {
  return { answer: { failed: true }, error, ...more };
}
