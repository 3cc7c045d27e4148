import { literal, type TemplatePart } from './template-part';

/** The expression that escapes a string for JSON at runtime. It undoes the escape of single quotes, which JSON lacks. */
export function escapedForJson(expression: string): string {
  return `$util.escapeJavaScript(${expression}).replaceAll("\\\\'","'")`;
}

/** A string as a JSON string, in quotes. */
export function quoted(text: readonly TemplatePart[]): TemplatePart[] {
  const content = text.map((part): TemplatePart => {
    if (part.kind === 'literal') {
      return literal(escapeForJson(part.text));
    }
    return part.kind === 'token' || part.isPlain
      ? part
      : { kind: 'runtime', expression: escapedForJson(part.expression) };
  });
  return [literal('"'), ...content, literal('"')];
}

/** A string as the name or the value of a form field. */
export function encodedForForm(text: readonly TemplatePart[]): TemplatePart[] {
  return text.map((part): TemplatePart => {
    if (part.kind === 'literal') {
      return literal(encodeForForm(part.text));
    }
    const expression = part.kind === 'token' ? `'${part.token}'` : part.expression;
    return { kind: 'runtime', expression: `$util.urlEncode(${expression})` };
  });
}

/**
 * Escapes a string for a JSON string that passes through the template language: characters that mean something there
 * become a backslash, letters and digits.
 */
function escapeForJson(text: string): string {
  const unicode = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\["\\]/g, (pair) => unicode(pair.charAt(1)))
    .replace(/[$#]/g, unicode);
}

/** Encodes a string for a form. The result is safe in the template language too. */
function encodeForForm(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}
