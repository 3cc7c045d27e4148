import { Command, CommanderError, Option } from 'commander';
import { readIamCredentials } from '../access/iam-credentials';
import { readApp } from '../assembly/app';
import type { Rewrite } from '../backends/rewrites';
import type { LimitName } from '../connections/limits';
import { GatewayStartError, usageError } from '../errors';
import type { FunctionEndpoint } from '../functions/app-functions';
import type { DomainProtocol } from '../functions/local-addresses';
import { findProject } from '../functions/project';
import { startGateway } from '../gateway';
import { reloadOnChange } from '../reload';
import { LocalServices } from '../services/local-services';
import {
  addFunctionEndpoint,
  addOrigin,
  addRewrite,
  readEndpoint,
  readPort,
  readRelaxed,
  readValues,
  takeEndpoints,
} from './arguments';
import { Progress } from './progress';
import { Report } from './report';
import { routesJson, routesListing } from './routes-listing';
import { usageMessage } from './usage-message';

/** The options that serving and listing share. */
interface ChoiceOptions {
  readonly stack?: string;
  readonly api?: string;
  readonly stage?: string;
  readonly values?: string;
}

/** The options of listing. */
interface ListOptions extends ChoiceOptions {
  readonly json?: boolean;
}

/** The options of serving. */
interface ServeOptions extends ChoiceOptions {
  readonly host: string;
  readonly port: number;
  readonly rewrite?: readonly Rewrite[];
  readonly function?: readonly FunctionEndpoint[];
  readonly relaxed?: ReadonlySet<LimitName>;
  readonly iam?: string;
  readonly allowOrigin?: readonly string[];
  readonly isolation: 'process' | 'worker';
  readonly inspect?: number;
  readonly domainProtocol: DomainProtocol;
  readonly watch: boolean;
  readonly endpoint?: string;
  readonly services?: 'moto';
  readonly aws?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Exit codes, beside those of a start that fails. */
const STOPPED = 0;
const WRONG_USAGE = 2;

/** Runs a command line. Resolves with the exit code. */
export async function runCommandLine(args: readonly string[], version: string): Promise<number> {
  let code: Promise<number> = Promise.resolve(STOPPED);
  let byService: ReadonlyMap<string, string> = new Map();
  const program = new Command('cdk-websocket-gateway')
    .description('Serves the WebSocket APIs of a synthesized CDK app on this machine.')
    .version(version)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .enablePositionalOptions();
  withChoice(program.argument('<cdk.out>', 'the folder that cdk synth writes'))
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .option('--port <port>', 'the port of the first API; others take the next ones; 0: any', readPort, 4000)
    .option('--rewrite <FROM=TO>', 'send requests for URLs that begin with FROM, or for a VPC link, to TO', addRewrite)
    .option('--function <NAME=URL>', 'invoke a function by posting its event to URL', addFunctionEndpoint)
    .addOption(
      new Option('--isolation <KIND>', 'run functions for Node.js in processes, or quicker in threads')
        .choices(['process', 'worker'])
        .default('process'),
    )
    .option(
      '--inspect <PORT>',
      'debug functions for Node.js; the first on this port, others on the next ones',
      readPort,
    )
    .option('--endpoint <URL>', 'send the requests of AWS integrations and functions to URL', readEndpoint)
    .addOption(new Option('--endpoint-SERVICE <URL>', 'the same for one service, such as --endpoint-sqs'))
    .addOption(
      new Option('--services <SERVER>', 'start a server for services, with the resources of the app in it').choices([
        'moto',
      ]),
    )
    .option('--aws', 'call AWS for services without an endpoint, with the credentials of this machine')
    .addOption(
      new Option('--domain-protocol <PROTOCOL>', 'how functions reach @connections by their environment')
        .choices(['https', 'http'])
        .default('https'),
    )
    .option(
      '--relaxed <LIMIT,...>',
      'switch limits off: idle, duration, integration-timeout, message-size, frame-size, throttling, iam, all',
      readRelaxed,
    )
    .option('--iam <FILE>', 'verify signed handshakes with credentials: a JSON file from access key ids to secrets')
    .option('--allow-origin <ORIGIN>', 'refuse handshakes of web pages from other origins', addOrigin)
    .option('--no-watch', 'keep serving what was read at the start')
    .option('--json', 'print one JSON object a line, and end when standard input closes')
    .option('--quiet', 'print addresses and errors only')
    .option('--verbose', 'print each step of a message')
    .action((directory: string, options: ServeOptions) => {
      code = serve(directory, options, byService);
    });
  withChoice(
    program
      .command('routes')
      .description('Prints the routes, backends, templates and findings, without serving them.')
      .argument('<cdk.out>', 'the folder that cdk synth writes'),
  )
    .option('--json', 'print one JSON object')
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .action((directory: string, options: ListOptions) => {
      code = listRoutes(directory, options);
    });
  try {
    // Listing the routes takes no endpoint.
    const taken = args[0] === 'routes' ? { rest: args, byService } : takeEndpoints(args);
    byService = taken.byService;
    await program.parseAsync(taken.rest, { from: 'user' });
    return await code;
  } catch (error) {
    return report(error);
  }
}

function withChoice(command: Command): Command {
  return command
    .option('--stack <NAME>', 'serve the APIs of one stack')
    .option('--api <LOGICAL_ID>', 'serve one API')
    .option('--stage <NAME>', 'serve one stage')
    .option('--values <FILE>', 'a JSON file with values for parameters, logical ids and exports');
}

/** Prints an error, and returns its exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === STOPPED) {
      return STOPPED;
    }
    process.stderr.write(`error: ${usageMessage(error)}\n`);
    return WRONG_USAGE;
  }
  if (error instanceof GatewayStartError) {
    process.stderr.write(`error: ${error.message}\n`);
    return error.exitCode;
  }
  throw error;
}

function choiceOf({ api, stack, stage, values }: ChoiceOptions) {
  return { api, stack, stage, values: values === undefined ? undefined : readValues(values) };
}

async function listRoutes(directory: string, options: ListOptions): Promise<number> {
  const app = readApp(directory, choiceOf(options));
  process.stdout.write(`${options.json ? JSON.stringify(routesJson(app)) : routesListing(app)}\n`);
  return STOPPED;
}

async function serve(
  directory: string,
  options: ServeOptions,
  byService: ReadonlyMap<string, string>,
): Promise<number> {
  const { json = false, quiet = false, verbose = false } = options;
  // Whoever stops the gateway while it starts must be heard, too.
  const stopped = stopSignal(json);
  const report = new Report({ json, quiet, verbose });
  const progress = new Progress(json || quiet);
  const step = (text: string) => progress.step(text);
  const choice = choiceOf(options);
  checkServicesOption(options);
  // An app that cannot be served is told before anything is installed.
  const first = readApp(directory, choice);
  const services = options.services && (await Promise.race([LocalServices.start(directory, step), stopped]));
  if (options.services && !services) {
    progress.end();
    return STOPPED;
  }
  const read = async () => services?.readApp(directory, choice) ?? readApp(directory, choice);
  const app = services ? await services.readApp(directory, choice, step) : first;
  for (const warning of app.warnings) {
    report.warn(warning);
  }
  const gateway = await startGateway(app, {
    host: options.host,
    port: options.port,
    rewrites: options.rewrite ?? [],
    functionEndpoints: options.function ?? [],
    relaxed: options.relaxed ?? new Set(),
    allowedOrigins: options.allowOrigin ?? [],
    iam: options.iam === undefined ? undefined : readIamCredentials(options.iam),
    isolation: options.isolation,
    inspectPort: options.inspect,
    domainProtocol: options.domainProtocol,
    endpoints: { all: services?.url ?? options.endpoint, byService, aws: options.aws ?? false },
    project: findProject(directory),
    warn: (text) => report.warn(text),
    progress: step,
  }).finally(() => progress.end());
  gateway.events.listen((event) => report.event(event));
  const watch = options.watch ? reloadOnChange(directory, read, gateway) : undefined;
  await watch?.ready;
  report.ready(app, gateway);
  await stopped;
  await watch?.close();
  await gateway.stop();
  await services?.stop();
  return STOPPED;
}

/** Refuses options that name two servers for all services. */
function checkServicesOption({ aws, endpoint, services }: ServeOptions): void {
  const other = endpoint === undefined ? aws && '--aws' : '--endpoint';
  if (services !== undefined && other) {
    throw usageError(
      `server for all services is named twice at --services, got ${other} too; leave one out, or name single services by --endpoint-SERVICE`,
    );
  }
}

/** Resolves at a signal to end, and with --json at the end of standard input. */
function stopSignal(isInputWatched: boolean): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve());
    }
    if (isInputWatched) {
      process.stdin.on('end', () => resolve());
      process.stdin.on('close', () => resolve());
      process.stdin.on('error', () => resolve());
      process.stdin.resume();
    }
    // A reader of the output that goes away ends the gateway, too.
    process.stdout.on('error', () => resolve());
  });
}
