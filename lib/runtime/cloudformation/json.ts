/** Whether a value is a JSON object, or a list, whose members can be looked up. */
function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null;
}

/** What stands at a path in a JSON value; nothing that only JavaScript has is found, such as a constructor. */
export function own(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), value);
}

/** The members of a JSON object; nothing else has any. */
export function entries(value: unknown): [string, unknown][] {
  return isObject(value) && !Array.isArray(value) ? Object.entries(value) : [];
}

/** A JSON value as text: a string as it is, no value as no text. */
export function asText(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  return value === undefined ? '' : JSON.stringify(value);
}
