import type { BackendAnswer } from '../../../lib/runtime/exchange/backend-answer';
import type { Exchange } from '../../../lib/runtime/exchange/exchange';
import { type IntegrationRequest, makeRequest } from '../../../lib/runtime/exchange/integration-request';
import type { TracedTemplate } from '../../../lib/runtime/exchange/trace';
import type { LiveMessage } from './live-message';

/** What a person who looks at a message sees beside its trace. */
export interface Inspection {
  /** Null when none was made. */
  readonly request: IntegrationRequest | null;
  readonly answer: BackendAnswer;
  /** The template of each step of the trace; null for steps without one. */
  readonly templates: readonly (TracedTemplate | null)[];
  /** The headers of the answer that integration responses may read. */
  readonly readHeaders: readonly string[];
}

/** A message with what its record leaves out. */
export interface MessageDetails {
  readonly message: LiveMessage;
  readonly stack: string;
  readonly inspection?: Inspection;
}

/** Keeps what is known of an exchange that has ended. */
export function inspect(exchange: Exchange, answer: BackendAnswer): Inspection {
  const templates = exchange.trace.steps.map(({ template }) => template ?? null);
  const responses = JSON.stringify(exchange.target.route.integration?.responses ?? []).toLowerCase();
  const readHeaders = Object.keys(answer.headers ?? {}).filter((name) => responses.includes(name.toLowerCase()));
  return { request: requestOf(exchange), answer, templates, readHeaders };
}

function requestOf(exchange: Exchange): IntegrationRequest | null {
  try {
    return makeRequest(exchange);
  } catch {
    return null;
  }
}
