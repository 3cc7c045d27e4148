import {
  createServer as createHttpServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { machineError } from '../errors';
import type { Certificate } from './certificate';

/** What is done with requests and handshakes. */
export interface PortHandlers {
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** The first byte of a TLS handshake. */
const TLS_HANDSHAKE = 0x16;

/** Handshakes that wait to be accepted; the default of Node.js is less than a thousand. */
const BACKLOG = 4096;

/** A port that speaks HTTP and HTTPS: the first byte of a connection tells which. */
export class Port {
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly inner: readonly HttpServer[],
  ) {
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  public static async listen(
    host: string,
    port: number,
    certificate: Certificate,
    handlers: PortHandlers,
  ): Promise<Port> {
    const plain = createHttpServer();
    const tls = createHttpsServer(certificate);
    for (const server of [plain, tls]) {
      server.on('request', handlers.request);
      server.on('upgrade', (request, socket, head) => {
        if (request.headers.upgrade?.toLowerCase() === 'h2c') {
          readAgain(request, socket, head);
          server.emit(server === tls ? 'secureConnection' : 'connection', socket);
        } else {
          handlers.upgrade(request, socket, head);
        }
      });
      server.on('clientError', (_, socket) => socket.destroy());
      // A handshake waits for $connect, which may take 29 seconds; an idle connection for a next request is kept short.
      server.requestTimeout = 60_000;
    }
    const server = createServer((socket) => {
      // Reading starts the socket, so both servers get it as if nothing had been read.
      socket.on('error', () => socket.destroy());
      socket.once('readable', () => {
        const first = socket.read(1) as Buffer | null;
        if (first === null) {
          return;
        }
        socket.unshift(first);
        (first[0] === TLS_HANDSHAKE ? tls : plain).emit('connection', socket);
      });
    });
    const listening = new Port(server, [plain, tls]);
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
      server.listen({ host, port, backlog: BACKLOG }, resolve);
    });
    return listening;
  }

  public get number(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Takes no more connections. */
  public stopListening(): void {
    this.server.close();
    for (const server of this.inner) {
      server.closeIdleConnections();
    }
  }

  /** Cuts what is left. */
  public end(): void {
    this.stopListening();
    for (const socket of this.sockets) {
      socket.destroy();
    }
  }
}

/** Headers that ask for HTTP/2, which a client that offers it must be ready to do without. */
const HTTP2_OFFER = /^(?:connection|upgrade|http2-settings)$/i;

/** Puts a request that offers HTTP/2, as those of Java's HttpClient do, back into its socket without the offer. */
function readAgain({ method, rawHeaders, url }: IncomingMessage, socket: Duplex, head: Buffer): void {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (!HTTP2_OFFER.test(rawHeaders[index] as string)) {
      lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
    }
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
}

function listenError({ code, message }: NodeJS.ErrnoException, host: string, port: number): Error {
  const address = JSON.stringify(`${host}:${port}`);
  if (code === 'EADDRINUSE') {
    return machineError(
      `port is in use at ${address}, got "EADDRINUSE"; choose another by --port, or --port 0 for any`,
    );
  }
  return machineError(
    `port cannot be opened at ${address}, got ${JSON.stringify(message)}; choose another --host or --port`,
  );
}
