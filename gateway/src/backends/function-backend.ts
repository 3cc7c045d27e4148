import { randomUUID } from 'node:crypto';
import { TIMED_OUT_CONNECT_STATUS } from '../../../lib/service-facts/assumptions';
import { parseIntegrationUri } from '../../../lib/service-facts/integration-uri';
import type { App } from '../assembly/app';
import type { FunctionModel } from '../assembly/function-model';
import { functionTarget } from '../assembly/function-permissions';
import type { AppFunctions } from '../functions/app-functions';
import type { InvocationResult } from '../functions/function-runner';
import { type Backend, type BackendCall, type BackendResult, failed } from './backend';

const INVOKE_URL = /^https:\/\/lambda\.[^/]+\/2015-03-31\/functions\/(.+)\/invocations$/s;

/** The name of the function that a URL of Lambda's API invokes, with its qualifier; undefined for any other URL. */
export function invokedTarget(url: string): string | undefined {
  const target = INVOKE_URL.exec(url)?.[1];
  return target === undefined ? undefined : functionTarget(target);
}

/** The name of the function that the URI of an integration names, without a qualifier; undefined for another backend. */
export function functionTargetOf(integrationUri: string): string | undefined {
  const arn = parseIntegrationUri(integrationUri)?.functionArn;
  return arn?.includes(':function:') ? baseName(functionTarget(arn)) : undefined;
}

/** The status of the handshake when Lambda would not let API Gateway invoke the function, as recorded on AWS. */
const DENIED_STATUS = 500;

/** The status that Lambda answers an asynchronous call with. */
const ACCEPTED = 202;

/** The status that Lambda answers with when the event is not JSON. */
const REJECTED = 400;

/** The backends of AWS_PROXY integrations, and of AWS integrations that invoke a function. */
export class FunctionBackend implements Backend {
  constructor(
    private readonly app: () => App,
    private readonly functions: () => AppFunctions,
    private readonly warn: (text: string) => void,
  ) {}

  public async call(call: BackendCall): Promise<BackendResult> {
    const { integration, request } = call;
    const target = invokedTarget(request.uri ?? '');
    if (target === undefined) {
      return failed(`function is unknown at ${quote(ownerOf(call))}, got ${quote(integration.uri ?? '')}`);
    }
    const model = this.app().functions.find(({ name }) => name === baseName(target));
    const denied = model && this.denial(call, model, target);
    if (denied !== undefined) {
      this.warn(denied);
      return failed(denied, DENIED_STATUS);
    }
    const result = this.functions().invoke(baseName(target), model, {
      requestId: randomUUID(),
      event: request.body ?? '{}',
      origin: call.requestId,
      isJson: integration.type === 'AWS_PROXY',
    });
    if (Object.entries(request.headers).some(([name, value]) => isAsynchronous(name, value))) {
      result.then((late) => this.reportUnattended(late, target));
      return { answer: { statusCode: ACCEPTED }, status: ACCEPTED };
    }
    return resultOf(await result, integration.type === 'AWS_PROXY', target);
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
    const { accountId, partition, region } = api;
    const arn = `arn:${partition}:execute-api:${region}:${accountId}:${api.model.apiId}/${stage.name}/${routeKey}`;
    if (this.app().permissions.allow(target, arn)) {
      return undefined;
    }
    return (
      `AWS::Lambda::Permission is missing at ${quote(model.constructPath ?? model.logicalId)} for route ${quote(routeKey)}, ` +
      `so API Gateway may not invoke ${quote(target)}; allow ${quote('apigateway.amazonaws.com')} to invoke it from ${quote(arn)}`
    );
  }

  private reportUnattended(result: InvocationResult, target: string): void {
    const { answer, error = answer.reason } = resultOf(result, false, target);
    if (error !== undefined) {
      this.warn(error);
    }
  }
}

function isAsynchronous(name: string, value: string): boolean {
  return name.toLowerCase() === 'x-amz-invocation-type' && value.replaceAll("'", '') === 'Event';
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
    case 'failed':
      return failed(`function ${quote(target)} gave no result: ${result.reason}`);
    case 'rejected':
      return isProxy
        ? failed(`function ${quote(target)} rejected its event: ${result.payload}`)
        : { answer: { statusCode: REJECTED, body: result.payload }, status: REJECTED, error: result.payload };
    case 'timed out':
      return failed(`function ${quote(target)} does not end within its timeout`, TIMED_OUT_CONNECT_STATUS);
    case 'threw': {
      const error = `function ${quote(target)} threw ${shown(result.payload)}`;
      return isProxy ? failed(error) : { answer: { statusCode: 200, body: result.payload }, status: 200, error };
    }
    default:
      return isProxy
        ? { answer: { functionResult: result.payload } }
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

function quote(text: string): string {
  return JSON.stringify(text);
}
