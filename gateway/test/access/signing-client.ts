import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';

/** What a client signs with. */
export interface SigningOptions {
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
  readonly region?: string;
  readonly service?: string;
  readonly signingDate?: Date;
  readonly expiresIn?: number;
  readonly headers?: { readonly [name: string]: string };
}

export const ACCESS_KEY = 'AKIDEXAMPLE';
export const SECRET_KEY = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

/** SHA-256 as the SDK's signer asks for it. */
class Sha256 {
  private readonly hash;

  constructor(secret?: unknown) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Buffer);
  }

  public update(data: Uint8Array): void {
    this.hash.update(data);
  }

  public async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }

  public reset(): void {}
}

function signerOf(options: SigningOptions): SignatureV4 {
  const {
    accessKeyId = ACCESS_KEY,
    region = 'us-east-1',
    secretAccessKey = SECRET_KEY,
    service = 'execute-api',
  } = options;
  const { sessionToken } = options;
  return new SignatureV4({
    region,
    service,
    sha256: Sha256,
    credentials: { accessKeyId, secretAccessKey, sessionToken },
  });
}

function requestTo(url: string, headers: SigningOptions['headers']) {
  const { host, hostname, pathname, port, searchParams } = new URL(url);
  const query: { [name: string]: string[] } = {};
  for (const [name, value] of searchParams) {
    query[name] = [...(query[name] ?? []), value];
  }
  const all = { host, ...headers };
  return { method: 'GET', protocol: 'ws:', hostname, port: Number(port), path: pathname, query, headers: all };
}

/** A URL that the SDK's presigner signed. */
export async function presign(url: string, options: SigningOptions = {}): Promise<string> {
  const { expiresIn, headers, signingDate } = options;
  const signed = await signerOf(options).presign(requestTo(url, headers), { expiresIn, signingDate });
  const query = Object.entries(signed.query ?? {}).flatMap(([name, values]) =>
    [values].flat().map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`),
  );
  return `${url.split('?')[0]}?${query.join('&')}`;
}

/** The headers that the SDK's signer adds to a handshake. */
export async function signHeaders(url: string, options: SigningOptions = {}): Promise<{ [name: string]: string }> {
  const { headers, signingDate } = options;
  const signed = await signerOf(options).sign(requestTo(url, headers), { signingDate });
  return signed.headers;
}

/** A signature written after AWS's description of the algorithm, as an oracle beside the SDK. */
export function signByHand(url: string, time: string): { [name: string]: string } {
  const { host, pathname } = new URL(url);
  const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
  const hash = (data: string) => createHash('sha256').update(data).digest('hex');
  const date = time.slice(0, 8);
  const scope = `${date}/us-east-1/execute-api/aws4_request`;
  const canonical = ['GET', pathname, '', `host:${host}`, `x-amz-date:${time}`, '', 'host;x-amz-date', hash('')];
  const text = ['AWS4-HMAC-SHA256', time, scope, hash(canonical.join('\n'))].join('\n');
  const key = [date, 'us-east-1', 'execute-api', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${SECRET_KEY}`);
  const signature = hmac(key, text).toString('hex');
  return {
    'X-Amz-Date': time,
    Authorization: `AWS4-HMAC-SHA256 Credential=${ACCESS_KEY}/${scope},SignedHeaders=host;x-amz-date,Signature=${signature}`,
  };
}

/** A time as signatures write it. */
export function amzDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, '');
}
