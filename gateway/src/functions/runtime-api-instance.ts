import type { ChildProcess } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endProcess, type InstanceCommand, START_LIMIT, spawnInstance } from './child-process-instance';
import type { Invocation, InvocationResult } from './function-runner';
import { type Instance, StartError } from './instance';
import { PendingInvocation } from './pending-invocation';

const VERSION = '/2018-06-01/runtime';

/**
 * An instance that fetches its events from the Lambda Runtime API: a custom runtime, or a language that AWS has a runtime
 * client for.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export class RuntimeApiInstance implements Instance {
  public readonly ready: Promise<void>;
  private readonly server: Server;
  private readonly pending: PendingInvocation;
  private process?: { readonly child: ChildProcess; readonly ended: Promise<string> };
  private hasEnded = false;
  /** The request of the runtime for its next event, which waits until there is one. */
  private next?: ServerResponse;
  private waiting?: Invocation & { readonly deadline: number };
  private becomeReady: () => void = () => {};
  private refuse: (error: StartError) => void = () => {};

  constructor(
    private readonly command: InstanceCommand,
    private readonly functionArn: string,
    private readonly onLog: (line: string) => void,
    startLimit = START_LIMIT,
  ) {
    this.pending = new PendingInvocation(onLog);
    this.server = createServer((request, response) => void this.handle(request, response));
    this.ready = new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        reject(new StartError(`the runtime asked for no event within ${startLimit / 1000} s`));
        this.kill();
      }, startLimit);
      const settle = (end: () => void) => () => {
        clearTimeout(limit);
        end();
      };
      this.becomeReady = settle(resolve);
      this.refuse = (error) => settle(() => reject(error))();
    });
    this.ready.catch(() => {});
    this.server.listen(0, '127.0.0.1', () => this.start());
  }

  public get isAlive(): boolean {
    return !this.hasEnded;
  }

  public invoke(invocation: Invocation, timeoutInMillis: number): Promise<InvocationResult> {
    // A runtime asks for its next event a moment after it has responded to the last one.
    this.waiting = { ...invocation, deadline: Date.now() + timeoutInMillis };
    this.handOver();
    return this.pending.begin(invocation.requestId, timeoutInMillis, () => this.kill());
  }

  public async stop(): Promise<void> {
    this.hasEnded = true;
    this.refuse(new StartError('the gateway is stopping'));
    this.next?.destroy();
    this.server.closeAllConnections();
    this.server.close();
    if (this.process) {
      this.process.child.kill('SIGTERM');
      await endProcess(this.process.child, this.process.ended);
    }
  }

  private handOver(): void {
    if (!this.next || !this.waiting) {
      return;
    }
    const { requestId, event, deadline } = this.waiting;
    this.next.writeHead(200, {
      'Content-Type': 'application/json',
      'Lambda-Runtime-Aws-Request-Id': requestId,
      'Lambda-Runtime-Deadline-Ms': String(deadline),
      'Lambda-Runtime-Invoked-Function-Arn': this.functionArn,
      'Lambda-Runtime-Trace-Id': 'Root=1-00000000-000000000000000000000000;Sampled=0',
    });
    this.next.end(event);
    this.next = undefined;
    this.waiting = undefined;
  }

  private start(): void {
    if (this.hasEnded) {
      this.server.close();
      return;
    }
    const { port } = this.server.address() as AddressInfo;
    const { runtimeApiHost = '127.0.0.1' } = this.command;
    const environment = { ...this.command.environment, AWS_LAMBDA_RUNTIME_API: `${runtimeApiHost}:${port}` };
    this.process = spawnInstance({ ...this.command, environment }, [], this.onLog);
    void this.process.ended.then((reason) => {
      this.hasEnded = true;
      this.refuse(new StartError(reason));
      this.pending.finish({ kind: 'failed', reason });
      this.server.closeAllConnections();
      this.server.close();
    });
  }

  private kill(): void {
    this.hasEnded = true;
    this.process?.child.kill('SIGKILL');
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '' } = request;
    if (method === 'GET' && url === `${VERSION}/invocation/next`) {
      this.next = response;
      this.becomeReady();
      this.handOver();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const payload = Buffer.concat(chunks).toString('utf8');
    const [, requestId, outcome] = new RegExp(`^${VERSION}/invocation/([^/]+)/(response|error)$`).exec(url) ?? [];
    if (method === 'POST' && url === `${VERSION}/init/error`) {
      this.refuse(new StartError('the handler cannot be loaded', payload));
    } else if (method === 'POST' && requestId !== undefined) {
      this.pending.finish({ kind: outcome === 'response' ? 'returned' : 'threw', payload }, requestId);
    } else {
      response.writeHead(404, { 'Content-Type': 'application/json' }).end('{"errorMessage":"not found"}');
      return;
    }
    response.writeHead(202, { 'Content-Type': 'application/json' }).end('{"status":"OK"}');
  }
}
