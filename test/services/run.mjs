// Sends the request of each service integration to moto, a local AWS server, and reads back what arrived.
//
//   node test/services/run.mjs [part of a name]
//
// The package must be built. Nothing leaves the machine, except for the first installation of moto.
// REQUIRE_LANGUAGES=all turns a skip into a failure.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingPython, pythonWith } from '../../scripts/python-environment.mjs';
import { AwsServer } from './aws-server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
// The gateway starts the same moto.
const requirements = join(here, '../../gateway/src/services/moto/requirements.txt');
const [wanted = ''] = process.argv.slice(2);
const cases = [];
for (const file of readdirSync(join(here, 'cases')).sort()) {
  const { default: named } = await import(`./cases/${file}`);
  cases.push(...Object.entries(named).filter(([name]) => name.includes(wanted)));
}
if (cases.length === 0) {
  throw new Error(`no case name contains ${JSON.stringify(wanted)}`);
}

const missing = missingPython();
if (missing) {
  console.log(`services: SKIPPED, ${missing}`);
  console.log(`0 passed, 0 failed, ${cases.length} skipped`);
  process.exitCode = process.env.REQUIRE_LANGUAGES === 'all' ? 1 : 0;
} else {
  await runAll();
}

async function runAll() {
  const aws = await AwsServer.start(pythonWith('moto', requirements), here);
  let failed = 0;
  for (const [name, run] of cases) {
    const start = performance.now();
    aws.log = '';
    try {
      await run(aws);
      console.log(`passed  ${name} (${Math.round(performance.now() - start)} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}\n${indented(`${error.stack}\n${aws.log}`)}`);
    }
  }
  await aws.stop();
  for (const difference of aws.differences) {
    console.log(`note: moto's ${difference}`);
  }
  console.log(`${cases.length - failed} passed, ${failed} failed, 0 skipped`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function indented(text) {
  return text.replace(/^/gm, '        ');
}
