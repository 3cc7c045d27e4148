import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { isAbsolute } from 'node:path';
import type { FunctionModel, ImageCode } from '../assembly/function-model';
import type { InstanceCommand } from './child-process-instance';
import { cannotRun } from './function-files';

/** Variables of this machine, which mean nothing in a container. */
const MACHINE_VARIABLES =
  /^(?:PATH|HOME|USER|LOGNAME|TMPDIR|TMP|TEMP|JAVA_HOME|NODE_PATH|PYTHONPATH|LAMBDA_TASK_ROOT|LANG)$/;

/**
 * Prepares to run a container image: builds it when the assembly has its sources. Returns the command of an instance. On
 * Linux a container shares the network of the machine, so that `localhost` is the gateway.
 */
export function containerOf(
  model: FunctionModel,
  image: ImageCode,
  environment: { readonly [name: string]: string },
  onLog: (line: string) => void,
): () => InstanceCommand {
  if (spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], { env: machine() }).status !== 0) {
    throw cannotRun(model, 'its code is a container image, and Docker is not running');
  }
  const tag = image.build ? build(model, image, onLog) : image.uri;
  const { command = [], entryPoint = [], workingDirectory } = model.imageConfig ?? {};
  const [program, ...rest] = entryPoint;
  return () => {
    const name = `cdk-websocket-gateway-${randomBytes(8).toString('hex')}`;
    return {
      command: 'docker',
      args: [
        'run',
        '--rm',
        `--name=${name}`,
        ...(process.platform === 'linux' ? ['--network=host'] : []),
        `--memory=${Math.max(model.memoryInMegabytes, 128)}m`,
        ...Object.keys(variables(environment)).map((variable) => `--env=${variable}`),
        '--env=AWS_LAMBDA_RUNTIME_API',
        ...filesIn(environment).map((file) => `--volume=${file}:${file}:ro`),
        ...(workingDirectory === undefined ? [] : [`--workdir=${workingDirectory}`]),
        ...(program === undefined ? [] : [`--entrypoint=${program}`]),
        tag,
        ...rest,
        ...command,
      ],
      cwd: process.cwd(),
      // Docker itself needs the variables of the machine; --env passes on only the function's.
      environment: { ...machine(), ...variables(environment) },
      runtimeApiHost: process.platform === 'linux' ? '127.0.0.1' : 'host.docker.internal',
      // A container outlives the command that started it when that is killed.
      afterwards: () => remove(name),
    };
  };
}

function build(model: FunctionModel, { build: sources, uri }: ImageCode, onLog: (line: string) => void): string {
  const { arguments: buildArguments = {}, directory, file, platform, target } = sources ?? { directory: '.' };
  const tag = `cdk-websocket-gateway/${model.logicalId.toLowerCase()}:${/:([\w.-]+)$/.exec(uri)?.[1] ?? 'latest'}`;
  onLog(`building the container image of ${directory}`);
  const { status, stderr } = spawnSync(
    'docker',
    [
      'build',
      `--tag=${tag}`,
      ...(file === undefined ? [] : [`--file=${isAbsolute(file) ? file : `${directory}/${file}`}`]),
      ...(target === undefined ? [] : [`--target=${target}`]),
      ...(platform === undefined ? [] : [`--platform=${platform}`]),
      ...Object.entries(buildArguments).map(([name, value]) => `--build-arg=${name}=${value}`),
      directory,
    ],
    { encoding: 'utf8', env: machine() },
  );
  if (status !== 0) {
    const lines = stderr.trim().split('\n').slice(-3).join(' ');
    throw cannotRun(model, `docker build fails: ${lines}`);
  }
  return tag;
}

function variables(environment: { readonly [name: string]: string }): { readonly [name: string]: string } {
  // The image names its handler unless the template does.
  const own = Object.entries(environment).filter(
    ([name, value]) => !MACHINE_VARIABLES.test(name) && !(name === '_HANDLER' && value === ''),
  );
  return Object.fromEntries(own);
}

/** The certificates that the environment names. */
function filesIn({ AWS_CA_BUNDLE, NODE_EXTRA_CA_CERTS }: { readonly [name: string]: string }): string[] {
  return [AWS_CA_BUNDLE, NODE_EXTRA_CA_CERTS].filter((file): file is string => file !== undefined);
}

function machine(): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && /^(?:PATH|HOME|DOCKER_.*|TMPDIR)$/.test(entry[0]),
    ),
  );
}

function remove(name: string): Promise<void> {
  return new Promise((resolve) => {
    execFile('docker', ['rm', '--force', name], { env: machine() }, () => resolve());
  });
}
