import { runCommandLine } from './command-line/command-line';

/** Written by the script that bundles. */
declare const GATEWAY_VERSION: string;

runCommandLine(process.argv.slice(2), GATEWAY_VERSION).then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`error: ${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
