import { handshakeHeaders, type IntegrationReply } from '../runtime/exchange/integration-reply';
import type { Trace } from '../runtime/exchange/trace';
import { parseBody } from './parse-body';

/** What the client gets back from a route. */
export class RenderedReply {
  /** @internal */
  public static _of(reply: IntegrationReply, trace: Trace): RenderedReply {
    return new RenderedReply(reply, trace.toString());
  }

  /**
   * Whether the client gets a frame. A one-way route sends none, unless API Gateway itself has to tell of an error.
   */
  public readonly sent: boolean;

  /** The text of the frame, undefined when none is sent. */
  public readonly body?: string;

  /** The HTTP status of the handshake, undefined on every route but `$connect`. */
  public readonly statusCode?: number;

  /** The key of the integration response that was chosen, undefined when none was. */
  public readonly integrationResponseKey?: string;

  /**
   * The headers of the response to the handshake: `Sec-WebSocket-Protocol` if a Lambda proxy integration returns it, on
   * `$connect`. API Gateway passes on no other header.
   */
  public readonly headers: { [name: string]: string };

  private readonly trace: string;

  private constructor(reply: IntegrationReply, trace: string) {
    this.sent = reply.sent;
    this.body = reply.body;
    this.statusCode = reply.statusCode;
    this.integrationResponseKey = reply.responseKey;
    this.headers = { ...handshakeHeaders(reply) };
    this.trace = trace;
  }

  /**
   * The frame, read as JSON. Throws an error that shows the frame when it is no JSON, or says that none is sent.
   *
   * Outside of TypeScript a member that is null is left out of what this returns. Compare `body` where that matters.
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  public bodyAsJson(): any {
    return parseBody(this.body, 'the frame', 'no frame is sent');
  }

  /**
   * What happened on the way, as text: which integration response was chosen by which value, which template by which
   * key, what it rendered, and why a frame is sent or not.
   */
  public explain(): string {
    return this.trace;
  }
}
