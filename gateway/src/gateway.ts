import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { parseIntegrationUri } from '../../lib/service-facts/integration-uri';
import type { IamCredentials } from './access/iam-credentials';
import { type App, type AppApi, integrationKey, isSameApi } from './assembly/app';
import type { FunctionModel } from './assembly/function-model';
import { FunctionBackend, functionTargetOf } from './backends/function-backend';
import { HttpBackend, HttpClient } from './backends/http-backend';
import type { Rewrite } from './backends/rewrites';
import { ServiceBackend } from './backends/service-backend';
import { Clock } from './clock';
import { ConnectionRegistry } from './connections/connection-registry';
import type { LimitName } from './connections/limits';
import { CONTROL_PATH, ControlApi, type ListedConnection } from './control/control-api';
import { Events, type MessageRecord, type ServedStage } from './control/events';
import { type Faults, NO_FAULTS } from './control/faults';
import { MessageLog } from './control/message-log';
import { usageError } from './errors';
import { RunningEventSources } from './event-sources/running-event-sources';
import type { MessageDetails } from './exchange/inspection';
import type { Backends } from './exchange/route-call';
import { AppFunctions, type FunctionEndpoint, isNamed } from './functions/app-functions';
import {
  type ApiAddress,
  certificateBundle,
  type DomainProtocol,
  localize,
  sdkEnvironment,
} from './functions/local-addresses';
import type { Project } from './functions/project';
import { Inspector } from './inspector/inspector';
import { ApiServer, type ServerSurroundings } from './server/api-server';
import { makeCertificate } from './server/certificate';
import { isFromForeignPage } from './server/page-origin';
import { Port, type PortHandlers } from './server/port';
import { ServedApis } from './server/served-apis';
import { ServiceClient } from './services/service-client';
import { type EndpointOptions, endpointEnvironment } from './services/service-endpoints';
import { isKnownService, withoutSubdomain } from './services/service-names';
import { Throttles } from './throttling/throttles';

/** How the gateway serves an app. */
export interface GatewayOptions {
  readonly host: string;
  /** The first port; 0 for any. */
  readonly port: number;
  readonly rewrites: readonly Rewrite[];
  readonly functionEndpoints: readonly FunctionEndpoint[];
  readonly relaxed: ReadonlySet<LimitName>;
  readonly allowedOrigins: readonly string[];
  /** The credentials with which clients sign handshakes; without them signatures are not verified. */
  readonly iam?: IamCredentials;
  readonly isolation: 'process' | 'worker';
  /** The port of the debugger for the first function for Node.js; others take the next ones. */
  readonly inspectPort?: number;
  /** How functions address the gateway. */
  readonly domainProtocol: DomainProtocol;
  /** Where the services of AWS are that integrations and functions call. */
  readonly endpoints: EndpointOptions;
  /** The project whose packages the functions find. */
  readonly project: Project;
  /** Shows what a reader should know; once for each text. */
  readonly warn: (text: string) => void;
  /** Told what a start that may take long is doing. */
  readonly progress?: (text: string) => void;
}

/** A gateway that serves. */
export interface RunningGateway {
  readonly apis: readonly ServedStage[];
  readonly control: { readonly url: string; readonly token: string };
  readonly events: Events;
  /**
   * Serves another state of the app from the next message on. Connections stay open, and messages in flight finish on the
   * old state. Rejects when the new state cannot be served; the old one then is.
   */
  update(app: App): Promise<void>;
  /** Closes all connections and ends everything that was started. */
  stop(): Promise<void>;
}

/** How long connections and functions may take to end. */
const STOPPING_MILLIS = 1_500;

const GOING_AWAY = { code: 1001, reason: 'Going away' };

/** Serves an app until it is stopped. */
export async function startGateway(app: App, options: GatewayOptions): Promise<RunningGateway> {
  checkEndpoints(app, options.functionEndpoints);
  checkServices(app, options.endpoints);
  const gateway = new Gateway(app, options);
  try {
    await gateway.start();
  } catch (error) {
    await gateway.stop();
    throw error;
  }
  return gateway;
}

/** The names of the functions that an API calls. */
function calledFunctions({ authorizers, model: { routes } }: AppApi): (string | undefined)[] {
  const uris = [...routes.map(({ integration }) => integration?.uri ?? ''), ...authorizers.map(({ uri }) => uri)];
  return uris.map(functionTargetOf);
}

/** Refuses an address for a function that no route calls: a misspelt name would have no effect. */
function checkEndpoints(app: App, endpoints: readonly FunctionEndpoint[]): void {
  const called = app.apis.flatMap(calledFunctions);
  const unknown = endpoints.find(
    ({ name }) => !called.includes(name) && !app.functions.some((model) => isNamed(model, name)),
  );
  if (unknown !== undefined) {
    const known = app.functions.map(({ logicalId }) => JSON.stringify(logicalId)).join(', ') || 'none';
    throw usageError(`function is unknown at --function, got ${JSON.stringify(unknown.name)}; name one of ${known}`);
  }
}

/** Refuses an address for a service that neither AWS nor the app knows. */
function checkServices({ apis }: App, { byService }: EndpointOptions): void {
  const called = apis.flatMap(({ model }) =>
    model.routes.flatMap(({ integration }) => {
      const service = parseIntegrationUri(integration?.uri ?? '')?.service;
      return service === undefined ? [] : [service, withoutSubdomain(service)];
    }),
  );
  const unknown = [...byService.keys()].find((service) => !isKnownService(service) && !called.includes(service));
  if (unknown !== undefined) {
    throw usageError(
      `service is unknown at --endpoint-${unknown}, got ${JSON.stringify(unknown)}; name it as in its endpoint on AWS, such as sqs`,
    );
  }
}

class Gateway implements RunningGateway {
  public readonly events = new Events();
  private readonly clock = new Clock();
  private readonly registry = new ConnectionRegistry();
  private readonly messages = new MessageLog();
  private readonly client = new HttpClient();
  private readonly ending = new AbortController();
  private readonly warned = new Set<string>();
  /** The ids of connections that a reset closed. */
  private readonly forgotten = new Set<string>();
  private readonly token = randomBytes(24).toString('base64url');
  private readonly publicHost: string;
  private readonly controlApi: ControlApi;
  private readonly throttles = new Throttles(this.clock);
  private readonly served: ServedApis;
  private readonly inspector: Inspector;
  private faults: Faults = NO_FAULTS;
  private readonly certificate: ReturnType<typeof makeCertificate>;
  private readonly backends: Backends;
  private functions?: AppFunctions;
  private readonly eventSources: RunningEventSources;
  private certificateFolder?: string;
  private stopping?: Promise<void>;
  /** What arrives while the gateway starts waits for it. */
  private readonly ready: Promise<void>;
  private markReady: () => void = () => {};

  constructor(
    private app: App,
    private readonly options: GatewayOptions,
  ) {
    // Each call to a backend listens for the end.
    setMaxListeners(0, this.ending.signal);
    this.publicHost = publicHostOf(options.host);
    this.certificate = makeCertificate(options.host);
    this.backends = {
      http: new HttpBackend(this.client, options.rewrites),
      functions: new FunctionBackend(
        () => this.app,
        () => this.functions as AppFunctions,
        (text) => this.warn(text),
      ),
      services: new ServiceBackend(
        this.client,
        () => options.endpoints,
        ({ integration }) => this.app.unreachable.get(integrationKey(integration)),
        (text) => this.warn(text),
      ),
    };
    this.eventSources = new RunningEventSources(options.endpoints, {
      client: new ServiceClient(this.client),
      invoke: async (name, invocation) =>
        (this.functions as AppFunctions).invoke(
          name,
          this.app.functions.find((model) => model.name === name),
          invocation,
        ),
      warn: (text) => this.warn(text),
    });
    this.ready = new Promise((resolve) => {
      this.markReady = resolve;
    });
    this.served = new ServedApis(this.publicHost, options.port, async (api, number, isFirst) => {
      const server = new ApiServer(api, this.surroundings());
      const certificate = await this.certificate;
      return { server, port: await Port.listen(options.host, number, certificate, this.handlers(server, isFirst)) };
    });
    this.controlApi = new ControlApi(this.token, {
      messages: (since) => this.messages.since(since),
      connections: () => this.listConnections(),
      advance: (milliseconds) => this.clock.advance(milliseconds),
      setFaults: (faults) => {
        this.faults = faults;
      },
      reset: () => this.reset(),
    });
    this.inspector = new Inspector({
      isAuthorized: (request) => this.controlApi.isAuthorized(request),
      apis: () => this.apis,
    });
    this.events.listen((event) => {
      if (event.event === 'assembly') {
        const { event: _, ...record } = event;
        this.inspector.assembly(record);
      }
    });
  }

  public get control(): RunningGateway['control'] {
    return { url: `http://${this.publicHost}:${this.served.controlPort}${CONTROL_PATH}`, token: this.token };
  }

  public get apis(): ServedStage[] {
    return this.served.stages;
  }

  public async start(): Promise<void> {
    await this.served.add(this.app.apis);
    this.served.update(this.app.apis);
    this.functions = this.makeFunctions((await this.certificate).cert);
    this.functions.prepare(this.preparedFunctions(), this.options.progress);
    await this.eventSources.update(this.app.eventSources);
    this.markReady();
  }

  public async update(app: App): Promise<void> {
    checkEndpoints(app, this.options.functionEndpoints);
    await this.served.add(app.apis);
    const before = this.app;
    try {
      this.app = app;
      this.functions?.update(app.functions, this.preparedFunctions());
    } catch (error) {
      this.app = before;
      throw error;
    }
    this.served.update(app.apis);
    await this.eventSources.update(app.eventSources);
    for (const connection of this.registry.all()) {
      const api = app.apis.find((candidate) => isSameApi(candidate, connection.api));
      if (!api?.stages.some(({ name }) => name === connection.stageName)) {
        void connection.close(GOING_AWAY);
      }
    }
  }

  public stop(): Promise<void> {
    this.stopping ??= this.end();
    return this.stopping;
  }

  private async end(): Promise<void> {
    this.ending.abort();
    this.inspector.end();
    this.served.stopListening();
    const closing = this.registry.all().map((connection) => connection.close(GOING_AWAY));
    await Promise.race([
      Promise.allSettled([...closing, this.eventSources.stop(), this.functions?.stop()]),
      pause(STOPPING_MILLIS),
    ]);
    this.clock.stop();
    this.client.end();
    this.served.end();
    if (this.certificateFolder !== undefined) {
      rmSync(this.certificateFolder, { recursive: true, force: true });
    }
  }

  private surroundings(): ServerSurroundings {
    const { backends, options } = this;
    return {
      clock: this.clock,
      backends,
      faults: () => this.faults,
      functions: () => this.functions as AppFunctions,
      functionModels: () => this.app.functions,
      permissions: () => this.app.permissions,
      warn: (text) => this.warn(text),
      iam: options.iam,
      throttles: this.throttles,
      hasTimeout: !options.relaxed.has('integration-timeout'),
      ending: this.ending.signal,
      isRelaxed: (limit) => options.relaxed.has(limit),
      record: (message, details) => this.record(message, details),
      recordConnection: (connection, requestId) => {
        this.events.emit({ event: 'connection', ...connection });
        this.inspector.connection(connection, requestId);
      },
      registry: this.registry,
      allowedOrigins: options.allowedOrigins,
      publicHost: this.publicHost,
      isOwnHost: (host) => this.isOwnHost(host),
    };
  }

  /** The control API listens on the first port, beside the API. */
  private handlers(server: ApiServer, isFirst: boolean): PortHandlers {
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      await this.ready;
      if (isFirst && request.url?.startsWith(CONTROL_PATH)) {
        const refusal = this.controlRefusal(request);
        return refusal === undefined ? this.answerControl(request, response) : refuseControl(response, refusal);
      }
      return server.request(request, response);
    };
    return {
      request: (request, response) => {
        answer(request, response).catch((error) => this.fail(error, () => response.destroy()));
      },
      upgrade: (request, socket: Duplex, head) => {
        this.ready
          .then(() => server.upgrade(request, socket, head))
          .catch((error) => this.fail(error, () => socket.destroy()));
      },
    };
  }

  /** Why a web page may not reach the control API, token or not. */
  private controlRefusal(request: IncomingMessage): string | undefined {
    if (!this.isOwnHost(request.headers.host ?? '')) {
      return 'host is not this machine; address the gateway as localhost';
    }
    return isFromForeignPage(request, this.options.allowedOrigins)
      ? 'web page is not of the gateway; allow its origin with --allow-origin'
      : undefined;
  }

  private answerControl(request: IncomingMessage, response: ServerResponse): Promise<void> {
    return (this.inspector.takes(request) ? this.inspector : this.controlApi).request(request, response);
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

  private makeFunctions(certificate: string): AppFunctions {
    const { domainProtocol, endpoints, functionEndpoints, inspectPort, isolation, project } = this.options;
    this.certificateFolder = mkdtempSync(join(tmpdir(), 'cdk-websocket-gateway-'));
    const files = {
      certificate: join(this.certificateFolder, 'certificate.pem'),
      bundle: join(this.certificateFolder, 'certificates.pem'),
    };
    writeFileSync(files.certificate, certificate);
    writeFileSync(files.bundle, certificateBundle(certificate));
    return new AppFunctions({
      endpoints: functionEndpoints,
      inheritCredentials: endpoints.aws,
      isolation,
      inspectPort,
      project,
      environment: (model) => {
        const caller = this.firstCaller(model);
        const url = caller && `${domainProtocol}://${this.served.addressOf(caller)}/${caller.stages[0]?.name}`;
        return { ...endpointEnvironment(endpoints), ...sdkEnvironment(url, files) };
      },
      mapEnvironment: (value) => localize(value, this.addresses(), domainProtocol),
      onLog: ({ logicalId }, text, origin) => {
        this.events.emit({ event: 'log', function: logicalId, text });
        this.inspector.log(logicalId, text, origin);
      },
    });
  }

  private addresses(): ApiAddress[] {
    return this.app.apis.map((api) => ({
      awsHost: `${api.model.apiId}.execute-api.${api.region}.${api.urlSuffix}`,
      localHost: this.served.addressOf(api),
    }));
  }

  private preparedFunctions(): FunctionModel[] {
    const sources = this.app.eventSources.filter((source) => this.eventSources.isServed(source));
    return this.app.functions.filter(
      (model) => this.firstCaller(model) || sources.some(({ functionName }) => functionName === model.name),
    );
  }

  /** The first API that calls a function. */
  private firstCaller(model: FunctionModel): AppApi | undefined {
    return this.app.apis.find((api) => calledFunctions(api).includes(model.name));
  }

  private listConnections(): ListedConnection[] {
    return this.registry.all().map((connection) => ({
      connectionId: connection.id,
      api: connection.api.name,
      stage: connection.stageName,
      sourceIp: connection.client.sourceIp,
      connectedAt: connection.connectedAt.toISOString(),
      lastActiveAt: new Date(connection.lastActiveAt).toISOString(),
    }));
  }

  private async reset(): Promise<void> {
    const connections = this.registry.all();
    for (const { id } of connections) {
      this.forgotten.add(id);
    }
    await Promise.all(connections.map((connection) => connection.close(GOING_AWAY)));
    this.messages.clear();
    this.clock.reset();
    this.inspector.clear();
    this.throttles.clear();
    this.faults = NO_FAULTS;
  }

  /** A message that was in flight at a reset is not one of the messages after it. */
  private record(message: Omit<MessageRecord, 'seq'>, details: MessageDetails): void {
    if (!this.forgotten.has(message.connectionId)) {
      const record = this.messages.add(message);
      this.events.emit({ event: 'message', ...record });
      this.inspector.message(record, details);
    }
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

function refuseControl(response: ServerResponse, message: string): void {
  response.writeHead(403, { 'Content-Type': 'application/json' }).end(JSON.stringify({ message }));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
