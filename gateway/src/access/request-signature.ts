import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Clock } from '../clock';
import { readQueryParameters } from '../percent-encoding';
import type { IamCredential, IamCredentials } from './iam-credentials';

/** The signature of a request, in a header or in the query string. */
interface RequestSignature {
  readonly accessKeyId: string;
  readonly scope: { readonly date: string; readonly region: string; readonly service: string };
  readonly time: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly token?: string;
  /** How long a URL is valid, in seconds; undefined for a signature in a header. */
  readonly expiresIn?: number;
}

/** How much the clocks of a client and AWS may differ. */
const SKEW_MILLIS = 5 * 60 * 1000;

/** The longest time that a URL can be valid. */
const LONGEST_EXPIRY_SECONDS = 7 * 24 * 60 * 60;

const ALGORITHM = 'AWS4-HMAC-SHA256';

/** Whose credentials signed a request. Throws an Error when the signature is wrong, or nobody's. */
export async function verifySignature(
  request: IncomingMessage,
  credentials: IamCredentials,
  clock: Clock,
): Promise<IamCredential> {
  const given = signatureOf(request);
  const { accessKeyId, scope } = given;
  const credential = credentials.get(accessKeyId);
  if (!credential) {
    throw new Error(`access key is unknown, got ${JSON.stringify(accessKeyId)}; add it to the file of --iam`);
  }
  if (scope.service !== 'execute-api' || scope.date !== given.time.slice(0, 8)) {
    throw new Error(
      `credential has a wrong scope, got ${JSON.stringify(Object.values(scope).join('/'))}; ` +
        'sign for the service execute-api, with the date of the signature',
    );
  }
  if (!given.signedHeaders.includes('host')) {
    throw new Error(`signature does not cover the header host, got ${JSON.stringify(given.signedHeaders.join(';'))}`);
  }
  if (credential.sessionToken !== undefined && credential.sessionToken !== given.token) {
    throw new Error(
      `security token is ${given.token === undefined ? 'missing' : 'wrong'}; sign with the session token of the credentials`,
    );
  }
  checkTime(given, clock);
  if (!isEqual(await expectedSignature(request, given, credential), given.signature)) {
    throw new Error(
      'signature does not match; sign the path, the query string and the headers as they are sent, ' +
        'and check the secret access key',
    );
  }
  return credential;
}

function signatureOf({ headers, url = '' }: IncomingMessage): RequestSignature {
  const { authorization = '' } = headers;
  if (authorization.startsWith('AWS4-')) {
    const [algorithm, rest = ''] = authorization.split(/\s+(.*)/s);
    const parts = new Map(
      rest.split(',').map((part) => {
        const [name = '', value = ''] = part.trim().split(/=(.*)/s);
        return [name, value];
      }),
    );
    return complete(algorithm, {
      credential: parts.get('Credential'),
      time: headerText(headers['x-amz-date']),
      signedHeaders: parts.get('SignedHeaders'),
      signature: parts.get('Signature'),
      token: headerText(headers['x-amz-security-token']),
    });
  }
  const query = queryOf(url);
  const value = (name: string) => query[`X-Amz-${name}`]?.at(-1);
  const expires = value('Expires') ?? '';
  const expiresIn = /^\d{1,6}$/.test(expires) ? Number(expires) : Number.NaN;
  if (!(expiresIn >= 1 && expiresIn <= LONGEST_EXPIRY_SECONDS)) {
    throw new Error(
      `X-Amz-Expires is not 1 to ${LONGEST_EXPIRY_SECONDS} seconds, got ${JSON.stringify(expires)}; sign again`,
    );
  }
  return {
    ...complete(value('Algorithm'), {
      credential: value('Credential'),
      time: value('Date'),
      signedHeaders: value('SignedHeaders'),
      signature: value('Signature'),
      token: value('Security-Token'),
    }),
    expiresIn,
  };
}

/** The parts of a signature; all but the token are needed. */
function complete(
  algorithm: string | undefined,
  parts: { readonly [name in 'credential' | 'time' | 'signedHeaders' | 'signature' | 'token']?: string },
): RequestSignature {
  const { credential = '', signature = '', signedHeaders = '', time = '', token } = parts;
  const [, accessKeyId = '', date = '', region = '', service = ''] =
    /^(.+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/.exec(credential) ?? [];
  const isComplete = algorithm === ALGORITHM && accessKeyId !== '' && /^[0-9a-f]{64}$/.test(signature);
  if (!isComplete || !/^\d{8}T\d{6}Z$/.test(time)) {
    throw new Error(
      `signature is not one of ${ALGORITHM} with a credential, a date and signed headers; use AWS's signing libraries`,
    );
  }
  return {
    accessKeyId,
    scope: { date, region, service },
    time,
    signedHeaders: signedHeaders.toLowerCase().split(';'),
    signature,
    token,
  };
}

/** A client may follow the clock of the machine or that of the gateway, which a test moves. */
function checkTime({ expiresIn, time }: RequestSignature, clock: Clock): void {
  const signed = signingTime(time).getTime();
  const now = clock.now();
  const isUrl = expiresIn !== undefined;
  // The time of a signature is cut to seconds, so it may seem to come from before the clock was moved.
  const times = [signed, clock.atMachineTime(signed), ...(isUrl ? [] : [clock.atMachineTime(signed + 999)])];
  const longest = isUrl ? expiresIn * 1000 : SKEW_MILLIS;
  if (!times.some((begin) => now >= begin - SKEW_MILLIS && now <= begin + longest)) {
    throw new Error(
      `signature is expired or not yet valid, got ${time} at ${new Date(now).toISOString()}; sign again` +
        (isUrl ? '' : ', with a clock that is at most 5 minutes off'),
    );
  }
}

function signingTime(time: string): Date {
  return new Date(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

/** Signs the request again, by AWS's own library. */
async function expectedSignature(
  { headers, method = 'GET', url = '' }: IncomingMessage,
  { expiresIn, scope, signedHeaders, time, token }: RequestSignature,
  { accessKeyId, secretAccessKey }: IamCredential,
): Promise<string> {
  const isUrl = expiresIn !== undefined;
  const isTokenSigned = token !== undefined && (isUrl || signedHeaders.includes('x-amz-security-token'));
  const signer = new SignatureV4({
    service: scope.service,
    region: scope.region,
    sha256: Sha256,
    applyChecksum: false,
    credentials: { accessKeyId, secretAccessKey, sessionToken: isTokenSigned ? token : undefined },
  });
  const query = Object.fromEntries(
    Object.entries(queryOf(url)).filter(([name]) => !isUrl || !QUERY_OF_SIGNATURE.test(name)),
  );
  const signable = new Set(signedHeaders);
  const signed = {
    method,
    protocol: 'https:',
    hostname: '',
    path: url.split('?')[0] as string,
    query,
    headers: Object.fromEntries(
      signedHeaders.flatMap((name) => {
        const text = headerText(headers[name]);
        return text === undefined ? [] : [[name, text]];
      }),
    ),
  };
  const signingDate = signingTime(time);
  if (isUrl) {
    const again = await signer.presign(signed, {
      signingDate,
      expiresIn,
      signableHeaders: signable,
      unhoistableHeaders: signable,
    });
    return String(again.query?.['X-Amz-Signature']);
  }
  const again = await signer.sign(signed, { signingDate, signableHeaders: signable });
  return /Signature=([0-9a-f]+)/.exec(again.headers.authorization ?? '')?.[1] ?? '';
}

/** What presigning adds to a query string. */
const QUERY_OF_SIGNATURE = /^X-Amz-(?:Algorithm|Credential|Date|Expires|SignedHeaders|Signature|Security-Token)$/;

function queryOf(url: string): { [name: string]: string[] } {
  return readQueryParameters(url.split(/\?(.*)/s)[1] ?? '');
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}

function isEqual(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
