import { Token } from 'aws-cdk-lib';
import { ruleError } from '../diagnostics';
import { requireString } from './given-value';

const NAME = '[\\w\\-\\u0080-\\uffff]+';
const POSITION = '\\*|-?\\d+|-?\\d*:-?\\d*';
const QUOTED_NAME = `'[^'"\\\\$#\\r\\n]+'`;

const PATH = new RegExp(`^\\$(\\.\\.?(${NAME}|\\*)|\\[(${POSITION}|${QUOTED_NAME}(,${QUOTED_NAME})*)\\])*$`);

/**
 * The JSON path of a value, or undefined for the whole body. A token is the path without the `$.` before it.
 *
 * @param factory the method that was called, for the message
 */
export function checkedPath(factory: string, path: string | undefined): string | undefined {
  if (path === undefined || path === '$') {
    return undefined;
  }
  requireString(path, 'path', placeOf(factory));
  if (Token.isUnresolved(path)) {
    return path.startsWith('$.') ? path : `$.${path}`;
  }
  if (!PATH.test(path)) {
    throw ruleError('mapping-value-invalid', placeOf(factory), {
      problem: 'path is not a supported JSON path',
      got: path,
      remedy: 'pass a path that begins with "$.", such as "$.text" or "$[\'first name\']"',
    });
  }
  return path;
}

/** The characters of a name, and what to pass when a name has others. */
const NAMES = {
  contextVariable: [/^[A-Za-z0-9._-]+$/, 'pass the name without "$context.", such as "connectionId"'],
  stageVariable: [
    /^[A-Za-z0-9_]+$/,
    'pass the name without "$stageVariables.", which consists of letters, digits and underscores',
  ],
  requestHeader: [/^[A-Za-z0-9._$-]+$/, 'pass the name alone, which consists of letters, digits and "._$-"'],
  requestQueryString: [/^[A-Za-z0-9._$-]+$/, 'pass the name alone, which consists of letters, digits and "._$-"'],
} as const;

/** The name of a value. A token is any name. */
export function checkedName(factory: keyof typeof NAMES, name: string): string {
  requireString(name, 'name', placeOf(factory));
  const [pattern, remedy] = NAMES[factory];
  if (!Token.isUnresolved(name) && !pattern.test(name)) {
    throw ruleError('mapping-value-invalid', placeOf(factory), {
      problem: 'name contains characters that AWS does not allow',
      got: name,
      remedy,
    });
  }
  return name;
}

/** A method of `WebSocketMappingValue` as the place of a mistake. */
export function placeOf(factory: string): string {
  return `WebSocketMappingValue.${factory}`;
}
