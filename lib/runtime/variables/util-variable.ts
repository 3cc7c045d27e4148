import type { Budget } from '../budget';
import { JavaException } from '../java/java-exception';
import { JsonError, readLenientJson } from '../java/json-smart/read-json';
import { toText } from '../java/text';
import { JavaObject, type JavaValue } from '../java/value';
import { ignore, type Note } from '../note';
import { replaceLoneSurrogates } from './lone-surrogates';
import { percentEncode } from './percent-encoding';

const NAMED_ESCAPES: { readonly [character: string]: string } = {
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
};

/** What only commons-lang is known to escape. */
const SELDOM_ESCAPED = /[/\x7f-\uffff]/;

function hexadecimal(code: number): string {
  return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Escapes a text as commons-lang does: quotes of both kinds, slashes, and all that is not ASCII. */
function escapeJavaScript(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped
  return text.replace(/[\x00-\x1f'"\\/]|[^\x00-\x7f]/g, (character) => {
    if (/['"\\/]/.test(character)) {
      return `\\${character}`;
    }
    return NAMED_ESCAPES[character] ?? hexadecimal(character.charCodeAt(0));
  });
}

/** Encodes a text for a form, as java.net.URLEncoder does. */
function urlEncode(text: string): string {
  return percentEncode(text)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

/** Decodes a form, as java.net.URLDecoder does: bytes that are no UTF-8 become a mark, a bad escape is an error. */
function urlDecode(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-fA-F]{2})+|%/g, (escapes) => {
    if (escapes === '%') {
      throw new JavaException(
        'java.lang.IllegalArgumentException',
        `URLDecoder: illegal escape in ${JSON.stringify(text)}`,
      );
    }
    return Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8');
  });
}

/** `$util`, with the functions that AWS documents. */
export class UtilVariable extends JavaObject {
  constructor(
    private readonly budget: Budget,
    private readonly note: Note = ignore,
  ) {
    super();
  }

  public toText(): string {
    return '';
  }

  public override call(name: string, args: JavaValue[]): JavaValue | undefined {
    const [argument] = args;
    if (args.length !== 1 || argument === undefined) {
      return undefined;
    }
    const convert = this.functionNamed(name);
    if (!convert) {
      return undefined;
    }
    const text = toText(argument, this.budget);
    this.budget.step(text.length);
    const result = convert(text);
    if (typeof result === 'string') {
      this.budget.text(result.length);
    }
    if (name === 'escapeJavaScript' && SELDOM_ESCAPED.test(text)) {
      this.note('escape-java-script');
    }
    return result;
  }

  private functionNamed(name: string): ((text: string) => JavaValue) | undefined {
    switch (name) {
      case 'escapeJavaScript':
        return escapeJavaScript;
      case 'urlEncode':
        return urlEncode;
      case 'urlDecode':
        return urlDecode;
      case 'base64Encode':
        return (text) => Buffer.from(replaceLoneSurrogates(text), 'utf8').toString('base64');
      case 'base64Decode':
        return (text) => Buffer.from(text, 'base64').toString('utf8');
      case 'parseJson':
        return (text) => this.parseJson(text);
      default:
        return undefined;
    }
  }

  private parseJson(text: string): JavaValue {
    try {
      return readLenientJson(text, this.budget);
    } catch (error) {
      if (error instanceof JsonError) {
        throw new JavaException('net.minidev.json.parser.ParseException', error.message);
      }
      throw error;
    }
  }
}
