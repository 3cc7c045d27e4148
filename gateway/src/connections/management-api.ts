import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AppApi, isSameApi } from '../assembly/app';
import { percentDecoded } from '../percent-encoding';
import type { ConnectionRegistry } from './connection-registry';
import { isConnectionId } from './ids';
import { MESSAGE_BYTES } from './limits';

/** Where a request to `@connections` arrived. */
export interface ManagementPlace {
  readonly api: AppApi;
  readonly stageName: string;
}

/** What of the API's rules holds. */
export interface ManagementRules {
  readonly isSignatureNeeded: boolean;
  readonly hasSizeLimit: boolean;
}

const CLOSED = { code: 1000, reason: 'Connection Closed Normally' };

/** The path of a request to `@connections` below its stage, still encoded; the at sign comes encoded from some SDKs. */
const PATH = /^(?:@|%40)connections\/([^/]*)$/i;

/** The connection id in a path below a stage; undefined when the path is of something else. */
export function managedConnectionId(path: string): string | undefined {
  const id = PATH.exec(path)?.[1];
  return id === undefined ? undefined : percentDecoded(id);
}

/** Answers a request to `@connections`. */
export async function manageConnection(
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
  place: ManagementPlace,
  registry: ConnectionRegistry,
  rules: ManagementRules,
): Promise<void> {
  if (rules.isSignatureNeeded && !isSigned(request)) {
    request.resume();
    return refuse(response, 403, 'ForbiddenException', 'Forbidden');
  }
  const found = () => {
    const connection = registry.find(id);
    return connection && isSameApi(connection.api, place.api) && connection.stageName === place.stageName
      ? connection
      : undefined;
  };
  switch (request.method) {
    case 'POST': {
      const body = await readBody(request, rules.hasSizeLimit ? MESSAGE_BYTES : Number.POSITIVE_INFINITY);
      if (body === undefined) {
        return refuse(response, 413, 'PayloadTooLargeException', 'Payload too large');
      }
      if (!isConnectionId(id)) {
        return refuse(response, 400, 'BadRequestException', `Invalid connectionId: ${id}`);
      }
      const connection = found();
      if (!connection) {
        return refuse(response, 410, 'GoneException');
      }
      if (connection.isFull) {
        return refuse(response, 429, 'LimitExceededException', 'The WebSocket client side buffer is full');
      }
      connection.send(body.toString('utf8'));
      response.writeHead(200, { 'Content-Length': 0 }).end();
      return;
    }
    case 'GET':
    case 'DELETE': {
      request.resume();
      if (!isConnectionId(id)) {
        return refuse(response, 400, 'BadRequestException', `Invalid connectionId: ${id}`);
      }
      const connection = found();
      if (!connection) {
        return refuse(response, 410, 'GoneException');
      }
      if (request.method === 'DELETE') {
        connection.close(CLOSED);
        response.writeHead(204).end();
        return;
      }
      const { sourceIp, userAgent = '' } = connection.client;
      const body = JSON.stringify({
        connectedAt: connection.connectedAt.toISOString(),
        identity: { sourceIp, userAgent },
        lastActiveAt: new Date(connection.lastActiveAt).toISOString(),
      });
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
      return;
    }
    default:
      request.resume();
      return refuse(response, 403, 'ForbiddenException', 'Forbidden');
  }
}

/** Whether a request is signed for API Gateway; whether the signature is right is not looked at. */
export function isSigned({ headers, url = '' }: IncomingMessage): boolean {
  const credential = /Credential=[^/,\s]+\/\d{8}\/[^/]+\/execute-api\/aws4_request/;
  const { authorization = '' } = headers;
  if (authorization.startsWith('AWS4-')) {
    return credential.test(authorization);
  }
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  return query.has('X-Amz-Signature') && /\/execute-api\/aws4_request$/.test(query.get('X-Amz-Credential') ?? '');
}

function refuse(response: ServerResponse, status: number, type: string, message?: string): void {
  const body = message === undefined ? '' : JSON.stringify({ message });
  response
    .writeHead(status, {
      'x-amzn-ErrorType': type,
      'Content-Length': Buffer.byteLength(body),
      ...(body === '' ? {} : { 'Content-Type': 'application/json' }),
    })
    .end(body);
}

/** Reads a body; undefined when it is larger. What is too large is read to its end, since a client reads the answer only then. */
async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length <= most) {
      chunks.push(chunk as Buffer);
    } else {
      chunks.length = 0;
    }
  }
  return length > most ? undefined : Buffer.concat(chunks);
}
