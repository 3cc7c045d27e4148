// Virtual environments with pinned packages, under node_modules/.cache.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findToolchain } from './toolchains.mjs';

const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules/.cache');
// Some of the pinned packages do not support an older Python.
const OLDEST = [3, 11];

/** Why there can be no such environment here, or undefined. */
export function missingPython() {
  const { missing, version } = findToolchain('python');
  if (missing) {
    return `${missing} is not on the PATH`;
  }
  const [major, minor] = version.match(/\d+/g).slice(-3).map(Number);
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  return isOld ? `${version} is older than ${OLDEST.join('.')}, which the pinned packages need` : undefined;
}

/** The Python of an environment with the packages of a requirements file. It is created when it does not exist yet. */
export function pythonWith(name, requirements) {
  const environment = environmentOf(name, requirements);
  const python = join(environment, 'bin/python');
  // Written last: an installation that was cut off does not count.
  const installed = join(environment, 'installed');
  if (!existsSync(installed)) {
    console.error(`installing ${name} in a virtual environment`);
    rmSync(environment, { recursive: true, force: true });
    execFileSync('python3', ['-m', 'venv', environment], { stdio: ['ignore', process.stderr, 'inherit'] });
    // Every package is pinned, so that no other version is installed.
    const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '-r', requirements];
    execFileSync(python, install, { stdio: ['ignore', process.stderr, 'inherit'] });
    writeFileSync(installed, '');
  }
  return python;
}

/** The Python of an environment that was created before, or undefined. */
export function installedPython(name, requirements) {
  const environment = environmentOf(name, requirements);
  return existsSync(join(environment, 'installed')) ? join(environment, 'bin/python') : undefined;
}

function environmentOf(name, requirements) {
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  return join(cache, name, digest);
}
