/** What an authorizer function returned. */
export interface AuthorizerResult {
  readonly principalId: string;
  readonly policyDocument: unknown;
  /** The values for `$context.authorizer`. API Gateway turns numbers and booleans into strings. */
  readonly context: { readonly [name: string]: string };
  /** The API key, when the API takes it from the authorizer. */
  readonly usageIdentifierKey?: string;
}

/** The largest result, in bytes. */
const RESULT_BYTES = 8 * 1024;

const USUAL_RESULT = '{"principalId":"user","policyDocument":{"Version":"2012-10-17","Statement":[…]}}';

/** Reads the result of an authorizer function. Throws an Error for one that API Gateway does not take. */
export function readAuthorizerResult(payload: string): AuthorizerResult {
  if (Buffer.byteLength(payload) > RESULT_BYTES) {
    throw new Error(
      `result is larger than ${RESULT_BYTES} bytes, got ${Buffer.byteLength(payload)}; return a smaller context or policy`,
    );
  }
  const result = parse(payload);
  if (!isObject(result) || !isObject(result.policyDocument)) {
    throw new Error(`result has no policyDocument, got ${shown(payload)}; return ${USUAL_RESULT}`);
  }
  const { principalId, policyDocument, context = {}, usageIdentifierKey } = result;
  if (typeof principalId !== 'string' || principalId === '') {
    throw new Error(`result has no principalId, got ${shown(payload)}; return ${USUAL_RESULT}`);
  }
  if (usageIdentifierKey !== undefined && usageIdentifierKey !== null && typeof usageIdentifierKey !== 'string') {
    throw new Error(`usageIdentifierKey is not a string, got ${shown(usageIdentifierKey)}; return an API key`);
  }
  const texts = contextOf(context);
  return {
    principalId,
    policyDocument,
    context: texts,
    usageIdentifierKey: usageIdentifierKey ?? texts.usageIdentifierKey,
  };
}

function contextOf(context: unknown): AuthorizerResult['context'] {
  if (!isObject(context)) {
    throw new Error(`context is not an object, got ${shown(context)}; return one with strings, numbers and booleans`);
  }
  return Object.fromEntries(
    Object.entries(context).map(([name, value]) => {
      if (!['string', 'number', 'boolean'].includes(typeof value)) {
        throw new Error(
          `context member ${JSON.stringify(name)} is not a string, number or boolean, got ${shown(value)}; ` +
            'return objects as JSON text',
        );
      }
      return [name, String(value)];
    }),
  );
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
