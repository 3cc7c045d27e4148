import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The server that plays AWS, and a client of it: server.py, which is asked one thing after the other. */
export class AwsServer {
  static async start(python, folder) {
    // Nothing of the machine's own AWS, and no proxy, has a say.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^AWS_|_proxy$/i.test(name)));
    const child = spawn(python, [join(folder, 'server.py')], {
      env: { ...env, AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const server = new AwsServer(child);
    server.port = (await server.nextAnswer()).port;
    return server;
  }

  constructor(child) {
    this.child = child;
    this.log = '';
    // Where moto is not as AWS, and the test sees to it.
    this.differences = new Set();
    this.ended = new Promise((resolve) => child.on('close', resolve));
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stderr.on('data', (data) => {
      this.log += data;
    });
    // A run that is cut off leaves no server.
    process.on('exit', () => child.kill());
  }

  /** Calls a service by boto3: what an independent client of AWS sees. */
  call(service, method, parameters = {}, keys = undefined) {
    return this.ask('call', { service, method, parameters, keys });
  }

  /** Refuses a rendered request that AWS would refuse, or that the role of its integration does not allow. */
  check(request, role) {
    return this.ask('check', { request: partsOf(request), role });
  }

  /** Signs a rendered request, sends it and gives the answer of the service. */
  async send(request, keys = undefined) {
    const { answer, differences } = await this.ask('send', { request: partsOf(request), keys });
    for (const difference of differences) {
      this.differences.add(difference);
    }
    return answer;
  }

  /** The request that boto3 would make. */
  serialize(service, operation, parameters) {
    return this.ask('serialize', { service, operation, parameters });
  }

  /** Runs something while moto judges every request by its signature and the policies of who signed it. */
  async enforcingIam(run) {
    await this.ask('enforce_iam', { is_enforced: true });
    try {
      return await run();
    } finally {
      await this.ask('enforce_iam', { is_enforced: false });
    }
  }

  async stop() {
    this.child.stdin.end();
    await this.ended;
  }

  ask(action, parameters) {
    this.child.stdin.write(`${JSON.stringify({ do: action, with: parameters })}\n`);
    return this.nextAnswer();
  }

  async nextAnswer() {
    const { value, done } = await this.lines.next();
    if (done) {
      throw new Error(`the server has stopped:\n${this.log}`);
    }
    const { result, error, code } = JSON.parse(value, (_, member) =>
      typeof member?.$bytes === 'string' ? Buffer.from(member.$bytes, 'base64') : member,
    );
    if (error !== undefined) {
      throw Object.assign(new Error(error), { code });
    }
    return result;
  }
}

function partsOf({ method, uri, headers, body, isBase64Encoded }) {
  return { method, uri, headers, body, isBase64Encoded };
}
