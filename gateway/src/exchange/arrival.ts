import type { StageModel } from '../../../lib/runtime/cloudformation/web-socket-api';
import type { AppApi } from '../assembly/app';

/** Where a message arrived. */
export interface Arrival {
  readonly api: AppApi;
  readonly stage: StageModel;
  /** The domain that the client sees, such as `localhost:4000`. */
  readonly domainName: string;
}
