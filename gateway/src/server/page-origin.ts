import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes from a web page of neither the gateway nor an allowed origin. A browser sends the origin of a
 * page with each request that changes something, and pages cannot choose it; other clients send none.
 */
export function isFromForeignPage({ headers }: IncomingMessage, allowedOrigins: readonly string[]): boolean {
  const { host = '', origin } = headers;
  if (origin === undefined || allowedOrigins.includes(origin)) {
    return false;
  }
  return ![`http://${host}`, `https://${host}`].includes(origin.toLowerCase());
}
