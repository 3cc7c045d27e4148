import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { IntegrationRequest } from '../../../lib/runtime/exchange/integration-request';
import { type Backend, type BackendCall, type BackendResult, failed } from './backend';
import { type Rewrite, rewriteUrl, rewriteVpcLink } from './rewrites';

/** The largest response that API Gateway takes from a backend. */
const MOST_BYTES = 10 * 1024 * 1024;

/** A response of an HTTP server. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** Sends requests over HTTP, on connections that are kept open. */
export class HttpClient {
  private readonly plain = new PlainAgent({ keepAlive: true });
  private readonly tls = new TlsAgent({ keepAlive: true });

  public send(url: string, request: IntegrationRequest, signal: AbortSignal): Promise<HttpResponse> {
    const [, scheme = '', authority = '', path = ''] = /^(https?):\/\/([^/?#]*)([^#]*)/i.exec(url) ?? [];
    return new Promise((resolve, reject) => {
      if (!URL.canParse(url) || authority === '') {
        throw new Error(`URL is not valid, got ${JSON.stringify(url)}`);
      }
      const { hostname, port } = new URL(url);
      const isTls = scheme.toLowerCase() === 'https';
      const body = bodyOf(request);
      const outgoing = (isTls ? tlsRequest : plainRequest)({
        agent: isTls ? this.tls : this.plain,
        hostname: hostname.replace(/^\[|\]$/g, ''),
        port: port || (isTls ? 443 : 80),
        path: path.startsWith('/') ? path : `/${path}`,
        method: request.method,
        headers: { ...bytesOf(request.headers), 'Content-Length': body.length },
        signal,
      });
      outgoing.on('error', reject);
      outgoing.on('response', (response) => {
        readBody(response).then(
          (text) => resolve({ statusCode: response.statusCode as number, headers: headersOf(response), body: text }),
          reject,
        );
      });
      outgoing.end(body);
    });
  }

  public end(): void {
    this.plain.destroy();
    this.tls.destroy();
  }
}

function bodyOf({ body = '', isBase64Encoded }: IntegrationRequest): Buffer {
  return Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
}

/** Node.js writes the characters of a header as bytes; what is not ASCII goes out in UTF-8. */
function bytesOf(headers: { readonly [name: string]: string }): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Buffer.from(value, 'utf8').toString('latin1')]),
  );
}

function headersOf({ rawHeaders }: IncomingMessage): { [name: string]: string } {
  const headers: { [name: string]: string } = {};
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers[rawHeaders[index] as string] = rawHeaders[index + 1] as string;
  }
  return headers;
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    length += (chunk as Buffer).length;
    if (length > MOST_BYTES) {
      response.destroy();
      throw new Error(`response is larger than ${MOST_BYTES} bytes`);
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The backends of HTTP and HTTP_PROXY integrations. */
export class HttpBackend implements Backend {
  constructor(
    private readonly client: HttpClient,
    private readonly rewrites: readonly Rewrite[],
  ) {}

  public async call({ api, integration, request, stage, signal }: BackendCall): Promise<BackendResult> {
    const uri = request.uri as string;
    let url = rewriteUrl(uri, this.rewrites) ?? uri;
    if (integration.connectionType === 'VPC_LINK') {
      const link = (integration.connectionId ?? '').replace(
        /\$\{stageVariables\.(\w+)\}/g,
        (_, name: string) => stage.variables[name] ?? '',
      );
      const behind = rewriteVpcLink(uri, link, this.rewrites) ?? rewriteUrl(uri, this.rewrites);
      if (behind === undefined) {
        return failed(
          `VPC link is not reachable from here at ${JSON.stringify(api.name)}, got ${JSON.stringify(link)}; ` +
            `name a server in its place by --rewrite ${link}=http://localhost:PORT`,
        );
      }
      url = behind;
    }
    try {
      const response = await this.client.send(url, request, signal);
      return { answer: response, status: response.statusCode };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const hint =
        url === uri ? `; name a server in its place by --rewrite ${originOf(uri)}=http://localhost:PORT` : '';
      return failed(
        `backend gives no response at ${JSON.stringify(url)}, got ${JSON.stringify(message || code)}${hint}`,
      );
    }
  }
}

function originOf(url: string): string {
  return /^https?:\/\/[^/?#]*/i.exec(url)?.[0] ?? url;
}
