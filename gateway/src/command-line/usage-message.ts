import type { CommanderError } from 'commander';

/** Says what is wrong with a command line, in the form of the other errors. */
export function usageMessage({ code, message }: CommanderError): string {
  const [, option = '', value = '', problem = ''] =
    /option '([^']*)' argument '([\s\S]*)' is invalid\. ([\s\S]*)$/.exec(message) ?? [];
  if (option !== '') {
    const remedy = problem.replace(/^Allowed choices are (.*)\.$/, 'choose from $1');
    return `option is invalid at ${quote(option.split(' ')[0] as string)}, got ${quote(value)}; ${remedy}`;
  }
  const [, name = ''] = /'([^']*)'/.exec(message) ?? [];
  switch (code) {
    case 'commander.unknownOption': {
      const [, meant] = /Did you mean (?:one of )?(.*)\?/.exec(message) ?? [];
      return `option is unknown, got ${quote(name)}; ${meant ? `did you mean ${meant}?` : HELP}`;
    }
    case 'commander.missingArgument':
      return 'cloud assembly is missing on the command line; pass the folder that cdk synth writes, such as cdk.out';
    case 'commander.optionMissingArgument':
      return `option has no value at ${quote(name.split(' ')[0] as string)}; write ${name}`;
    case 'commander.excessArguments': {
      const [, count = ''] = /got (\d+)/.exec(message) ?? [];
      return `one folder is served at a time, got ${count} arguments; pass one, and quote names that contain spaces`;
    }
    default:
      return `${message.replace(/^error: /, '')}; ${HELP}`;
  }
}

const HELP = 'run cdk-websocket-gateway --help for the options';

function quote(text: string): string {
  return JSON.stringify(text);
}
