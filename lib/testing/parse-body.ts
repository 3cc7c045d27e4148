/** Reads a body as JSON, for a test that looks into it. */
export function parseBody(body: string | undefined, what: string, missing: string): unknown {
  if (body === undefined) {
    throw new Error(`there is no JSON to read: ${missing}`);
  }
  try {
    return JSON.parse(body);
  } catch {
    throw new Error(`${what} is no JSON:\n${body}`);
  }
}
