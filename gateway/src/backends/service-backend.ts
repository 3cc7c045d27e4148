import type { IntegrationRequest } from '../../../lib/runtime/exchange/integration-request';
import { asAws, asMotoTakes } from '../services/local-servers';
import { actionOf, addressAt, readServiceAddress, type ServiceAddress } from '../services/service-address';
import { type EndpointOptions, type ServiceTarget, targetOf } from '../services/service-endpoints';
import { signingName } from '../services/service-names';
import { LOCAL_CREDENTIALS, signedHeaders, usualCredentials } from '../services/signature';
import { type Backend, type BackendCall, type BackendResult, failed } from './backend';
import type { HttpClient } from './http-backend';

/**
 * The target that API Gateway is known to make of the action of these services: samples of AWS map no header for it.
 * EventBridge needs the header mapped, and nothing is known of other services.
 */
const TARGETS = new Map([
  ['dynamodb', 'DynamoDB_20120810'],
  ['firehose', 'Firehose_20150804'],
  ['kinesis', 'Kinesis_20131202'],
  ['states', 'AWSStepFunctions'],
]);

/** The backends of AWS integrations that call a service: at an endpoint on this machine, or AWS if that is asked for. */
export class ServiceBackend implements Backend {
  private readonly credentials = usualCredentials();

  constructor(
    private readonly client: HttpClient,
    private readonly endpoints: () => EndpointOptions,
    /** Why a resource that the integration needs does not exist here; undefined if it does. */
    private readonly missingResource: (call: BackendCall) => string | undefined,
    private readonly warn: (text: string) => void,
  ) {}

  public async call(call: BackendCall): Promise<BackendResult> {
    const { api, integration, request } = call;
    const owner = JSON.stringify(integration.constructPath ?? integration.logicalId);
    const uri = request.uri ?? '';
    const address = readServiceAddress(uri, api.urlSuffix);
    if (address === undefined) {
      return failed(
        `integrationUri is not the ARN of an AWS service integration at ${owner}, got ${JSON.stringify(integration.uri ?? '')}`,
      );
    }
    const { service } = address;
    const target = targetOf(this.endpoints(), service);
    if (target.kind === 'none') {
      return failed(
        `service ${service} has no endpoint at ${owner}, got ${JSON.stringify(uri)}; name one by --endpoint-${service} URL, ` +
          'start with --services moto, or call AWS with --aws',
      );
    }
    const missing = this.missingResource(call);
    if (missing !== undefined) {
      return failed(missing);
    }
    if (!integration.credentialsArn) {
      this.warn(
        `role is missing at ${owner}, so API Gateway cannot call ${service} on AWS; set CredentialsArn to a role that may`,
      );
    }
    return this.send(call, address, target);
  }

  private async send(
    { integration, request, signal }: BackendCall,
    address: ServiceAddress,
    target: ServiceTarget,
  ): Promise<BackendResult> {
    const { region, service } = address;
    const isLocal = target.kind === 'endpoint';
    const url = isLocal ? addressAt(target.url, address) : (request.uri as string);
    const action = actionOf(address);
    const complete = action === undefined ? request : withTarget(request, service, action);
    const scope = {
      credentials: isLocal ? LOCAL_CREDENTIALS : this.credentials,
      region,
      service: signingName(service),
    };
    const notes = [`request is signed for ${scope.service} in ${region}, and sent to ${url}`];
    if (!isLocal && integration.credentialsArn) {
      notes.push(`role ${integration.credentialsArn}: not assumed, the request has the credentials of this machine`);
    }
    const send = async (headers: IntegrationRequest['headers']) => {
      const signed = { ...complete, headers: await signedHeaders(url, { ...complete, headers }, scope) };
      return this.client.send(url, signed, signal);
    };
    try {
      let answer = await send(complete.headers);
      const accepted = isLocal ? asMotoTakes(complete.headers, answer) : undefined;
      if (accepted !== undefined) {
        notes.push('request is sent again as application/x-amz-json-1.0, since moto does not take application/json');
        answer = await send(accepted);
      }
      const changed = isLocal ? asAws(service, answer) : undefined;
      return {
        answer: changed?.answer ?? answer,
        status: answer.statusCode,
        notes: [...notes, ...(changed ? [changed.note] : [])],
      };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const hint = isLocal ? `; start the server, or name another by --endpoint-${service} URL` : '';
      return {
        ...failed(
          `service ${service} gives no response at ${JSON.stringify(url)}, got ${JSON.stringify(message || code)}${hint}`,
        ),
        notes,
      };
    }
  }
}

/** A request with the header by which a service knows its action, unless the integration maps it. */
function withTarget(request: IntegrationRequest, service: string, action: string): IntegrationRequest {
  const prefix = TARGETS.get(service);
  const isMapped = Object.keys(request.headers).some((name) => name.toLowerCase() === 'x-amz-target');
  return prefix === undefined || isMapped
    ? request
    : { ...request, headers: { ...request.headers, 'X-Amz-Target': `${prefix}.${action}` } };
}
