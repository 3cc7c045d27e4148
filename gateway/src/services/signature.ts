import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import type { IntegrationRequest } from '../../../lib/runtime/exchange/integration-request';
import { readQueryParameters } from '../percent-encoding';

/** Keys of an account or of a role. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Gives credentials that are valid now. */
export type CredentialProvider = () => Promise<Credentials>;

/** What local servers accept. No account has these keys. */
export const LOCAL_CREDENTIALS: Credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** The credentials that every tool of AWS on this machine uses: environment, profile, SSO, role. */
export function usualCredentials(): CredentialProvider {
  let provider: CredentialProvider | undefined;
  return async () => {
    if (provider === undefined) {
      const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
      provider = defaultProvider();
    }
    return provider();
  };
}

/** Who signs, and for what. */
export interface Scope {
  readonly credentials: Credentials | CredentialProvider;
  readonly region: string;
  /** The name under which the service signs. */
  readonly service: string;
}

/** Signs a request with Signature Version 4. Returns its headers, with those of the signature. */
export async function signedHeaders(
  url: string,
  { body = '', headers, isBase64Encoded, method = 'POST' }: IntegrationRequest,
  { credentials, region, service }: Scope,
): Promise<{ readonly [name: string]: string }> {
  const { host, hostname, protocol } = new URL(url);
  const [, path = '/', query = ''] = /^[a-z]+:\/\/[^/?#]*([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? [];
  // S3 signs a path as it is sent, and demands the digest of the body; the others encode the path once more.
  const isS3 = service === 's3';
  const signer = new SignatureV4({
    credentials,
    region,
    service,
    sha256: Sha256,
    uriEscapePath: !isS3,
    applyChecksum: isS3,
  });
  const request = new HttpRequest({
    method,
    protocol,
    hostname,
    path: path || '/',
    query: readQueryParameters(query),
    headers: { ...headers, Host: host },
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  });
  return (await signer.sign(request)).headers;
}
