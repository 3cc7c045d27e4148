import { endOfBrackets, endOfReference } from './template-scanner';

/** A value of the message in an expression, with what was done to it on its way. */
export interface MessageUse {
  /** By which of `$input`: `path`, `json`, `body` or `params`. */
  readonly source: string;

  /** The functions of `$util` that encode it. */
  readonly encodings: readonly string[];

  /** Whether something is replaced in what `$util.escapeJavaScript` makes, which escapes single quotes too. */
  readonly isReplaced: boolean;
}

/** The variables of a template that hold something of the message. */
export type MessageVariables = ReadonlyMap<string, readonly MessageUse[]>;

const ENCODINGS = ['escapeJavaScript', 'urlEncode', 'base64Encode'];

/** Methods whose result is a number or a truth, whatever they are called on. */
const HARMLESS_METHOD =
  /\.(?:size|length|isEmpty|contains(?:Key|Value|All)?|equals(?:IgnoreCase)?|startsWith|endsWith|matches|indexOf|lastIndexOf|compareTo|hashCode)\([^()]*\)\}?$/;

/** Operators whose result is a number or a truth: of them all only `+` joins texts. */
const HARMLESS_OPERATOR = /[=!<>]=|[<>!*/%]|&&|\|\||\s-\s/;

/** Variables of the context in which a client has a say, or an authorizer that reads what it sends. */
const FOREIGN_VARIABLE = /^\$!?\{?context\.(?:authorizer|error|identity\.userAgent)\b/;

const HEAD = /\$!?\{?([A-Za-z_][\w-]*)(?:\.([A-Za-z_]\w*))?/g;

/**
 * What an expression takes from the message. A number or a truth that is made of a value is harmless, and not listed.
 */
export function messageUses(expression: string, variables: MessageVariables): MessageUse[] {
  const uses: MessageUse[] = [];
  let operators = '';
  let at = 0;
  HEAD.lastIndex = 0;
  for (let head = HEAD.exec(expression); head; head = HEAD.exec(expression)) {
    const end = endOfReference(expression, head.index);
    operators += expression.slice(at, head.index);
    uses.push(...usesOf(head, expression.slice(head.index, end), variables));
    at = end;
    HEAD.lastIndex = end;
  }
  operators += expression.slice(at);
  return HARMLESS_OPERATOR.test(operators.replace(/"[^"]*"?|'[^']*'?/g, '')) ? [] : uses;
}

function usesOf(head: RegExpExecArray, reference: string, variables: MessageVariables): readonly MessageUse[] {
  const [{ length }, name, member = ''] = head;
  if (HARMLESS_METHOD.test(reference)) {
    return [];
  }
  const isReplaced = reference.includes('.replace');
  if (name === 'input') {
    return [{ source: member, encodings: [], isReplaced }];
  }
  if (name === 'context' && FOREIGN_VARIABLE.test(reference)) {
    return [{ source: reference.replace(/[${}!]/g, ''), encodings: [], isReplaced }];
  }
  if (name === 'util') {
    const opening = length;
    const argument = reference.slice(opening + 1, endOfBrackets(reference, opening) - 1);
    return messageUses(argument, variables).map((use) => ({
      ...use,
      // What is decoded again is as it was.
      encodings: ENCODINGS.includes(member) ? [...use.encodings, member] : [],
      isReplaced: use.isReplaced || isReplaced,
    }));
  }
  return (variables.get(name as string) ?? []).map((use) => ({ ...use, isReplaced: use.isReplaced || isReplaced }));
}
