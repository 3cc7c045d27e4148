import { handshakeHeaders, type IntegrationReply } from '../runtime/exchange/integration-reply';
import type { Trace } from '../runtime/exchange/trace';
import { parseBody } from './parse-body';

/** The reply that the client of a route gets. */
export class RenderedReply {
  /** @internal */
  public static _of(reply: IntegrationReply, trace: Trace): RenderedReply {
    return new RenderedReply(reply, trace.toString());
  }

  /**
   * Whether the client gets a frame. A one-way route sends none, unless API Gateway itself reports an error.
   */
  public readonly sent: boolean;

  /** The text of the frame, or undefined if none is sent. */
  public readonly body?: string;

  /** The HTTP status code of the handshake, or undefined on routes other than `$connect`. */
  public readonly statusCode?: number;

  /** The key of the selected integration response, or undefined if none was selected. */
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
   * The frame, parsed as JSON. Throws an error if the frame is not JSON, or if none is sent.
   *
   * In languages other than TypeScript, the result has no members that are null. Compare `body` where that matters.
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  public bodyAsJson(): any {
    return parseBody(this.body, 'the frame', 'no frame is sent');
  }

  /**
   * Describes each step as text: which value selected the integration response, which key selected the template, what
   * it rendered, and why a frame is sent or not.
   */
  public explain(): string {
    return this.trace;
  }
}
