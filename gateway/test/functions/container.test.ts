import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { readApp } from '../../src/assembly/app';
import { apiTemplate, functionProxy, functionResources, writeAssembly } from '../assembly-builder';
import { connect, serveAssembly } from '../gateway-under-test';
import { endFunctions, folderWith, functionOf, returned } from './function-of';

const PATH = process.env.PATH as string;

afterEach(async () => {
  await endFunctions();
  process.env.PATH = PATH;
});

/** Stands in for Docker: it keeps its arguments, and runs a custom runtime in the place of a container. */
const DOCKER = `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const args = process.argv.slice(2);
appendFileSync(__dirname + '/calls', JSON.stringify(args) + '\\n');
if (args[0] === 'version' && process.env.DOCKER_HOST === 'nowhere') process.exit(1);
if (args[0] === 'build' && args.includes('--target=broken')) { console.error('no such stage'); process.exit(1); }
if (args[0] === 'run') run();
async function run() {
  // A container sees the variables that are passed to it, and no others.
  const names = args.filter((arg) => arg.startsWith('--env=')).map((arg) => arg.slice(6));
  const env = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  const base = 'http://' + env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/';
  for (;;) {
    const next = await fetch(base + 'invocation/next');
    const event = await next.json();
    if (event.hang) await new Promise(() => setInterval(() => {}, 1000));
    await fetch(base + 'invocation/' + next.headers.get('lambda-runtime-aws-request-id') + '/response', {
      method: 'POST', body: JSON.stringify({ statusCode: 200, body: JSON.stringify(env) }) });
  }
}
`;

/** Puts the stand-in on the PATH. Returns the calls that it got, without those for its version. */
function withDocker(): () => string[][] {
  const folder = folderWith({ docker: DOCKER.replaceAll('\\\\n', '\\n') });
  chmodSync(join(folder, 'docker'), 0o755);
  process.env.PATH = `${folder}${delimiter}${PATH}`;
  return () =>
    readFileSync(join(folder, 'calls'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(([command]) => command !== 'version');
}

const IMAGE = { runtime: undefined, handler: undefined, code: { kind: 'image', uri: 'registry/app:1' } } as const;

test('a container image runs by docker run, with the Runtime API of the gateway', async () => {
  const calls = withDocker();
  const { invoke, runner } = functionOf(
    {},
    {
      ...IMAGE,
      memoryInMegabytes: 512,
      environment: { TABLE: 'rooms' },
      imageConfig: { command: ['app.handler'], entryPoint: ['/entry', '-x'], workingDirectory: '/app' },
    },
    { environment: { NODE_EXTRA_CA_CERTS: '/tmp/ca.pem', AWS_CA_BUNDLE: '/tmp/bundle.pem' } },
  );
  const environment = JSON.parse((returned(await invoke()) as { body: string }).body);
  expect(environment).toMatchObject({
    TABLE: 'rooms',
    AWS_REGION: 'eu-west-1',
    AWS_LAMBDA_FUNCTION_NAME: 'chat',
    AWS_LAMBDA_RUNTIME_API: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
  });
  for (const name of ['PATH', 'HOME', 'NODE_PATH', 'PYTHONPATH', 'LAMBDA_TASK_ROOT', '_HANDLER']) {
    expect(environment).not.toHaveProperty(name);
  }
  const [run = []] = calls();
  const name = run[2]?.replace('--name=', '') as string;
  expect(run.filter((argument) => !argument.startsWith('--env='))).toEqual([
    'run',
    '--rm',
    expect.stringMatching(/^--name=cdk-websocket-gateway-[0-9a-f]{16}$/),
    '--network=host',
    '--memory=512m',
    '--volume=/tmp/bundle.pem:/tmp/bundle.pem:ro',
    '--volume=/tmp/ca.pem:/tmp/ca.pem:ro',
    '--workdir=/app',
    '--entrypoint=/entry',
    'registry/app:1',
    '-x',
    'app.handler',
  ]);
  await runner.stop();
  expect(calls().slice(1)).toEqual([['rm', '--force', name]]);
});

test('a container that runs longer than its timeout is removed', async () => {
  const calls = withDocker();
  const { invoke } = functionOf({}, { ...IMAGE, timeoutInMillis: 1000 });
  expect(await invoke({ hang: true })).toEqual({ kind: 'timed out' });
  expect(returned(await invoke({}))).toMatchObject({ statusCode: 200 });
  // The next container does not wait for the end of the one before.
  expect(
    calls()
      .map(([command]) => command)
      .sort(),
  ).toEqual(['rm', 'run', 'run']);
});

test('an image is built when the assembly has what it is built from', async () => {
  const calls = withDocker();
  const directory = folderWith({ Dockerfile: 'FROM scratch' });
  const build = {
    directory,
    file: 'Other.Dockerfile',
    target: 'app',
    platform: 'linux/arm64',
    arguments: { A: 'b c' },
  };
  const { invoke, logs } = functionOf({}, { ...IMAGE, code: { kind: 'image', uri: 'registry/app:abc123', build } });
  await invoke();
  const tag = 'cdk-websocket-gateway/function76856677:abc123';
  expect(calls()[0]).toEqual([
    'build',
    `--tag=${tag}`,
    `--file=${directory}/Other.Dockerfile`,
    '--target=app',
    '--platform=linux/arm64',
    '--build-arg=A=b c',
    directory,
  ]);
  expect(calls()[1]?.at(-1)).toBe(tag);
  expect(logs).toContain(`building the container image of ${directory}`);
});

test('an image that cannot be built fails at start with the reason', () => {
  withDocker();
  const build = { directory: '/nowhere', target: 'broken' };
  expect(() => functionOf({}, { ...IMAGE, code: { kind: 'image', uri: 'x', build } })).toThrow(
    'since docker build fails: no such stage; run it yourself and name its Invoke address with --function',
  );
});

test.each(['is not installed', 'is not running'])('a container image fails at start where Docker %s', (reason) => {
  if (reason === 'is not running') {
    withDocker();
    process.env.DOCKER_HOST = 'nowhere';
  } else {
    process.env.PATH = folderWith({});
  }
  try {
    expect(() => functionOf({}, IMAGE)).toThrow(
      'since its code is a container image, and Docker is not running; run it yourself and name its Invoke address with --function',
    );
  } finally {
    delete process.env.DOCKER_HOST;
  }
});

describe('an image asset of the CDK', () => {
  const hash = 'a'.repeat(64);
  const code = { ImageUri: { 'Fn::Sub': `\${AWS::AccountId}.dkr.ecr.us-east-1.\${AWS::URLSuffix}/assets:${hash}` } };

  function app(directory: string): string {
    const { Handler, ...others } = functionResources('Handler', {
      PackageType: 'Image',
      Runtime: undefined,
      Handler: undefined,
      Timeout: 20,
      Code: code,
      ImageConfig: { Command: ['app.handler'] },
    });
    const assembly = writeAssembly({
      Chat: apiTemplate({ $default: functionProxy('Handler') }, { resources: { Handler, ...others } }),
    });
    const manifest = JSON.parse(readFileSync(join(assembly, 'manifest.json'), 'utf8'));
    manifest.artifacts.Assets = { type: 'cdk:asset-manifest', properties: { file: 'Chat.assets.json' } };
    writeFileSync(join(assembly, 'manifest.json'), JSON.stringify(manifest));
    const source = { directory, dockerFile: 'Dockerfile', dockerBuildArgs: { A: 'b' } };
    writeFileSync(join(assembly, 'Chat.assets.json'), JSON.stringify({ dockerImages: { [hash]: { source } } }));
    mkdirSync(join(assembly, 'asset.image'));
    return assembly;
  }

  test('is built from its folder, and serves a route', async () => {
    const calls = withDocker();
    const assembly = app('asset.image');
    const gateway = await serveAssembly(assembly);
    const client = await connect(gateway.url);
    expect(JSON.parse(await client.ask('x'))).toMatchObject({ AWS_LAMBDA_FUNCTION_NAME: expect.any(String) });
    const [build = [], run = []] = calls();
    expect(build.slice(2)).toEqual([
      `--file=${join(assembly, 'asset.image')}/Dockerfile`,
      '--build-arg=A=b',
      join(assembly, 'asset.image'),
    ]);
    expect(run.slice(-2)).toEqual([`cdk-websocket-gateway/handler:${hash}`, 'app.handler']);
    expect(existsSync('/var/task')).toBe(false);
  });

  test('is not looked for outside of the assembly', () => {
    const [model] = readApp(app('/etc')).functions;
    expect(model?.code).toEqual({ kind: 'image', uri: expect.stringMatching(/:a{64}$/), build: undefined });
  });
});
