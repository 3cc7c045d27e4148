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
  /** The status that the backend answered with; undefined when only its answer tells. */
  readonly status?: number;
  /** What a reader should know of an answer that is used all the same, such as the error of a function. */
  readonly error?: string;
  /** What happened to the request on its way, for the trace. */
  readonly notes?: readonly string[];
}

/** Carries requests to backends of one kind. */
export interface Backend {
  call(call: BackendCall): Promise<BackendResult>;
}

/** The result of a backend that gives no answer. */
export function failed(reason: string, handshakeStatus?: number): BackendResult {
  return { answer: { failed: true, reason, handshakeStatus } };
}
