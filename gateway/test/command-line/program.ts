import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PROGRAM = join(__dirname, '../../build/cdk-websocket-gateway.js');

/** Runs the program to its end; its input is at its end from the start. */
export function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8', input: '' });
  return { status, stdout, stderr };
}

const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) {
    child.kill('SIGKILL');
  }
});

/** Starts the program, and reads its lines. */
export function start(...args: string[]) {
  return startWith({}, ...args);
}

/** Starts the program with additional environment variables. */
export async function startWith(environment: { readonly [name: string]: string }, ...args: string[]) {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  started.push(child);
  const lines: string[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() as string;
    lines.push(...parts);
  });
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  const failed = ended.then(() => Promise.reject(new Error(`the program ended: ${errors.join('')}`)));
  failed.catch(() => {});
  while (lines.length === 0) {
    await Promise.race([once(child.stdout, 'data'), failed]);
  }
  return { child, lines, errors, ended };
}

/** The first URL of the line that says that the gateway is ready. */
export function urlOf(lines: readonly string[]): string {
  return JSON.parse(lines[0] as string).apis[0].url;
}

/** Whether a process runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
