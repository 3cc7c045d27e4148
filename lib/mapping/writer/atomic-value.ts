import { Token, Tokenization } from 'aws-cdk-lib';
import { ruleError } from '../../diagnostics';
import { type AtomicSource, describeSource, isPlain } from '../value-source';
import type { TemplateCode } from './template-code';
import type { RuntimePart } from './template-part';

/** The names that the template language accepts in a reference. */
const IDENTIFIERS = /^[A-Za-z][\w-]*(\.[A-Za-z][\w-]*)*$/;

/** The string for a value that API Gateway has. */
export function atomicText(code: TemplateCode, source: AtomicSource, path: string): RuntimePart {
  switch (source.kind) {
    case 'body':
      return bodyText(code, source.path);
    case 'context':
      return contextVariable(source, path);
    case 'stageVariable':
      return stageVariable(source.name);
    case 'header':
      return code.assign('text', `"$!input.params().get('header').get('${source.name}')"`);
    case 'queryString':
      return code.assign('text', `"$!input.params().get('querystring').get('${source.name}')"`);
    case 'headers':
    case 'queryStrings':
      throw ruleError('mapping-value-out-of-place', path, {
        problem: 'a JSON object cannot be part of a string',
        got: describeSource(source),
        remedy: 'use it as a value in JSON, or pass it to WebSocketMappingValue.jsonText',
      });
  }
}

/** The time of the message in seconds since 1970, and some more. */
export function epochSeconds(code: TemplateCode, later: number): RuntimePart {
  const seconds = Token.isUnresolved(later) ? Tokenization.stringifyNumber(later) : String(later);
  const { reference } = code.assign('seconds', `$context.requestTimeEpoch / 1000 + ${seconds}`);
  return { kind: 'runtime', expression: `"$!{${reference}}"`, reference };
}

/** A JSON path as an argument of a method of `$input`. */
export function pathArgument(code: TemplateCode, path = '$'): string {
  // Double quotes cannot stand within double quotes, where the expression might go.
  return path.includes("'") ? code.assign('path', `"${path}"`).expression : `'${path}'`;
}

function bodyText(code: TemplateCode, path: string | undefined): RuntimePart {
  if (path === undefined) {
    return { kind: 'runtime', expression: '$input.body', reference: 'input.body' };
  }
  const at = pathArgument(code, path);
  return code.define('text', `text at ${at}`, (name) =>
    // Only JSON shows the type of a value, and is a text of objects that others can read.
    [
      `#set($${name} = $input.json(${at}))`,
      `#if($${name}.startsWith('"') || $${name} == 'null')#set($${name} = "$!input.path(${at})")#end`,
    ].join(''),
  );
}

function contextVariable(source: AtomicSource & { readonly kind: 'context' }, path: string): RuntimePart {
  const { name } = source;
  if (!Token.isUnresolved(name) && !IDENTIFIERS.test(name)) {
    throw ruleError('mapping-template-invalid', path, {
      problem: 'context variable has a name that a mapping template cannot reference',
      got: name,
      remedy: 'use names that begin with a letter',
    });
  }
  const reference = `context.${name}`;
  const expression = isPlain(source) ? `$${reference}` : `"$!{${reference}}"`;
  return { kind: 'runtime', expression, reference, isPlain: isPlain(source) };
}

function stageVariable(name: string): RuntimePart {
  if (Token.isUnresolved(name) || IDENTIFIERS.test(name)) {
    const reference = `stageVariables.${name}`;
    return { kind: 'runtime', expression: `"$!{${reference}}"`, reference };
  }
  // AWS allows names that the template language does not.
  return { kind: 'runtime', expression: `"$!{stageVariables['${name}']}"` };
}
