// The servers that are compared. Each echoes the message of route echo, and has a function or a mock on $connect.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MESSAGE } from './message.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const cache = join(folder, '../../node_modules/.cache/gateway-bench');
const peer = join(cache, 'peer');
const assemblies = join(cache, 'assemblies');

const PEER = { serverless: '3.40.0', 'serverless-offline': '13.9.0' };

/** The names of the servers in the order in which they are measured; the first is the baseline of the protocol. */
export const RAW = 'raw ws echo';
export const PEER_DEFAULT = 'serverless-offline';
export const PEER_IN_PROCESS = 'serverless-offline, in process';
export const MOCK = 'ours, mock route';
export const PROCESS = 'ours, child process';
export const WORKER = 'ours, worker';

/** Starts a server. Resolves, when its port answers, with its URL, its process and how long that took in milliseconds. */
export const STARTERS = {
  [RAW]: () => startRaw(),
  [PEER_DEFAULT]: () => startPeer(),
  [PEER_IN_PROCESS]: () => startPeer('--useInProcess'),
  [MOCK]: () => startOurs('mock'),
  [PROCESS]: () => startOurs('function'),
  [WORKER]: () => startOurs('function', '--isolation', 'worker'),
};

/** Installs the peer in a folder of its own, and writes the apps. */
export function prepare() {
  mkdirSync(peer, { recursive: true });
  writeFileSync(join(peer, 'package.json'), JSON.stringify({ private: true, dependencies: PEER }));
  if (!existsSync(join(peer, 'node_modules/serverless-offline/package.json'))) {
    console.error(`npm install in ${peer}`);
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
      cwd: peer,
      stdio: ['ignore', process.stderr, 'inherit'],
    });
  }
  writeFileSync(join(peer, 'handler.js'), HANDLER);
  writeFileSync(
    join(peer, 'serverless.yml'),
    JSON.stringify({
      service: 'bench',
      frameworkVersion: '3',
      provider: {
        name: 'aws',
        runtime: 'nodejs20.x',
        // It starts a worker for each message in flight, which takes a busy machine longer than the default of 6 s.
        timeout: 29,
        websocketsApiRouteSelectionExpression: '$request.body.action',
      },
      plugins: ['serverless-offline'],
      functions: {
        echo: {
          handler: 'handler.handler',
          events: [
            { websocket: { route: '$connect' } },
            { websocket: { route: '$disconnect' } },
            { websocket: { route: 'echo', routeResponseSelectionExpression: '$default' } },
          ],
        },
      },
    }),
  );
  rmSync(assemblies, { recursive: true, force: true });
  const invoked = {
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: {
      'Fn::Join': [
        '',
        [
          'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/',
          { 'Fn::GetAtt': ['Echo', 'Arn'] },
          '/invocations',
        ],
      ],
    },
  };
  writeAssembly('function', invoked, invoked, {
    Echo: {
      Type: 'AWS::Lambda::Function',
      Properties: { Runtime: 'nodejs22.x', Handler: 'index.handler', Code: { ZipFile: HANDLER } },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': ['Echo', 'Arn'] },
        Principal: 'apigateway.amazonaws.com',
      },
    },
  });
  const mock = { IntegrationType: 'MOCK', RequestTemplates: { 'application/json': '{"statusCode":200}' } };
  writeAssembly('mock', mock, mock, {
    EchoResponse: {
      Type: 'AWS::ApiGatewayV2::IntegrationResponse',
      Properties: {
        ApiId: { Ref: 'Api' },
        IntegrationId: { Ref: 'EchoIntegration' },
        IntegrationResponseKey: '$default',
        TemplateSelectionExpression: '\\$default',
        ResponseTemplates: { $default: MESSAGE },
      },
    },
  });
}

const HANDLER = 'exports.handler = async (event) => ({ statusCode: 200, body: event.body });\n';

/** An assembly as cdk synth writes it, with an API whose $connect, $disconnect and echo have integrations. */
function writeAssembly(name, echo, connection, more) {
  const ApiId = { Ref: 'Api' };
  const resources = {
    Api: apiResource('Api', {
      Name: 'bench',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.action',
    }),
    Stage: apiResource('Stage', { ApiId, StageName: 'dev' }),
    EchoIntegration: apiResource('Integration', { ApiId, ...echo }),
    ConnectionIntegration: apiResource('Integration', { ApiId, ...connection }),
    EchoReply: apiResource('RouteResponse', { ApiId, RouteId: { Ref: 'Echo0' }, RouteResponseKey: '$default' }),
    ...more,
  };
  for (const [index, [RouteKey, integration]] of [
    ['echo', 'EchoIntegration'],
    ['$connect', 'ConnectionIntegration'],
    ['$disconnect', 'ConnectionIntegration'],
  ].entries()) {
    const Target = { 'Fn::Join': ['/', ['integrations', { Ref: integration }]] };
    resources[`Echo${index}`] = apiResource('Route', { ApiId, RouteKey, Target });
  }
  const output = join(assemblies, name);
  mkdirSync(output, { recursive: true });
  writeFileSync(join(output, 'Bench.template.json'), JSON.stringify({ Resources: resources }));
  writeFileSync(
    join(output, 'manifest.json'),
    JSON.stringify({
      version: '48.0.0',
      artifacts: {
        Bench: {
          type: 'aws:cloudformation:stack',
          environment: 'aws://unknown-account/unknown-region',
          properties: { templateFile: 'Bench.template.json' },
        },
      },
    }),
  );
}

function apiResource(kind, Properties) {
  return { Type: `AWS::ApiGatewayV2::${kind}`, Properties };
}

async function startRaw() {
  const code = `
    const { WebSocketServer } = require('ws');
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () =>
      console.log(JSON.stringify({ url: 'ws://127.0.0.1:' + server.address().port })));
    server.on('connection', (socket) => socket.on('message', (data) => socket.send(data, { binary: false })));`;
  return started(['-e', code], folder, (line) => JSON.parse(line).url);
}

async function startOurs(name, ...options) {
  const program = join(folder, '../build/cdk-websocket-gateway.js');
  const args = [program, join(assemblies, name), '--port', '0', '--json', '--no-watch', ...options];
  return started(args, folder, (line) => JSON.parse(line).apis[0].url);
}

async function startPeer(...options) {
  const [port, http, lambda] = await freePorts(3);
  const program = join(peer, 'node_modules/serverless/bin/serverless.js');
  const ports = ['--websocketPort', port, '--httpPort', http, '--lambdaPort', lambda, '--host', '127.0.0.1'];
  return started([program, 'offline', 'start', ...ports.map(String), ...options], peer, (line) =>
    /listening on ws:/.test(line) ? `ws://127.0.0.1:${port}/` : undefined,
  );
}

/** What was started, so that nothing of it outlives a benchmark that fails. */
const children = new Set();
process.on('exit', () => {
  for (const child of children) {
    child.kill('SIGKILL');
  }
});

/** Starts a program, and waits for the line that tells its URL. */
function started(args, cwd, urlOf) {
  const before = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return new Promise((resolve, reject) => {
    let text = '';
    const onData = (chunk) => {
      text += chunk;
      for (const line of text.split('\n').slice(0, -1)) {
        const url = urlOf(line);
        if (url) {
          for (const output of [child.stdout, child.stderr]) {
            output.removeAllListeners('data');
            output.resume();
          }
          resolve({ url, child, readyMillis: performance.now() - before });
          return;
        }
      }
      text = text.slice(text.lastIndexOf('\n') + 1);
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}: ${text}`)));
  });
}

async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve) => {
          const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  for (const server of servers) {
    server.close();
  }
  return ports;
}
