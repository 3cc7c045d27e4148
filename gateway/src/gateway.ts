import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { App } from './assembly/app';
import type { FunctionModel } from './assembly/function-model';
import { FunctionBackend, type FunctionEndpoint, functionTargetOf, isNamed } from './backends/function-backend';
import { HttpBackend, HttpClient } from './backends/http-backend';
import type { Rewrite } from './backends/rewrites';
import { ServiceBackend } from './backends/service-backend';
import { Clock } from './clock';
import { ConnectionRegistry } from './connections/connection-registry';
import type { LimitName } from './connections/limits';
import { CONTROL_PATH, ControlApi, type ListedConnection } from './control/control-api';
import { Events } from './control/events';
import { type Faults, NO_FAULTS } from './control/faults';
import { MessageLog } from './control/message-log';
import { assemblyError, usageError } from './errors';
import type { Backends } from './exchange/route-call';
import type { FunctionRunner, RunnerSurroundings } from './functions/function-runner';
import { ApiServer, entrancesOf, type ServerSurroundings } from './server/api-server';
import { makeCertificate } from './server/certificate';
import { Port, type PortHandlers } from './server/port';

/** How the gateway serves an app. */
export interface GatewayOptions {
  readonly host: string;
  /** The first port; 0 for any. */
  readonly port: number;
  readonly rewrites: readonly Rewrite[];
  readonly functionEndpoints: readonly FunctionEndpoint[];
  readonly relaxed: ReadonlySet<LimitName>;
  readonly allowedOrigins: readonly string[];
  readonly makeRunner: (surroundings: RunnerSurroundings) => FunctionRunner;
  /** Shows what a reader should know; once for each text. */
  readonly warn: (text: string) => void;
}

/** An address at which a stage is served. */
export interface ServedStage {
  readonly stack: string;
  readonly api: string;
  readonly stage: string;
  readonly url: string;
  readonly callbackUrl: string;
}

/** A gateway that serves. */
export interface RunningGateway {
  readonly apis: readonly ServedStage[];
  readonly control: { readonly url: string; readonly token: string };
  readonly events: Events;
  /** Closes all connections and ends everything that was started. */
  stop(): Promise<void>;
}

/** How long connections and functions may take to end. */
const STOPPING_MILLIS = 1_500;

const GOING_AWAY = { code: 1001, reason: 'Going away' };

/** Serves an app until it is stopped. */
export async function startGateway(app: App, options: GatewayOptions): Promise<RunningGateway> {
  const [unknown] = FunctionBackend.unknownEndpoints(options.functionEndpoints, app);
  if (unknown !== undefined) {
    const known = app.functions.map(({ logicalId }) => JSON.stringify(logicalId)).join(', ') || 'none';
    throw usageError(`function is unknown at --function, got ${JSON.stringify(unknown)}; name one of ${known}`);
  }
  const gateway = new Gateway(app, options);
  try {
    await gateway.start();
  } catch (error) {
    await gateway.stop();
    throw error;
  }
  return gateway;
}

class Gateway implements RunningGateway {
  public readonly events = new Events();
  public readonly apis: ServedStage[] = [];
  private readonly clock = new Clock();
  private readonly registry = new ConnectionRegistry();
  private readonly messages = new MessageLog();
  private readonly client = new HttpClient();
  private readonly ending = new AbortController();
  private readonly ports: Port[] = [];
  private readonly warned = new Set<string>();
  private readonly token = randomBytes(24).toString('base64url');
  private readonly publicHost: string;
  private readonly controlApi: ControlApi;
  private faults: Faults = NO_FAULTS;
  private runner?: FunctionRunner;
  private certificateFolder?: string;
  private stopping?: Promise<void>;

  constructor(
    private readonly app: App,
    private readonly options: GatewayOptions,
  ) {
    this.publicHost = publicHostOf(options.host);
    this.controlApi = new ControlApi(this.token, {
      messages: (since) => this.messages.since(since),
      connections: () => this.listConnections(),
      advance: (milliseconds) => this.clock.advance(milliseconds),
      setFaults: (faults) => {
        this.faults = faults;
      },
      reset: () => this.reset(),
    });
  }

  public get control(): RunningGateway['control'] {
    return { url: `http://${this.publicHost}:${this.ports[0]?.number}${CONTROL_PATH}`, token: this.token };
  }

  public async start(): Promise<void> {
    const { host, port, makeRunner, rewrites, functionEndpoints } = this.options;
    const certificate = await makeCertificate(host);
    const backends = {
      http: new HttpBackend(this.client, rewrites),
      functions: new FunctionBackend(
        this.app,
        () => this.runner,
        functionEndpoints,
        this.client,
        (text) => this.warn(text),
      ),
      services: new ServiceBackend(),
    };
    for (const [index, api] of this.app.apis.entries()) {
      const server = new ApiServer(api, this.surroundings(backends));
      const handlers = this.handlers(server, index === 0);
      const opened = await Port.listen(host, port === 0 ? 0 : port + index, certificate, handlers);
      this.ports.push(opened);
      for (const { segment, stage } of entrancesOf(api)) {
        const address = `${this.publicHost}:${opened.number}`;
        this.apis.push({
          stack: api.stackName,
          api: api.name,
          stage: stage.name,
          url: `ws://${address}/${segment}`,
          callbackUrl: `http://${address}${segment === '' ? '' : `/${segment}`}`,
        });
      }
    }
    this.certificateFolder = mkdtempSync(join(tmpdir(), 'cdk-websocket-gateway-'));
    const certificateFile = join(this.certificateFolder, 'certificate.pem');
    writeFileSync(certificateFile, certificate.cert);
    this.runner = makeRunner({
      log: ({ logicalId }, text) => this.events.emit({ event: 'log', function: logicalId, text }),
      addresses: this.app.apis.map(({ model, region, urlSuffix }, index) => ({
        awsHost: `${model.apiId}.execute-api.${region}.${urlSuffix}`,
        localHost: `${this.publicHost}:${this.ports[index]?.number}`,
      })),
      certificateFile,
    });
    const called = this.app.functions.filter((model) => this.isCalled(model));
    const [problem] = await this.runner.prepare(called);
    if (problem !== undefined) {
      throw assemblyError(problem);
    }
  }

  public stop(): Promise<void> {
    this.stopping ??= this.end();
    return this.stopping;
  }

  private async end(): Promise<void> {
    this.ending.abort();
    for (const port of this.ports) {
      port.stopListening();
    }
    const closing = this.registry.all().map((connection) => connection.close(GOING_AWAY));
    await Promise.race([Promise.allSettled([...closing, this.runner?.end()]), pause(STOPPING_MILLIS)]);
    this.clock.stop();
    this.client.end();
    for (const port of this.ports) {
      port.end();
    }
    if (this.certificateFolder !== undefined) {
      rmSync(this.certificateFolder, { recursive: true, force: true });
    }
  }

  private surroundings(backends: Backends): ServerSurroundings {
    const { options } = this;
    return {
      clock: this.clock,
      backends,
      faults: () => this.faults,
      hasTimeout: !options.relaxed.has('integration-timeout'),
      ending: this.ending.signal,
      isRelaxed: (limit) => options.relaxed.has(limit),
      record: (message) => this.events.emit({ event: 'message', ...this.messages.add(message) }),
      recordConnection: (connection) => this.events.emit({ event: 'connection', ...connection }),
      registry: this.registry,
      allowedOrigins: options.allowedOrigins,
      publicHost: this.publicHost,
      isOwnHost: (host) => this.isOwnHost(host),
    };
  }

  /** The control API listens on the first port, beside the API. */
  private handlers(server: ApiServer, isFirst: boolean): PortHandlers {
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      if (isFirst && request.url?.startsWith(CONTROL_PATH)) {
        return this.isOwnHost(request.headers.host ?? '')
          ? this.controlApi.request(request, response)
          : refuseHost(response);
      }
      return server.request(request, response);
    };
    return {
      request: (request, response) => {
        answer(request, response).catch((error) => this.fail(error, () => response.destroy()));
      },
      upgrade: (request, socket: Duplex, head) => {
        server.upgrade(request, socket, head).catch((error) => this.fail(error, () => socket.destroy()));
      },
    };
  }

  /** A client that goes away in the middle of a request is no fault of the gateway. */
  private fail(error: NodeJS.ErrnoException, end: () => void): void {
    end();
    if (error.code !== 'ECONNRESET') {
      this.warn(`request failed: ${error.message}`);
    }
  }

  /** A web page can make a name of its own lead here, but not send one of ours. */
  private isOwnHost(host: string): boolean {
    const name = host
      .replace(/:\d+$/, '')
      .replace(/^\[|\]$/g, '')
      .toLowerCase();
    return name === 'localhost' || isIP(name) !== 0 || name === this.options.host || name === this.publicHost;
  }

  private isCalled(model: FunctionModel): boolean {
    const { functionEndpoints } = this.options;
    if (functionEndpoints.some(({ name }) => isNamed(model, name))) {
      return false;
    }
    return this.app.apis.some(({ model: { routes } }) =>
      routes.some(({ integration }) => functionTargetOf(integration?.uri ?? '') === model.name),
    );
  }

  private listConnections(): ListedConnection[] {
    return this.registry.all().map((connection) => ({
      connectionId: connection.id,
      api: connection.apiName,
      stage: connection.stageName,
      sourceIp: connection.client.sourceIp,
      connectedAt: connection.connectedAt.toISOString(),
      lastActiveAt: new Date(connection.lastActiveAt).toISOString(),
    }));
  }

  private async reset(): Promise<void> {
    await Promise.all(this.registry.all().map((connection) => connection.close(GOING_AWAY)));
    this.messages.clear();
    this.clock.reset();
    this.faults = NO_FAULTS;
  }

  private warn(text: string): void {
    if (!this.warned.has(text)) {
      this.warned.add(text);
      this.options.warn(text);
    }
  }
}

/** The name by which clients on this machine reach a host. */
function publicHostOf(host: string): string {
  const isLocal = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host);
  return isLocal ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
}

function refuseHost(response: ServerResponse): void {
  const body = JSON.stringify({ message: 'host is not this machine; address the gateway as localhost' });
  response.writeHead(403, { 'Content-Type': 'application/json' }).end(body);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
