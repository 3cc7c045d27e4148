import type { BackendAnswer } from '../../../lib/runtime/exchange/backend-answer';
import type { IntegrationRequest } from '../../../lib/runtime/exchange/integration-request';
import type { TracedTemplate } from '../../../lib/runtime/exchange/trace';
import type { Assumption } from '../../../lib/service-facts/assumptions';
import type { AssemblyRecord, ConnectionRecord, MessageRecord, ServedStage } from '../control/events';
import type { ClientEvent } from './console-clients';

/** A message with everything that the page shows of it. */
export interface InspectedMessage extends MessageRecord {
  readonly stack: string;
  readonly requestId: string;
  readonly messageId: string;
  readonly connectedAt: string;
  readonly sourceIp: string;
  readonly userAgent: string | null;
  readonly authorizer: { readonly [name: string]: string };
  /** The template of each step of the trace; null for steps without one. */
  readonly templates: readonly (TracedTemplate | null)[];
  readonly request: IntegrationRequest | null;
  readonly answer: BackendAnswer | null;
  /** The headers of the answer that integration responses may read. */
  readonly readHeaders: readonly string[];
}

/** The start or the end of a connection, with the request that its logs belong to. */
export type InspectedConnection = ConnectionRecord & { readonly requestId: string };

/** What the gateway tells the page, one JSON object a line. */
export type PageEvent =
  | { readonly kind: 'hello'; readonly apis: readonly ServedStage[]; readonly assumptions: readonly Assumption[] }
  | { readonly kind: 'message'; readonly message: InspectedMessage }
  | { readonly kind: 'connection'; readonly connection: InspectedConnection }
  | { readonly kind: 'log'; readonly function: string; readonly text: string; readonly requestId: string | null }
  | ({ readonly kind: 'assembly' } & AssemblyRecord)
  | { readonly kind: 'cleared' }
  | ClientEvent;
