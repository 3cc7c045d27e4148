import { own } from './json';
import type { Refer } from './placeholders';

/** CloudFormation allows no longer name of an export; a longer one is cut, since a pattern reads it. */
const LONGEST_NAME = 255;

/** What CDK puts around the logical id and the attribute of what one stack reads from another. */
const CDK_EXPORT = /(?:ExportsOutput|\/cdk\/exports\/).*?(?:Ref|FnGetAtt)(\w+)[0-9A-F]{8}$/;

/**
 * A value for a name that only a deployment can resolve, such as that of a parameter or of an export: the name itself, in
 * characters that a template, a URL and an ARN can hold. A name that ends in Arn or Url becomes a well-formed one.
 */
export function madeUpValue(name: string, refer: Refer): string {
  const readable = readableName(name);
  switch (lastWord(readable)) {
    case 'arn':
      return `arn:${refer('AWS::Partition')}:service:${refer('AWS::Region')}:${refer('AWS::AccountId')}:${readable}`;
    case 'url':
    case 'uri':
      return `https://${hyphenated(readable.toLowerCase(), /[^a-z0-9]+/g)}.example.com`;
    default:
      return readable;
  }
}

/** A name in characters that are no Velocity. */
export function readableName(name: string): string {
  const known = CDK_EXPORT.exec(name.slice(0, LONGEST_NAME))?.[1] ?? name;
  return hyphenated(known, /[^A-Za-z0-9._]+/g) || 'unknown';
}

/** A value for a parameter without a default, which its type and constraints allow. */
export function madeUpParameter(name: string, declaration: unknown, refer: Refer): unknown {
  const allowed = own(declaration, 'AllowedValues');
  if (Array.isArray(allowed) && allowed.length > 0) {
    return allowed[0];
  }
  const type = own(declaration, 'Type');
  return type === 'Number' || type === 'List<Number>' ? (own(declaration, 'MinValue') ?? 1) : madeUpValue(name, refer);
}

/** The last three letters of a name, in lower case, when they are a word of their own: QueueArn, queue-arn. */
function lastWord(name: string): string | undefined {
  const word = name.slice(-3);
  const isWord = /^[A-Z]/.test(word) || !/[A-Za-z0-9]/.test(name.at(-4) ?? '-');
  return isWord ? word.toLowerCase() : undefined;
}

function hyphenated(text: string, others: RegExp): string {
  return text.replace(others, '-').replace(/^-|-$/g, '');
}
