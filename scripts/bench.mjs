// Compares the packed library with L1 constructs and with aws-cdk-lib. With --write it also updates docs/benchmarks.md.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { installPacked, root } from './packed-workspace.mjs';

const folder = installPacked('bench', 'bench');
const lines = [];
const say = (line = '') => {
  lines.push(line);
  console.log(line);
};

say(
  `Machine: ${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}.`,
);
say(
  `aws-cdk-lib ${installedVersion('aws-cdk-lib')}. Medians of 15 (N = 300) to 151 (N = 1) runs in one process, in milliseconds per integration and route.`,
);
say(
  'A ratio below 1.00 means that this library is faster. Between runs a ratio varies by about 0.05, or 0.1 at N = 1.',
);
say();
say('| phase | N | L1 | upstream L2 | ours | ours / L1 | ours / upstream |');
say('|---|---:|---:|---:|---:|---:|---:|');
timings('false', ['construct', 'synth'], (phase) => phase);
timings('true', ['synth'], () => 'synth, built-in validation on');

say();
say(
  '| construct and synth an AWS service integration with role and route, N = 50 | L1 and role by hand | ours | ratio |',
);
say('|---|---:|---:|---:|');
for (const { service, byHand, ours } of JSON.parse(node(['--expose-gc', 'services.js'], { CDK_VALIDATION: 'false' }))) {
  say(`| ${service} | ${byHand.toFixed(3)} | ${ours.toFixed(3)} | ${(ours / byHand).toFixed(2)} |`);
}

say();
say('| load time, ms | median of 21 processes |');
say('|---|---:|');
say(
  `| \`require\`, with \`aws-cdk-lib\` and \`aws-cdk-lib/aws-apigatewayv2\` already loaded | ${loadTime().toFixed(1)} |`,
);
say(
  `| \`require\` and first use of the construct, with the WebSocket classes of \`aws-cdk-lib\` already loaded | ${loadTime('used').toFixed(1)} |`,
);

say();
say('| mapping template for DynamoDB | renderings a second | ratio to velocityjs |');
say('|---|---:|---:|');
const rates = JSON.parse(node(['templates.js']));
for (const [name, rate] of [
  [`velocityjs ${installedVersion('velocityjs')}, parse and render`, rates.velocityjs],
  ['ours, parse and render', rates.ours],
  ['ours, parsed once, render only', rates.compiled],
]) {
  say(`| ${name} | ${Math.round(rate)} | ${(rate / rates.velocityjs).toFixed(1)} |`);
}

say();
say('| artifact | KiB |');
say('|---|---:|');
for (const [language, extension] of [
  ['js', '.tgz'],
  ['python', '.whl'],
  ['java', '.jar'],
  ['dotnet', '.nupkg'],
  ['go', ''],
]) {
  const size = artifactSize(join(root, 'dist', language), extension);
  say(`| ${language}${extension ? ` (\`${extension}\`)` : ', all files'} | ${size ?? 'not built here'} |`);
}

if (process.argv.includes('--write')) {
  const file = join(root, 'docs/benchmarks.md');
  writeFileSync(file, `# Benchmarks\n\nWritten by \`npm run bench -- --write\`.\n\n${lines.join('\n')}\n`);
}

function timings(validation, phases, label) {
  const rows = JSON.parse(node(['--expose-gc', 'integrations.js'], { CDK_VALIDATION: validation }));
  for (const row of rows.filter(({ phase }) => phases.includes(phase))) {
    const times = [row.l1, row.upstream, row.ours].map((value) => value.toFixed(3)).join(' | ');
    const ratios = [row.ours / row.l1, row.ours / row.upstream].map((value) => value.toFixed(2)).join(' | ');
    say(`| ${label(row.phase)} | ${row.size} | ${times} | ${ratios} |`);
  }
}

function installedVersion(name) {
  return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
}

function loadTime(...args) {
  const samples = Array.from({ length: 21 }, () => Number(node(['load.js', ...args]))).sort((a, b) => a - b);
  return samples[10];
}

function node(args, env = {}) {
  // The built-in validation writes its findings to standard error, here that 300 integrations are many.
  return execFileSync('node', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...env },
  });
}

function artifactSize(path, extension) {
  if (!existsSync(path)) {
    return undefined;
  }
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension) && !/-(sources|javadoc)\.jar$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return files.length === 0 ? undefined : (files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024).toFixed(0);
}
