import type { IntegrationRequest } from '../runtime/exchange/integration-request';
import type { Trace } from '../runtime/exchange/trace';
import { parseBody } from './parse-body';

/** The request that the backend of a route gets, as AWS sends it, save for its signature. */
export class RenderedRequest {
  /** @internal */
  public static _of(request: IntegrationRequest, trace: Trace): RenderedRequest {
    return new RenderedRequest(request, trace.toString());
  }

  /** The HTTP method. A mock has none. */
  public readonly method?: string;

  /** The URL, with the query string. A mock has none. */
  public readonly uri?: string;

  /** The headers, by their names as API Gateway writes them. */
  public readonly headers: { [name: string]: string };

  /** The body, undefined when there is none. Of a mock it is what its request template renders. */
  public readonly body?: string;

  /** Whether the body is bytes, because of the content handling of the integration. `body` then is in base64. */
  public readonly isBase64Encoded: boolean;

  private readonly trace: string;

  private constructor(request: IntegrationRequest, trace: string) {
    this.method = request.method;
    this.uri = request.uri;
    this.headers = { ...request.headers };
    this.body = request.body;
    this.isBase64Encoded = request.isBase64Encoded;
    this.trace = trace;
  }

  /**
   * The body, read as JSON. Throws an error that shows the body when it is no JSON, as the backend would find out.
   *
   * Outside of TypeScript a member that is null is left out of what this returns. Compare `body` where that matters.
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  public bodyAsJson(): any {
    return parseBody(this.body, 'the body of the request', 'the request has no body');
  }

  /**
   * What happened on the way, as text: which route the message chose by which expression, which template by which key,
   * where each parameter comes from, and what the template rendered.
   */
  public explain(): string {
    return this.trace;
  }
}
