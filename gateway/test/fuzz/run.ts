import { apiTemplate, writeAssemblyTo } from '../assembly-builder';
import { serveAssembly } from '../gateway-under-test';
import { FUZZED_ROUTES, fuzz } from './fuzz';

/** Fuzzes a gateway for some seconds. A promise that is rejected, or an error that nobody catches, ends the process with 1. */
export async function run(folder: string, seconds: number, seed: number): Promise<void> {
  const started = Date.now();
  writeAssemblyTo(folder, { Chat: apiTemplate(FUZZED_ROUTES) });
  const gateway = await serveAssembly(folder);
  const counts = await fuzz(gateway, seed, () => Date.now() - started < seconds * 1000);
  await gateway.stop();
  if (gateway.warnings.length > 0) {
    throw new Error(`the gateway warns: ${gateway.warnings.join('; ')}`);
  }
  const megabytes = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(`fuzz: passed with seed ${seed} in ${seconds} s, ${megabytes} MB:`, JSON.stringify(counts));
}
