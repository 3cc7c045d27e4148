import type { BackendAnswer } from '../../../lib/runtime/exchange/integration-reply';
import type { App } from '../assembly/app';
import type { FunctionModel } from '../assembly/function-model';
import { functionTarget } from '../assembly/function-permissions';
import type { FunctionRunner, InvocationResult } from '../functions/function-runner';
import { type Backend, type BackendCall, type BackendResult, failed } from './backend';
import type { HttpClient } from './http-backend';

/** The address of a function that runs elsewhere. */
export interface FunctionEndpoint {
  /** The logical id, the construct path or the name of the function. */
  readonly name: string;
  readonly url: string;
}

const INVOKE_URL = /^https:\/\/lambda\.[^/]+\/2015-03-31\/functions\/(.+)\/invocations$/s;

/** The name of the function that a URL of Lambda's API invokes, with its qualifier; undefined for any other URL. */
export function invokedTarget(url: string): string | undefined {
  const target = INVOKE_URL.exec(url)?.[1];
  return target === undefined ? undefined : functionTarget(target);
}

/** The name of the function that the URI of an integration names, without a qualifier; undefined for another backend. */
export function functionTargetOf(integrationUri: string): string | undefined {
  const arn = /:lambda:path\/[^/]+\/functions\/(.+)\/invocations$/.exec(integrationUri)?.[1] ?? integrationUri;
  return /:function:/.test(arn) ? baseName(functionTarget(arn)) : undefined;
}

/** The status of the handshake when a function does not answer in time; REST APIs give it, of WebSocket APIs it is unknown. */
const TIMED_OUT_STATUS = 504;

/** The status that Lambda answers an asynchronous call with. */
const ACCEPTED = 202;

/** The backends of AWS_PROXY integrations, and of AWS integrations that invoke a function. */
export class FunctionBackend implements Backend {
  constructor(
    private readonly app: App,
    private readonly runner: () => FunctionRunner | undefined,
    private readonly endpoints: readonly FunctionEndpoint[],
    private readonly client: HttpClient,
    private readonly warn: (text: string) => void,
  ) {}

  /** Checks that each endpoint names a function of the app. Returns the names that do not. */
  public static unknownEndpoints(endpoints: readonly FunctionEndpoint[], app: App): string[] {
    const targets = app.apis.flatMap(({ model }) =>
      model.routes.map(({ integration }) => functionTargetOf(integration?.uri ?? '')),
    );
    const isKnown = ({ name }: FunctionEndpoint) =>
      app.functions.some((model) => isNamed(model, name)) || targets.includes(name);
    return endpoints.filter((endpoint) => !isKnown(endpoint)).map(({ name }) => name);
  }

  public async call(call: BackendCall): Promise<BackendResult> {
    const { integration, request } = call;
    const target = invokedTarget(request.uri ?? '');
    if (target === undefined) {
      return failed(`function is unknown at ${quote(ownerOf(call))}, got ${quote(integration.uri ?? '')}`);
    }
    const model = this.find(target);
    const denied = model && this.denial(call, model, target);
    if (denied !== undefined) {
      this.warn(denied);
      return failed(denied, { handshakeStatus: 500 });
    }
    if (Object.entries(request.headers).some(([name, value]) => isAsynchronous(name, value))) {
      this.invoke(call, model, target).then((result) => this.reportUnattended(result, target));
      return { answer: { statusCode: ACCEPTED }, status: ACCEPTED };
    }
    return resultOf(await this.invoke(call, model, target), integration.type === 'AWS_PROXY', target);
  }

  private find(target: string): FunctionModel | undefined {
    return this.app.functions.find(({ name }) => name === baseName(target));
  }

  /** Why Lambda would not let API Gateway invoke the function; undefined if it would. */
  private denial(
    { api, integration, routeKey, stage }: BackendCall,
    model: FunctionModel,
    target: string,
  ): string | undefined {
    // A role needs no permission of the function.
    if (integration.credentialsArn) {
      return undefined;
    }
    const {
      partition,
      region,
      accountId,
      model: { apiId },
    } = api;
    const arn = `arn:${partition}:execute-api:${region}:${accountId}:${apiId}/${stage.name}/${routeKey}`;
    if (this.app.permissions.allow(target, arn)) {
      return undefined;
    }
    return (
      `AWS::Lambda::Permission is missing at ${quote(model.constructPath ?? model.logicalId)} for route ${quote(routeKey)}, ` +
      `so API Gateway may not invoke ${quote(target)}; allow ${quote('apigateway.amazonaws.com')} to invoke it from ${quote(arn)}`
    );
  }

  private async invoke(call: BackendCall, model: FunctionModel | undefined, target: string): Promise<InvocationResult> {
    const event = call.request.body ?? '{}';
    const endpoint = this.endpoints.find(({ name }) => (model && isNamed(model, name)) || name === baseName(target));
    if (endpoint) {
      return this.post(endpoint, event, call);
    }
    if (!model) {
      const name = baseName(target);
      return {
        kind: 'unavailable',
        reason: `function is not in the assembly at ${quote(ownerOf(call))}, got ${quote(name)}; say where it runs by --function ${name}=URL`,
      };
    }
    const qualifier = target.split(':')[1];
    const runner = this.runner();
    return runner
      ? runner.invoke(model, { event, qualifier, requestId: call.requestId, signal: call.signal })
      : {
          kind: 'unavailable',
          reason: `function is not ready at ${quote(model.logicalId)}; wait for the line that says so`,
        };
  }

  private async post(
    { url, name }: FunctionEndpoint,
    event: string,
    { request, signal }: BackendCall,
  ): Promise<InvocationResult> {
    try {
      const headers = { 'Content-Type': 'application/json', ...invocationType(request.headers) };
      const response = await this.client.send(
        url,
        { method: 'POST', headers, body: event, isBase64Encoded: false },
        signal,
      );
      const isError = Object.keys(response.headers).some((header) => header.toLowerCase() === 'x-amz-function-error');
      if (isError) {
        return { kind: 'failed', payload: response.body };
      }
      if (response.statusCode < 200 || response.statusCode > 299) {
        const reason = `function ${quote(name)} answers ${response.statusCode} at ${quote(url)}, got ${quote(response.body.slice(0, 200))}`;
        return { kind: 'unavailable', reason };
      }
      return { kind: 'returned', payload: response.body };
    } catch (error) {
      const { message, code } = error as NodeJS.ErrnoException;
      return {
        kind: 'unavailable',
        reason: `function ${quote(name)} is not reached at ${quote(url)}, got ${quote(message || String(code))}`,
      };
    }
  }

  private reportUnattended(result: InvocationResult, target: string): void {
    const error = resultOf(result, false, target).error;
    if (error !== undefined) {
      this.warn(error);
    }
  }
}

function isAsynchronous(name: string, value: string): boolean {
  return name.toLowerCase() === 'x-amz-invocation-type' && value.replaceAll("'", '') === 'Event';
}

function invocationType(headers: { readonly [name: string]: string }): { [name: string]: string } {
  const [found] = Object.entries(headers).filter(([name]) => name.toLowerCase() === 'x-amz-invocation-type');
  return found ? { 'X-Amz-Invocation-Type': found[1] } : {};
}

/** Whether a name is one of those that a function is known by. */
export function isNamed(model: FunctionModel, name: string): boolean {
  return [model.logicalId, model.constructPath, model.name].includes(name);
}

function baseName(target: string): string {
  return target.split(':')[0] as string;
}

function ownerOf({ integration }: BackendCall): string {
  return integration.constructPath ?? integration.logicalId;
}

/** What API Gateway makes of the end of a call. */
function resultOf(result: InvocationResult, isProxy: boolean, target: string): BackendResult {
  switch (result.kind) {
    case 'unavailable':
      return failed(result.reason);
    case 'timedOut':
      return failed(`function ${quote(target)} does not end within its timeout`, {
        handshakeStatus: TIMED_OUT_STATUS,
        assumptions: ['A function that times out on $connect ends the handshake with 504.'],
      });
    case 'failed': {
      const error = `function ${quote(target)} failed: ${shown(result.payload)}`;
      return isProxy ? failed(error) : { answer: { statusCode: 200, body: result.payload }, status: 200, error };
    }
    default:
      return isProxy
        ? proxyResult(result.payload, target)
        : { answer: { statusCode: 200, body: result.payload }, status: 200 };
  }
}

function shown(payload: string): string {
  try {
    const { errorType, errorMessage } = JSON.parse(payload);
    return [errorType, errorMessage].filter((part) => typeof part === 'string').join(': ') || payload;
  } catch {
    return payload;
  }
}

/** The result of a proxy's function is an HTTP response in JSON. */
function proxyResult(payload: string, target: string): BackendResult {
  let result: unknown;
  try {
    result = JSON.parse(payload);
  } catch {
    return failed(`function ${quote(target)} returned what is not JSON: ${quote(payload.slice(0, 200))}`);
  }
  const { statusCode, body, headers, multiValueHeaders } = (
    typeof result === 'object' && result !== null ? result : {}
  ) as {
    [member: string]: unknown;
  };
  const status = Number(statusCode);
  if (statusCode === undefined || statusCode === null || !Number.isInteger(status) || status < 100 || status > 599) {
    return failed(
      `function ${quote(target)} returned a malformed result, got ${quote(payload.slice(0, 200))}; return an object with a statusCode`,
    );
  }
  const answer: BackendAnswer = { statusCode: status, body: typeof body === 'string' ? body : '' };
  return { answer, status, subprotocols: subprotocolsOf(headers, multiValueHeaders) };
}

function subprotocolsOf(headers: unknown, multiValueHeaders: unknown): string[] {
  const pick = (values: unknown) =>
    Object.entries((values ?? {}) as { [name: string]: unknown })
      .filter(([name]) => name.toLowerCase() === 'sec-websocket-protocol')
      .flatMap(([, value]) => value as string | string[])
      .filter((value): value is string => typeof value === 'string');
  const several = pick(multiValueHeaders);
  return several.length > 0 ? several : pick(headers);
}

function quote(text: string): string {
  return JSON.stringify(text);
}
