import { XMLParser } from 'fast-xml-parser';
import type { BackendAnswer } from '../../../lib/runtime/exchange/backend-answer';
import { withoutSubdomain } from './service-names';

/*
 * Where local servers differ from AWS in a way that a client of the API would notice, all in one place. Nothing here
 * applies to AWS itself, and the trace of a message tells when something did.
 */

/** AWS responds to forms of these services in JSON, as the Accept header asks; moto and ElasticMQ respond in XML. */
const FORM_SERVICES = new Set(['sns', 'sqs']);

type Headers = { readonly [name: string]: string };

/** A response as AWS would write it, and what was changed; undefined for one that needs no change. */
export function asAws(service: string, answer: BackendAnswer): { answer: BackendAnswer; note: string } | undefined {
  const { body = '' } = answer;
  if (!FORM_SERVICES.has(withoutSubdomain(service)) || !/^\s*</.test(body)) {
    return undefined;
  }
  const parser = new XMLParser({ ignoreAttributes: true, ignoreDeclaration: true, parseTagValue: false });
  const document = parser.parse(body);
  return {
    // Only of a failure AWS leaves the outermost name out.
    answer: { ...answer, body: JSON.stringify(document.ErrorResponse ?? document) },
    note: 'the server responds in XML, which is read as the JSON that AWS responds with',
  };
}

/**
 * The headers with which moto takes a request that it failed to read; undefined if that was not the reason. AWS takes the
 * content type application/json for every action that a header names, and moto fails before it does anything.
 */
export function asMotoTakes(
  headers: Headers,
  { headers: answered = {}, statusCode }: BackendAnswer,
): Headers | undefined {
  const isMoto = statusCode === 500 && /^Werkzeug\//.test(headerValue(answered, 'server') ?? '');
  const isAction = headerValue(headers, 'x-amz-target') !== undefined;
  return isMoto && isAction && headerValue(headers, 'content-type') === 'application/json'
    ? { ...headers, [nameOf(headers, 'content-type') as string]: 'application/x-amz-json-1.0' }
    : undefined;
}

function nameOf(headers: Headers, name: string): string | undefined {
  return Object.keys(headers).find((other) => other.toLowerCase() === name);
}

function headerValue(headers: Headers, name: string): string | undefined {
  return headers[nameOf(headers, name) ?? ''];
}
