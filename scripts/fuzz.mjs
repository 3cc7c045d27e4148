// Calls every method that a template can call with large and odd values, over and over, and holds what the budget was
// charged against what was touched, and against the time that a whole budget buys.
//
//   node scripts/fuzz.mjs [seconds]
//
// SEED=… repeats a run.
import Module, { createRequire } from 'node:module';
import { transformFileSync } from '@swc/core';

const MOST_SECONDS = 1;
const MOST_MEGABYTES = 256;

Module._extensions['.ts'] ??= (module, path) => {
  const { code } = transformFileSync(path, {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  module._compile(code, path);
};
const { fuzzMethods, METHOD_NAMES } = createRequire(import.meta.url)('../test/runtime/fuzz/fuzz-methods.ts');

const seconds = Number(process.argv[2] ?? 60);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const end = Date.now() + seconds * 1000;
const { cases, problems, slowest } = fuzzMethods(seed, () => Date.now() < end, true);
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);

console.log(`seed ${seed}: ${cases} cases of ${METHOD_NAMES.length} methods, operators and directives`);
console.log(`slowest until its budget was spent: ${slowest.seconds.toFixed(2)} s of the processor, ${slowest.name}`);
console.log(`most memory of the process: ${megabytes} MB`);
for (const problem of problems) {
  console.log(problem);
}
const failed = problems.length + Number(slowest.seconds > MOST_SECONDS) + Number(megabytes > MOST_MEGABYTES);
console.log(`${cases - problems.length} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed > 0 ? 1 : 0;
