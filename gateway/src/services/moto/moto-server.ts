import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CreatedResource, WantedResource } from '../../assembly/created-resource';
import { machineError } from '../../errors';
import { cacheFolder, MOTO_FILES, pythonWithMoto } from './python-environment';

/** How long it may take to end, in milliseconds. */
const PATIENCE = 1_000;

/** What moto writes to its log is kept for the message of a start that fails. */
const MOST_LOG = 2_000;

/** A server that plays AWS, in a process of its own. */
export class MotoServer {
  /**
   * Starts moto.
   *
   * @param accountId The account that all resources are in
   */
  public static async start(accountId: string, progress: (text: string) => void): Promise<MotoServer> {
    const python = await pythonWithMoto(cacheFolder(), progress);
    progress('starting moto');
    // Neither the AWS account of this machine nor a proxy has a say.
    const environment = Object.entries(process.env).filter(([name]) => !/^AWS_|^MOTO_|_proxy$/i.test(name));
    const child = spawn(python, [join(MOTO_FILES, 'server.py')], {
      env: {
        ...Object.fromEntries(environment),
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
        MOTO_ACCOUNT_ID: accountId,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      // A signal to the terminal's group must not end it before the gateway.
      detached: process.platform !== 'win32',
    });
    const server = new MotoServer(child);
    server.address = ((await server.nextAnswer()) as { url: string }).url;
    return server;
  }

  private address = '';
  private log = '';
  private readonly lines: AsyncIterator<string>;
  private last: Promise<unknown> = Promise.resolve();
  private readonly onExit = () => this.child.kill();

  private constructor(private readonly child: ChildProcess) {
    child.on('error', (error) => {
      this.log += error.message;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.log = (this.log + text).slice(-MOST_LOG);
    });
    child.stdin?.on('error', () => {});
    this.lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
    // A gateway that is cut off leaves no server.
    process.on('exit', this.onExit);
  }

  /** The address of all services. */
  public get url(): string {
    return this.address;
  }

  /** Creates a resource, after those that were asked for before. */
  public create(resource: WantedResource): Promise<CreatedResource> {
    const created = this.last.then(async () => {
      this.child.stdin?.write(`${JSON.stringify(resource)}\n`);
      try {
        return (await this.nextAnswer()) as CreatedResource;
      } catch (error) {
        return { reason: (error as Error).message };
      }
    });
    this.last = created;
    return created;
  }

  public async stop(): Promise<void> {
    process.off('exit', this.onExit);
    if (this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined) {
      return;
    }
    const ended = once(this.child, 'exit');
    this.child.stdin?.end();
    const late = setTimeout(() => this.child.kill('SIGKILL'), PATIENCE);
    await ended;
    clearTimeout(late);
  }

  private async nextAnswer(): Promise<unknown> {
    const { done, value } = await this.lines.next();
    if (done) {
      throw machineError(`moto ends at its start, got ${JSON.stringify(this.log.trim())}`);
    }
    const { error, result } = JSON.parse(value);
    if (error !== undefined) {
      throw new Error(error);
    }
    return result;
  }
}
