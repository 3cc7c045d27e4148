import { spawnSync } from 'node:child_process';

// The commands that each language needs on the PATH to build its package and to run a program that uses it.
const commands = {
  js: [['node', '--version']],
  python: [['python3', '--version']],
  java: [
    ['javac', '-version'],
    ['mvn', '--version'],
  ],
  dotnet: [['dotnet', '--version']],
  go: [['go', 'version']],
};

/**
 * The version of a language's toolchain, or the command that is missing.
 */
export function findToolchain(language) {
  const versions = [];
  for (const [command, argument] of commands[language]) {
    const { status, stdout, stderr } = spawnSync(command, [argument], { encoding: 'utf8' });
    if (status !== 0) {
      return { missing: command };
    }
    versions.push(`${stdout}${stderr}`.match(/\d+(\.\d+)+/)?.[0] ?? '?');
  }
  return { version: `${commands[language][0][0]} ${versions[0]}` };
}
