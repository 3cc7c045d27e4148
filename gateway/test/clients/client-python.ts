import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '../../scripts/client-python.mjs');

/** A Python with websockets and boto3, which is installed when it is first needed, or why there is none. */
export const CLIENT_PYTHON: { readonly path?: string; readonly missing?: string } = (() => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [SCRIPT], { encoding: 'utf8' });
  const { path, missing } = status === 0 ? JSON.parse(stdout) : { missing: stderr };
  if (missing !== undefined) {
    process.stderr.write(`clients in Python: SKIPPED, ${missing}\n`);
  }
  return { path, missing };
})();
