import type { AssumptionId } from '../../../lib/service-facts/assumptions';

/** Refuses a handshake; the message is the reason, for the developer and not for the client. */
export class Refused extends Error {
  constructor(
    public readonly status: 401 | 403 | 429 | 500,
    message: string,
    public readonly assumptions: readonly AssumptionId[] = [],
  ) {
    super(message);
    this.name = 'Refused';
  }
}
