/**
 * The address of an AWS integration: a service by `action/…` or `path/…`, or the ARN of a function by itself.
 */
export interface IntegrationUri {
  readonly kind: 'action' | 'path' | 'function';
  readonly partition: string;
  readonly region: string;

  /** Such as `sqs` or, with a subdomain, `{name}.s3`; `lambda` for the ARN of a function. */
  readonly service: string;

  /** The action, or the path without a slash before it; the whole ARN of a function. */
  readonly target: string;

  /** The function that is invoked, if it is one. */
  readonly functionArn?: string;
}

const SERVICE = /^arn:([^:]*):apigateway:([^:]*):([^:]*):(action|path)\/(.*)$/s;
const FUNCTION = /^arn:([^:]*):lambda:([^:]*):/;
const INVOCATION = /^[^/]+\/functions\/(.+)\/invocations$/s;

/**
 * The parts of the URI of an integration; undefined for one that does not address AWS. A part may be any text without a
 * colon, such as a token that stands for a region.
 */
export function parseIntegrationUri(uri: string): IntegrationUri | undefined {
  const service = SERVICE.exec(uri);
  if (service) {
    const [, partition, region, name, kind, target] = service as unknown as [
      string,
      string,
      string,
      string,
      'action' | 'path',
      string,
    ];
    const functionArn = name === 'lambda' && kind === 'path' ? INVOCATION.exec(target)?.[1] : undefined;
    return { kind, partition, region, service: name, target, functionArn };
  }
  const [, partition, region] = FUNCTION.exec(uri) ?? [];
  return partition === undefined || region === undefined
    ? undefined
    : { kind: 'function', partition, region, service: 'lambda', target: uri, functionArn: uri };
}
