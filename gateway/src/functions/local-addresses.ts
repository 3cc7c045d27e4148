import { rootCertificates } from 'node:tls';

/** An API's address on AWS, and here. */
export interface ApiAddress {
  /** For example `a1b2c3.execute-api.us-east-1.amazonaws.com`. */
  readonly awsHost: string;
  /** For example `localhost:4000`. */
  readonly localHost: string;
}

/** How functions address the gateway. */
export type DomainProtocol = 'https' | 'http';

/** Puts the addresses of the gateway into a text with addresses of the app's APIs on AWS. */
export function localize(text: string, addresses: readonly ApiAddress[], protocol: DomainProtocol): string {
  const webSocket = protocol === 'https' ? 'wss' : 'ws';
  return addresses.reduce(
    (localized, { awsHost, localHost }) =>
      localized
        .replaceAll(`https://${awsHost}`, `${protocol}://${localHost}`)
        .replaceAll(`wss://${awsHost}`, `${webSocket}://${localHost}`)
        .replaceAll(awsHost, localHost),
    text,
  );
}

/** The certificates that a client trusts which reaches the gateway and the rest of the world: boto3 takes one file for both. */
export function certificateBundle(certificate: string): string {
  return [certificate.trim(), ...rootCertificates].join('\n');
}

/** Variables by which the SDKs of AWS find the gateway, and trust it. */
export function sdkEnvironment(
  callbackUrl: string | undefined,
  files: { readonly certificate: string; readonly bundle: string },
): { readonly [name: string]: string } {
  return {
    AWS_CA_BUNDLE: files.bundle,
    NODE_EXTRA_CA_CERTS: files.certificate,
    ...(callbackUrl === undefined ? {} : { AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI: callbackUrl }),
  };
}
