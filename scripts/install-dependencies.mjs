// Installs what a fresh clone needs. It runs first, so it uses nothing but Node.js and npm.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

for (const folder of [root, join(root, 'test/newest'), join(root, 'gateway')]) {
  const installed = join(folder, 'node_modules/.package-lock.json');
  const locked = join(folder, 'package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(locked).mtimeMs) {
    // Standard output belongs to the program that is run next, such as npm run gateway -- --json.
    console.error(`npm ci in ${folder}`);
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', process.stderr, 'inherit'],
    });
  }
}
