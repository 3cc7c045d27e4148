import { styleText } from 'node:util';
import type { App } from '../assembly/app';
import type { AssemblyRecord, ConnectionRecord, GatewayEvent, MessageRecord } from '../control/events';
import type { RunningGateway } from '../gateway';
import { routesTable } from './routes-table';
import { printLine } from './standard-output';
import { printable, printableLog, shortText } from './terminal-text';

/** How much is printed. */
export interface Verbosity {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** Prints what happens: one line a message for people, or one JSON object a line for programs. */
export class Report {
  constructor(private readonly verbosity: Verbosity) {}

  public ready(app: App, { apis, control }: RunningGateway): void {
    if (this.verbosity.json) {
      print({ event: 'ready', pid: process.pid, apis, control });
      return;
    }
    if (!this.verbosity.quiet) {
      printLine(`${routesTable(app)}\n`);
    }
    for (const { api, stack, stage, url } of apis) {
      printLine(`${paint('bold', url)}  ${stack}/${api}, stage ${stage}`);
    }
    if (!this.verbosity.quiet) {
      printLine(`\ninspect: ${control.url}#token=${control.token}`);
      printLine(`try: npx wscat --connect ${apis[0]?.url}`);
    }
  }

  public event(event: GatewayEvent): void {
    if (this.verbosity.json) {
      print(event);
    } else if (!this.verbosity.quiet || (event.event === 'assembly' && event.error !== null)) {
      printLine(this.line(event));
    }
  }

  /** Warnings go to standard error, since with --json nothing but JSON may be on standard output. */
  public warn(text: string): void {
    process.stderr.write(`${paint('yellow', 'warning', process.stderr)} ${printable(text)}\n`);
  }

  private line(event: GatewayEvent): string {
    switch (event.event) {
      case 'log':
        return `${paint('dim', `[${event.function}]`)} ${printableLog(event.text, isColored())}`;
      case 'connection':
        return connectionLine(event);
      case 'assembly':
        return assemblyLine(event);
      default:
        return [messageLine(event), ...(this.verbosity.verbose ? event.trace.map(traceLine) : [])].join('\n');
    }
  }
}

function print(value: object): void {
  printLine(JSON.stringify(value));
}

function messageLine({ time, connectionId, routeKey, body, backend, status, ms, reply, error }: MessageRecord): string {
  const outcome = error === null ? '' : ` ${paint('red', `error: ${printable(error)}`)}`;
  const answered = reply === null ? 'no reply' : shortText(reply);
  return `${time.slice(11, 23)} ${connectionId} ${paint('cyan', routeKey ?? 'no route')} ${shortText(body)} -> ${[backend, status].filter((part) => part !== null).join(' ')} ${ms} ms -> ${answered}${outcome}`;
}

function connectionLine(record: ConnectionRecord): string {
  const { connectionId, disconnectReason, disconnectStatusCode, error, handshakeStatus, stage, state, time } = record;
  const how =
    state === 'closed'
      ? `${disconnectStatusCode} ${shortText(disconnectReason ?? '')}`.trim()
      : String(handshakeStatus);
  const outcome = error === null ? '' : ` ${paint('red', `error: ${printable(error)}`)}`;
  return `${time.slice(11, 23)} ${connectionId} ${paint('magenta', state)} ${how}, stage ${stage}${outcome}`;
}

function assemblyLine({ apis, error, state, time }: AssemblyRecord): string {
  const text =
    state === 'updated'
      ? paint('green', `the new assembly is served: ${apis.map(({ url }) => url).join(', ')}`)
      : paint('red', `error: ${printable(error ?? '')}; the assembly before it is still served`);
  return `${time.slice(11, 23)} ${text}`;
}

function traceLine({ step, details }: { step: string; details: readonly string[] }): string {
  const lines = details.flatMap((detail) => detail.split('\n'));
  return [`    ${printable(step)}`, ...lines.map((line) => `        ${printable(line)}`)].join('\n');
}

type Style = Parameters<typeof styleText>[0];

/** Colors are for terminals. */
function paint(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return isColored(stream) ? styleText(style, text) : text;
}

function isColored(stream: NodeJS.WriteStream = process.stdout): boolean {
  return stream.isTTY === true && !process.env.NO_COLOR;
}
