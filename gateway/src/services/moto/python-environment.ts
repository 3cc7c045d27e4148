import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { machineError } from '../../errors';

const run = promisify(execFile);

/** The files of moto's server: beside this file in the sources, in a folder of their own in the bundle. */
export const MOTO_FILES = [__dirname, join(__dirname, 'moto')].find((folder) =>
  existsSync(join(folder, 'requirements.txt')),
) as string;

/** The oldest Python that the pinned packages support. */
const OLDEST = [3, 11] as const;

const IS_WINDOWS = process.platform === 'win32';

/** The names under which a Python of the right age may be found. */
const COMMANDS = IS_WINDOWS ? ['python'] : ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11'];

/**
 * The Python of a virtual environment with moto, which is created when there is none for the pinned packages.
 *
 * @param cache The folder that keeps the environment for the next start
 */
export async function pythonWithMoto(cache: string, progress: (text: string) => void): Promise<string> {
  const requirements = join(MOTO_FILES, 'requirements.txt');
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const environment = join(cache, 'moto', digest);
  const python = join(environment, ...(IS_WINDOWS ? ['Scripts', 'python.exe'] : ['bin', 'python']));
  // Written last: an installation that was cut off does not count.
  if (existsSync(join(environment, 'installed'))) {
    return python;
  }
  const system = systemPython();
  progress('installing moto, once for this machine');
  const unfinished = `${environment}-${process.pid}`;
  mkdirSync(join(cache, 'moto'), { recursive: true });
  try {
    await run(system, ['-m', 'venv', unfinished]);
    const program = python.replace(environment, () => unfinished);
    // Every package is pinned, so that none comes by itself.
    await run(program, ['-m', 'pip', 'install', '--quiet', '--no-deps', '-r', requirements]);
    writeFileSync(join(unfinished, 'installed'), '');
    if (!existsSync(join(environment, 'installed'))) {
      rmSync(environment, { recursive: true, force: true });
      renameSync(unfinished, environment);
    }
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    const reason = stderr.trim().split('\n').slice(-3).join(' ') || message;
    throw machineError(
      `moto cannot be installed at ${JSON.stringify(environment)}, got ${JSON.stringify(reason)}; ` +
        'check that Python has venv and pip, and that pip reaches a package index',
    );
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return python;
}

/** The folder in which environments are kept. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { CDK_WEBSOCKET_GATEWAY_CACHE, LOCALAPPDATA, XDG_CACHE_HOME } = environment;
  return (
    CDK_WEBSOCKET_GATEWAY_CACHE ||
    join(XDG_CACHE_HOME || (IS_WINDOWS && LOCALAPPDATA) || join(homedir(), '.cache'), 'cdk-websocket-gateway')
  );
}

/** A Python that is new enough. */
function systemPython(): string {
  const found: string[] = [];
  for (const command of COMMANDS) {
    try {
      const version = execFileSync(command, ['-c', 'import platform; print(platform.python_version())'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
      const [major = 0, minor = 0] = version.split('.').map(Number);
      if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) {
        return command;
      }
      found.push(version);
    } catch {
      // The next one may be there.
    }
  }
  throw machineError(
    `Python ${OLDEST.join('.')} or later is missing at --services moto, got ${found.join(', ') || 'none'}; ` +
      'install it from https://www.python.org/downloads or with a package manager, or name a running server by --endpoint URL',
  );
}
