/** A part of a text that a template makes, whatever the text is written into. */
export type TemplatePart =
  /** Characters that stand for themselves. */
  | { readonly kind: 'literal'; readonly text: string }
  /** A CDK token: characters that are known at deployment. */
  | { readonly kind: 'token'; readonly token: string }
  | RuntimePart;

/** A text that is known when a message arrives. */
export interface RuntimePart {
  readonly kind: 'runtime';
  /** An expression of the template language, whose value is a text and never nothing. */
  readonly expression: string;
  /** What the expression refers to, if it does no more than that. */
  readonly reference?: string;
  /** Whether AWS makes the text, of characters that JSON does not escape. */
  readonly isPlain?: boolean;
}

export function literal(text: string): TemplatePart {
  return { kind: 'literal', text };
}

/**
 * Escapes a text for a string of JSON that has to survive the template language: what means something there becomes
 * letters and digits behind a backslash.
 */
export function escapeForJson(text: string): string {
  const unicode = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\["\\]/g, (pair) => unicode(pair.charAt(1)))
    .replace(/[$#]/g, unicode);
}

/** Encodes a text for a form. It is safe in the template language as well. */
export function encodeForForm(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}
