import { readApp } from '../../src/assembly/app';
import { findProject } from '../../src/functions/project';
import { startGateway } from '../../src/gateway';
import { apiTemplate, writeAssemblyTo } from '../assembly-builder';
import { FUZZED_ROUTES, fuzz } from './fuzz';

/** Fuzzes a gateway for some seconds. A promise that is rejected, or an error that nobody catches, ends the process with 1. */
export async function run(folder: string, seconds: number, seed: number): Promise<void> {
  const warnings: string[] = [];
  const started = Date.now();
  writeAssemblyTo(folder, { Chat: apiTemplate(FUZZED_ROUTES) });
  const gateway = await startGateway(readApp(folder), {
    host: '127.0.0.1',
    port: 0,
    rewrites: [],
    functionEndpoints: [],
    relaxed: new Set(),
    allowedOrigins: [],
    isolation: 'process',
    domainProtocol: 'https',
    project: findProject(folder),
    warn: (text) => warnings.push(text),
  });
  const counts = await fuzz(gateway, seed, () => Date.now() - started < seconds * 1000);
  await gateway.stop();
  const megabytes = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(`fuzz: passed with seed ${seed} in ${seconds} s, ${megabytes} MB:`, JSON.stringify(counts));
  if (warnings.length > 0) {
    throw new Error(`the gateway warns: ${warnings.join('; ')}`);
  }
}
