import type { HttpClient } from '../backends/http-backend';
import { type Credentials, LOCAL_CREDENTIALS, signedHeaders } from './signature';

/** The services that the gateway itself calls, all of which take JSON: what is before the name of an action, and the version. */
const PROTOCOLS = {
  dynamodb: ['DynamoDBStreams_20120810', '1.0'],
  kinesis: ['Kinesis_20131202', '1.1'],
  sqs: ['AmazonSQS', '1.0'],
} as const;

/** A service that the gateway itself calls. DynamoDB is that of its streams. */
export type CalledService = keyof typeof PROTOCOLS;

/** Calls actions of services at a local server. */
export class ServiceClient {
  constructor(
    private readonly client: HttpClient,
    private readonly credentials: Credentials = LOCAL_CREDENTIALS,
  ) {}

  /** Calls an action. Throws an error with what the service says of a failure. */
  public async call(
    endpoint: string,
    { region, service }: { readonly region: string; readonly service: CalledService },
    action: string,
    parameters: object,
    signal: AbortSignal,
  ): Promise<{ readonly [name: string]: unknown }> {
    const [target, version] = PROTOCOLS[service];
    const url = `${endpoint.replace(/\/+$/, '')}/`;
    const request = {
      method: 'POST',
      headers: { 'Content-Type': `application/x-amz-json-${version}`, 'X-Amz-Target': `${target}.${action}` },
      body: JSON.stringify(parameters),
      isBase64Encoded: false,
    };
    const headers = await signedHeaders(url, request, { credentials: this.credentials, region, service });
    const { body, statusCode } = await this.client.send(url, { ...request, headers }, signal);
    if (statusCode !== 200) {
      throw new Error(`${service} responds ${statusCode} to ${action}: ${body.slice(0, 300)}`);
    }
    return JSON.parse(body);
  }
}
