// What jsii-pacmak leaves to do for Python: it takes the stability of the API for the maturity of the project, and gives
// the package few addresses and no keywords.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const CLASSIFIERS = {
  'Development Status :: 5 - Production/Stable': ['Development Status :: 4 - Beta'],
  'License :: OSI Approved': ['License :: OSI Approved :: Apache Software License'],
  'Intended Audience :: Developers': [
    'Framework :: AWS CDK',
    'Framework :: AWS CDK :: 2',
    'Intended Audience :: Developers',
  ],
};

/** Completes what a registry shows of generated sources. */
export function addMetadata(folder, manifest) {
  const file = join(folder, 'setup.py');
  const text = readFileSync(file, 'utf8');
  const [, before, json, after] = /^([\s\S]*?"""\n)([\s\S]*?)(\n"""[\s\S]*)$/.exec(text);
  const settings = JSON.parse(json);
  for (const classifier of Object.keys(CLASSIFIERS)) {
    if (!settings.classifiers.includes(classifier)) {
      throw new Error(`jsii-pacmak writes ${JSON.stringify(settings.classifiers)} now, without ${classifier}`);
    }
  }
  settings.classifiers = settings.classifiers.flatMap((classifier) => CLASSIFIERS[classifier] ?? [classifier]);
  settings.keywords = manifest.keywords.join(', ');
  settings.project_urls = {
    Source: manifest.repository.url.replace(/\.git$/, ''),
    Documentation: `${manifest.homepage}/blob/main/docs/languages/python.md`,
    Changelog: `${manifest.homepage}/blob/main/CHANGELOG.md`,
    Issues: manifest.bugs,
  };
  writeFileSync(file, `${before}${JSON.stringify(settings, null, 4)}${after}`);
}

/** Builds the wheel and the source distribution from generated sources, and leaves nothing else. */
export function packPython(folder) {
  const workspace = mkdtempSync(join(tmpdir(), 'cdk-websocket-integrations-python-'));
  try {
    const run = (command, ...args) => execFileSync(command, args, { cwd: workspace, stdio: 'inherit' });
    const pacmak = dirname(createRequire(import.meta.url).resolve('jsii-pacmak/package.json'));
    const python = join(workspace, 'venv/bin/python');
    run('python3', '-m', 'venv', 'venv');
    run(python, '-m', 'pip', 'install', '--quiet', '-r', join(pacmak, 'lib/targets/python/requirements-dev.txt'));
    run(python, '-m', 'build', '--outdir', join(workspace, 'built'), folder);
    const built = readdirSync(join(workspace, 'built')).map((name) => join(workspace, 'built', name));
    run(python, '-m', 'twine', 'check', '--strict', ...built);
    for (const entry of readdirSync(folder)) {
      rmSync(join(folder, entry), { recursive: true });
    }
    cpSync(join(workspace, 'built'), folder, { recursive: true });
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}
