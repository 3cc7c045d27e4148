// Bundles the gateway, with the runtime of the library in it, into one file. Only ws stays outside: it is what a user installs.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join(folder, 'build');
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const { metafile } = await build({
  absWorkingDir: dirname(folder),
  entryPoints: { 'cdk-websocket-gateway': 'gateway/src/main.ts' },
  outdir: output,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['ws'],
  define: { GATEWAY_VERSION: JSON.stringify(version) },
  banner: { js: '#!/usr/bin/env node' },
  legalComments: 'none',
  minifySyntax: true,
  metafile: true,
  logLevel: 'warning',
});
writeFileSync(join(output, 'inspector.html'), await inspectorPage());
// They run beside the code of an app, in processes of its functions.
cpSync(join(folder, 'src/functions/bootstrap'), join(output, 'bootstrap'), { recursive: true });
// They run in the virtual environment of moto.
for (const file of ['server.py', 'requirements.txt']) {
  cpSync(join(folder, 'src/services/moto', file), join(output, 'moto', file));
}
// The test of the bundle reads it; it is not published.
writeFileSync(join(output, 'metafile.json'), JSON.stringify(metafile));
writeFileSync(join(output, 'LICENSES.txt'), licenses(metafile));

/** The inspector page in one file: nothing of it is fetched from elsewhere. */
async function inspectorPage() {
  const page = await build({
    absWorkingDir: dirname(folder),
    entryPoints: ['gateway/page/main.tsx', 'gateway/page/style.css'],
    outdir: output,
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  });
  Object.assign(metafile.inputs, page.metafile.inputs);
  const text = (extension) => page.outputFiles.find(({ path }) => path.endsWith(extension)).text.trim();
  return readFileSync(join(folder, 'page/index.html'), 'utf8')
    .replace('/* STYLE */', () => text('.css'))
    .replace('// SCRIPT\n', () => text('.js').replaceAll('</script', '<\\/script'));
}

/** The licenses of the packages that are part of the bundle, as they ask for. */
function licenses({ inputs }) {
  const packages = new Set(
    Object.keys(inputs).flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
  );
  return [...packages]
    .sort()
    .map((path) => {
      const {
        name,
        version: of,
        license,
      } = JSON.parse(readFileSync(join(dirname(folder), path, 'package.json'), 'utf8'));
      const text = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'CopyrightNotice.txt'].flatMap((file) => {
        try {
          return [readFileSync(join(dirname(folder), path, file), 'utf8')];
        } catch {
          return [];
        }
      });
      return `${name} ${of} (${license})\n\n${text[0] ?? ''}`;
    })
    .join('\n---\n\n');
}
