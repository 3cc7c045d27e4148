import type { IntegrationRequest } from '../runtime/exchange/integration-request';
import type { Trace } from '../runtime/exchange/trace';
import { parseBody } from './parse-body';

/** The request that the backend of a route receives, as AWS sends it, without its signature. */
export class RenderedRequest {
  /** @internal */
  public static _of(request: IntegrationRequest, trace: Trace): RenderedRequest {
    return new RenderedRequest(request, trace.toString());
  }

  /** The HTTP method, or undefined for a mock. */
  public readonly method?: string;

  /** The URL with its query string, or undefined for a mock. */
  public readonly uri?: string;

  /** The headers, by name as API Gateway writes it. */
  public readonly headers: { [name: string]: string };

  /** The body, or undefined if there is none. For a mock, it is what the request template renders. */
  public readonly body?: string;

  /** Whether the body is binary, because of the content handling of the integration. `body` is then base64-encoded. */
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
   * The body, parsed as JSON. Throws an error if the body is not JSON.
   *
   * In languages other than TypeScript, the result has no members that are null. Compare `body` where that matters.
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  public bodyAsJson(): any {
    return parseBody(this.body, 'the body of the request', 'the request has no body');
  }

  /**
   * Describes each step as text: which expression selected the route, which key selected the template, the source of
   * each parameter, and what the template rendered.
   */
  public explain(): string {
    return this.trace;
  }
}
