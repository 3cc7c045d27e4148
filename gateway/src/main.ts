import { runCommandLine } from './command-line/command-line';
import { flushOutput } from './command-line/standard-output';

/** Written by the script that bundles. */
declare const GATEWAY_VERSION: string;

runCommandLine(process.argv.slice(2), GATEWAY_VERSION).then(
  (code) => flushOutput().then(() => process.exit(code)),
  (error) => {
    process.stderr.write(`error: ${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
