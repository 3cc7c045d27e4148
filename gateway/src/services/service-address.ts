/** A URL of AWS, taken apart. */
export interface ServiceAddress {
  /** The name in the host, which may have a subdomain before it: `sqs`, `data.iot`, `bucket.s3`. */
  readonly service: string;
  readonly region: string;
  /** As it is sent, percent-encoded. */
  readonly path: string;
  /** With the question mark; empty when there is none. */
  readonly query: string;
}

/** The parts of a URL of AWS, such as `https://sqs.us-east-1.amazonaws.com/123456789012/queue`. */
export function readServiceAddress(url: string, urlSuffix: string): ServiceAddress | undefined {
  const [, host = '', path = '', query = ''] = /^https:\/\/([^/?#]+)([^?#]*)(\?[^#]*)?/.exec(url) ?? [];
  if (!host.endsWith(`.${urlSuffix}`)) {
    return undefined;
  }
  const name = host.slice(0, -urlSuffix.length - 1);
  const end = name.lastIndexOf('.');
  return end < 1 ? undefined : { service: name.slice(0, end), region: name.slice(end + 1), path: path || '/', query };
}

/** The same request at another server, which knows buckets by the path. */
export function addressAt(endpoint: string, { service, path, query }: ServiceAddress): string {
  const bucket = /^(.+)\.s3$/.exec(service)?.[1];
  return `${endpoint.replace(/\/+$/, '')}${bucket === undefined ? '' : `/${bucket}`}${path}${query}`;
}

/** The action of a URI with `action/`. */
export function actionOf({ query }: ServiceAddress): string | undefined {
  return /^\?Action=([^&]+)/.exec(query)?.[1];
}
