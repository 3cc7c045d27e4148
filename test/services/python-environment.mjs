// A virtual environment with moto, a local AWS server, under node_modules/.cache.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findToolchain } from '../../scripts/toolchains.mjs';

const here = dirname(fileURLToPath(import.meta.url));
// The gateway starts the same moto.
const requirements = join(here, '../../gateway/src/services/moto/requirements.txt');
// Some packages in requirements.txt do not support an older Python.
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

/** The Python of the environment, which is made when there is none for these requirements. */
export function pythonWithMoto() {
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const environment = join(here, '../../node_modules/.cache/moto', digest);
  const python = join(environment, 'bin/python');
  // Written last: an installation that was cut off does not count.
  const installed = join(environment, 'installed');
  if (!existsSync(installed)) {
    console.log('installing moto in a virtual environment');
    rmSync(environment, { recursive: true, force: true });
    execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
    // Every package is pinned, so that none comes by itself.
    const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '-r', requirements];
    execFileSync(python, install, { stdio: 'inherit' });
    writeFileSync(installed, '');
  }
  return python;
}
