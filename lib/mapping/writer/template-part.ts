/** A part of a string that a template produces, regardless of where the string goes. */
export type TemplatePart =
  /** Characters that stand for themselves. */
  | { readonly kind: 'literal'; readonly text: string }
  /** A CDK token: characters that are known at deployment. */
  | { readonly kind: 'token'; readonly token: string }
  | RuntimePart;

/** A string that is known when a message arrives. */
export interface RuntimePart {
  readonly kind: 'runtime';
  /** An expression of the template language whose value is a string, never undefined. */
  readonly expression: string;
  /** The reference that the expression consists of, if it is no more than a reference. */
  readonly reference?: string;
  /** Whether AWS writes the string, in characters that JSON does not escape. */
  readonly isPlain?: boolean;
}

export function literal(text: string): TemplatePart {
  return { kind: 'literal', text };
}
