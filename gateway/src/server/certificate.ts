import { isIP } from 'node:net';
import { generate } from 'selfsigned';

/** A certificate with its key, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const DAY = 24 * 60 * 60 * 1000;

/** Makes a certificate for this run. It signs itself, so a client that trusts it needs nothing else. */
export async function makeCertificate(host: string): Promise<Certificate> {
  const addresses = [...new Set(['127.0.0.1', '::1', ...(isIP(host) ? [host] : [])])];
  const names = [...new Set(['localhost', ...(isIP(host) ? [] : [host])])];
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'cdk-websocket-gateway' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // A day before, since clocks differ.
    notBeforeDate: new Date(Date.now() - DAY),
    notAfterDate: new Date(Date.now() + 30 * DAY),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          ...addresses.map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  return { key, cert };
}
