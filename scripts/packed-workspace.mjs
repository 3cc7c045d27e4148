import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Packs the compiled module, and installs it in a copy of a folder from which nothing of the repository can be resolved.
 */
export function installPacked(source, name, dependencies = []) {
  const workspace = mkdtempSync(join(tmpdir(), `cdk-websocket-integrations-${name}-`));
  process.on('exit', () => rmSync(workspace, { recursive: true, force: true }));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', workspace], { cwd: root, stdio: 'pipe' });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

  const folder = join(workspace, 'app');
  cpSync(join(root, source), folder, {
    recursive: true,
    filter: (path) => !/\/(node_modules|cdk\.out)$/.test(path),
  });
  const packed = `../cdk-websocket-integrations-${version}.tgz`;
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', packed, ...dependencies], {
    cwd: folder,
    stdio: 'inherit',
  });
  return folder;
}
