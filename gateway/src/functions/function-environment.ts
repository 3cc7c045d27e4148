import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { FunctionModel } from '../assembly/function-model';
import type { FunctionFiles } from './function-files';
import type { Project } from './project';

/** What a function's environment depends on beside its template. */
export interface EnvironmentOptions {
  readonly project: Project;
  /** Variables of the gateway, such as the endpoints of AWS services. */
  readonly environment: { readonly [name: string]: string };
  /** Rewrites a value of the template, such as the address of the deployed API. */
  readonly mapEnvironment?: (value: string) => string;
  /** Whether the function gets the AWS credentials of the person who runs the gateway. */
  readonly inheritCredentials: boolean;
}

/** Variables of the machine that programs need to run at all. */
const MACHINE_VARIABLES = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'TMPDIR',
  'TMP',
  'TEMP',
  'SystemRoot',
  'USERPROFILE',
  'JAVA_HOME',
];

const CREDENTIAL_VARIABLES =
  /^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|PROFILE|CONFIG_FILE|SHARED_CREDENTIALS_FILE|WEB_IDENTITY_TOKEN_FILE|ROLE_ARN)$/;

/** Credentials that no account has: what an SDK signs with them reaches nothing but local servers. */
const NO_CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** The environment variables of a function: those of its template, and those that Lambda adds. */
export function environmentOf(
  model: FunctionModel,
  files: FunctionFiles,
  { project, environment, mapEnvironment = (value) => value, inheritCredentials }: EnvironmentOptions,
): { [name: string]: string } {
  const [, , , region = 'us-east-1'] = model.arn.split(':');
  const machine = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      MACHINE_VARIABLES.includes(entry[0]) || (inheritCredentials && CREDENTIAL_VARIABLES.test(entry[0])),
  );
  const folders = (...names: string[]) =>
    files.layers.flatMap((layer) => names.map((name) => join(layer, name))).filter((folder) => existsSync(folder));
  const version = /\d.*/.exec(model.runtime ?? '')?.[0] ?? '';
  const { PATH = '' } = process.env;
  return {
    ...Object.fromEntries(machine),
    ...(inheritCredentials ? {} : NO_CREDENTIALS),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${model.runtime ?? 'unknown'}`,
    AWS_LAMBDA_FUNCTION_NAME: model.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryInMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${model.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    CDK_WEBSOCKET_GATEWAY_FUNCTION_ARN: model.arn,
    CDK_WEBSOCKET_GATEWAY_PROJECT: project.folder,
    LAMBDA_TASK_ROOT: files.taskRoot,
    LANG: 'en_US.UTF-8',
    NODE_PATH: [
      ...folders('nodejs/node_modules', `nodejs/node${version.replace(/\D.*/, '')}/node_modules`),
      ...project.nodeModules,
    ].join(delimiter),
    PATH: [...folders('bin'), PATH].join(delimiter),
    PYTHONPATH: folders('python', `python/lib/python${version}/site-packages`).join(delimiter),
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    TZ: ':UTC',
    _HANDLER: model.handler ?? '',
    ...environment,
    ...Object.fromEntries(Object.entries(model.environment).map(([name, value]) => [name, mapEnvironment(value)])),
  };
}
