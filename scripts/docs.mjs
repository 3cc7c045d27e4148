// Writes docs/api/{typescript,python,java,csharp,go}.md, docs/rules.md and docs/fidelity.md from the compiled module. With --check it writes
// nothing, and fails when one of them is stale.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { referencePages } from './api-reference/pages.mjs';
import fidelityPage from './fidelity-page.cjs';
import rulesPage from './rules-page.cjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiled = (file) => createRequire(import.meta.url)(join(root, 'build', file));
const { RULES } = compiled('validation/registry.js');
const { ASSUMPTIONS } = compiled('service-facts/assumptions.js');
const { LEFT_OUT_METHODS } = compiled('runtime/java/left-out-methods.js');
const scratch = mkdtempSync(join(tmpdir(), 'cdk-websocket-integrations-docs-'));

try {
  const pages = [
    ...(await referencePages(root, scratch)),
    ['docs/rules.md', rulesPage(RULES)],
    ['docs/fidelity.md', fidelityPage(ASSUMPTIONS, LEFT_OUT_METHODS)],
  ];
  const stale = [];
  for (const [page, fresh] of pages) {
    const file = join(root, page);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== fresh) {
      stale.push(page);
      if (!process.argv.includes('--check')) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, fresh);
      }
    }
  }
  if (process.argv.includes('--check')) {
    console.log(stale.length ? `stale: ${stale.join(', ')}; run npm run docs` : 'the generated pages are up to date');
    process.exitCode = stale.length ? 1 : 0;
  } else {
    console.log(stale.length ? `wrote ${stale.join(', ')}` : 'the generated pages were up to date');
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
