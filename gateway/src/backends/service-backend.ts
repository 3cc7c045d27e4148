import { type Backend, type BackendCall, type BackendResult, failed } from './backend';

/** The backends of AWS integrations that call a service. None of them is served: nothing here calls AWS. */
export class ServiceBackend implements Backend {
  public async call({ integration, request }: BackendCall): Promise<BackendResult> {
    const service = /^https:\/\/([^.]+)\./.exec(request.uri ?? '')?.[1] ?? 'the service';
    return failed(
      `service ${service} has no endpoint at ${JSON.stringify(integration.constructPath ?? integration.logicalId)}, ` +
        `got ${JSON.stringify(request.uri)}; the gateway does not call AWS`,
    );
  }
}
