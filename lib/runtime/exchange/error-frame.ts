import type { AssumptionId } from '../../service-facts/assumptions';
import type { TracedTemplate } from './trace';

/** The messages of the frames with which API Gateway itself answers a client. */
export type ErrorFrameMessage = 'Forbidden' | 'Internal server error' | 'Endpoint request timed out';

/** The frame as it was observed on AWS: one space after the first colon, none after the others. */
export function errorFrame(message: ErrorFrameMessage, connectionId: string, requestId: string): string {
  return `{"message": ${JSON.stringify(message)}, "connectionId":${JSON.stringify(connectionId)}, "requestId":${JSON.stringify(requestId)}}`;
}

/** What a failure has beside its reason. */
export interface FailureParts {
  /** The status of the handshake that fails so, where it is not the usual one. */
  readonly handshakeStatus?: number;
  readonly assumptions?: readonly AssumptionId[];
  /** The template that failed. */
  readonly template?: TracedTemplate;
}

/** API Gateway answers the client itself, instead of the backend. */
export class GatewayError extends Error {
  /**
   * @param reason what went wrong, for the person who writes the test
   * @param frameMessage what the client is told
   */
  constructor(
    public readonly reason: string,
    public readonly frameMessage: ErrorFrameMessage,
    public readonly parts: FailureParts = {},
  ) {
    super(reason);
    this.name = 'GatewayError';
  }
}
