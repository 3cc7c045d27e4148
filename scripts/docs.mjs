// Writes docs/api/{typescript,python,java,csharp,go}.md from the compiled module. With --check it writes nothing, and
// fails when one of them is not what it would write.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const languages = ['typescript', 'python', 'java', 'csharp', 'go'];
const folder = join(root, 'docs/api');
const scratch = mkdtempSync(join(tmpdir(), 'cdk-websocket-integrations-docs-'));

try {
  const chosen = languages.flatMap((language) => ['--language', language]);
  execFileSync('npx', ['jsii-docgen', '--output', join(scratch, 'api'), ...chosen], { cwd: root, stdio: 'inherit' });

  const stale = [];
  for (const language of languages) {
    const fresh = readFileSync(join(scratch, `api.${language}.md`), 'utf8');
    const file = join(folder, `${language}.md`);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== fresh) {
      stale.push(`docs/api/${language}.md`);
      if (!process.argv.includes('--check')) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, fresh);
      }
    }
  }
  if (process.argv.includes('--check')) {
    console.log(stale.length ? `stale: ${stale.join(', ')}; run npm run docs` : 'docs/api is up to date');
    process.exitCode = stale.length ? 1 : 0;
  } else {
    console.log(stale.length ? `wrote ${stale.join(', ')}` : 'docs/api was up to date');
  }
} finally {
  rmSync(scratch, { recursive: true });
}
