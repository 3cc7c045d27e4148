import { randomUUID } from 'node:crypto';
import type { Exchange } from '../../../lib/runtime/exchange/exchange';
import { TIMEOUT_MAX_MS } from '../../../lib/service-facts/limits';
import type { AuthorizerModel } from '../assembly/authorizer-model';
import type { FunctionModel } from '../assembly/function-model';
import { type FunctionPermissions, functionTarget } from '../assembly/function-permissions';
import type { Arrival } from '../exchange/arrival';
import { type TimeLimitSurroundings, withTimeLimit } from '../exchange/time-limit';
import type { AppFunctions } from '../functions/app-functions';
import type { InvocationResult } from '../functions/function-runner';
import { authorizerEvent } from './authorizer-event';
import { type AuthorizerResult, readAuthorizerResult } from './authorizer-result';
import { identityOf } from './identity-source';
import { evaluatePolicy } from './policy';
import { conditionValues } from './policy-condition';
import { Refused } from './refused';

/** What authorizers need of the gateway. */
export interface AuthorizerSurroundings extends TimeLimitSurroundings {
  readonly functions: () => AppFunctions;
  readonly functionModels: () => readonly FunctionModel[];
  readonly permissions: () => FunctionPermissions;
  readonly warn: (text: string) => void;
}

/** The error that an authorizer function throws to refuse a client with 401. */
const UNAUTHORIZED = 'Unauthorized';

/** The name of the function that an authorizer invokes, with its qualifier; undefined if its URI names none. */
export function authorizerTarget({ uri }: AuthorizerModel): string | undefined {
  return uri.includes(':function:') ? functionTarget(uri) : undefined;
}

/** Asks an authorizer about a handshake. Throws Refused unless it lets the client in. */
export async function authorize(
  surroundings: AuthorizerSurroundings,
  arrival: Arrival,
  authorizer: AuthorizerModel,
  exchange: Exchange,
): Promise<AuthorizerResult> {
  const at = quote(authorizer.constructPath ?? authorizer.logicalId);
  checkIdentity(authorizer, exchange, at);
  const resource = methodArn(arrival);
  const payload = await invoke(surroundings, arrival, authorizer, authorizerEvent(exchange, resource), at);
  let result: AuthorizerResult;
  let decision: ReturnType<typeof evaluatePolicy>;
  try {
    result = readAuthorizerResult(payload);
    decision = evaluatePolicy(result.policyDocument, {
      action: 'execute-api:Invoke',
      resource,
      values: conditionValues(exchange.message),
    });
  } catch (error) {
    throw new Refused(500, `authorizer fails at ${at}: ${(error as Error).message}`, ['authorizer-failure']);
  }
  if (decision !== 'allowed') {
    const how = decision === 'denied' ? 'denies' : 'does not cover';
    throw new Refused(
      403,
      `policy of the authorizer at ${at} ${how} ${quote(resource)}, got ${JSON.stringify(result.policyDocument)}; ` +
        'allow execute-api:Invoke on event.methodArn',
    );
  }
  return result;
}

function checkIdentity({ identitySources }: AuthorizerModel, exchange: Exchange, at: string): void {
  for (const source of identitySources) {
    let identity: string | undefined;
    try {
      identity = identityOf(source, exchange);
    } catch (error) {
      throw new Refused(500, `authorizer fails at ${at}: ${(error as Error).message}`);
    }
    if (identity === undefined) {
      throw new Refused(
        401,
        `identity source ${quote(source)} is missing or empty, so the authorizer at ${at} is not asked`,
      );
    }
  }
}

async function invoke(
  surroundings: AuthorizerSurroundings,
  arrival: Arrival,
  authorizer: AuthorizerModel,
  event: string,
  at: string,
): Promise<string> {
  const target = authorizerTarget({ ...authorizer, uri: withStageVariables(authorizer.uri, arrival) });
  if (authorizer.type !== 'REQUEST' || target === undefined) {
    throw new Refused(
      500,
      `authorizer is not a Lambda authorizer of type REQUEST at ${at}, got ${quote(authorizer.type)} with ${quote(authorizer.uri)}`,
    );
  }
  const [name = ''] = target.split(':');
  const model = surroundings.functionModels().find((candidate) => candidate.name === name);
  const sourceArn = `${apiArn(arrival)}/authorizers/${authorizer.id}`;
  if (model && !authorizer.credentialsArn && !surroundings.permissions().allow(target, sourceArn)) {
    const denied =
      `AWS::Lambda::Permission is missing at ${quote(model.constructPath ?? model.logicalId)} for the authorizer at ${at}; ` +
      `allow ${quote('apigateway.amazonaws.com')} to invoke it from ${quote(sourceArn)}`;
    surroundings.warn(denied);
    throw new Refused(500, denied);
  }
  const late: InvocationResult = { kind: 'timed out' };
  const result = await withTimeLimit(surroundings, TIMEOUT_MAX_MS, late, () =>
    surroundings.functions().invoke(name, model, { requestId: randomUUID(), event }),
  );
  switch (result.kind) {
    case 'returned':
      return result.payload;
    case 'threw': {
      const message = errorMessage(result.payload);
      if (message === UNAUTHORIZED) {
        throw new Refused(401, `authorizer refuses the client at ${at}, got the error "Unauthorized"`);
      }
      throw new Refused(500, `authorizer fails at ${at}: function ${quote(target)} threw ${quote(message)}`, [
        'authorizer-failure',
      ]);
    }
    case 'timed out':
      throw new Refused(500, `authorizer fails at ${at}: function ${quote(target)} does not end within its timeout`, [
        'authorizer-failure',
      ]);
    default: {
      const reason = result.kind === 'failed' ? result.reason : result.payload;
      throw new Refused(500, `authorizer fails at ${at}: function ${quote(target)} gave no result: ${reason}`);
    }
  }
}

/** The ARN of `$connect` in a stage, which is the resource of policies. */
export function methodArn(arrival: Arrival): string {
  return `${apiArn(arrival)}/${arrival.stage.name}/$connect`;
}

function apiArn({ api: { accountId, model, partition, region } }: Arrival): string {
  return `arn:${partition}:execute-api:${region}:${accountId}:${model.apiId}`;
}

function withStageVariables(uri: string, { stage: { variables } }: Arrival): string {
  return uri.replace(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name] as string) : '',
  );
}

function errorMessage(payload: string): string {
  try {
    const { errorMessage: message } = JSON.parse(payload);
    return typeof message === 'string' ? message : payload;
  } catch {
    return payload;
  }
}

function quote(text: string): string {
  return JSON.stringify(text);
}
