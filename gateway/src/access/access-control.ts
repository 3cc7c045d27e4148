import type { IncomingMessage } from 'node:http';
import type { RouteModel } from '../../../lib/runtime/cloudformation/web-socket-api';
import type { Exchange } from '../../../lib/runtime/exchange/exchange';
import type { AssumptionId } from '../../../lib/service-facts/assumptions';
import type { AuthorizerModel } from '../assembly/authorizer-model';
import type { LimitName } from '../connections/limits';
import { isSigned } from '../connections/management-api';
import type { TraceStep } from '../control/events';
import type { Arrival } from '../exchange/arrival';
import { openExchange } from '../exchange/live-exchange';
import type { LiveMessage } from '../exchange/live-message';
import type { Throttles } from '../throttling/throttles';
import { checkApiKey } from './api-key';
import type { IamCredential, IamCredentials } from './iam-credentials';
import { type AuthorizerSurroundings, authorize, methodArn } from './lambda-authorizer';
import { evaluatePolicy } from './policy';
import { conditionValues } from './policy-condition';
import { Refused } from './refused';
import { verifySignature } from './request-signature';

/** What the decision about a handshake needs of the gateway. */
export interface AccessSurroundings extends AuthorizerSurroundings {
  readonly isRelaxed: (limit: LimitName) => boolean;
  readonly throttles: Throttles;
  /** The credentials with which clients sign; without them signatures are not verified. */
  readonly iam?: IamCredentials;
}

/** A client that may connect. */
export interface Admission {
  /** The values of `$context.authorizer`, on every route of the connection. */
  readonly authorizer: { readonly [name: string]: string };
  readonly trace: readonly TraceStep[];
}

/** Decides whether a handshake reaches `$connect`. Throws Refused if it does not. */
export async function admit(
  surroundings: AccessSurroundings,
  arrival: Arrival,
  route: RouteModel,
  message: LiveMessage,
  request: IncomingMessage,
): Promise<Admission> {
  const trace: TraceStep[] = [];
  const note = (step: string, details: readonly string[] = [], assumptions: readonly AssumptionId[] = []) => {
    trace.push({ kind: 'access', step, details, assumptions });
  };
  const at = JSON.stringify(route.constructPath ?? route.logicalId);
  let authorizer: Admission['authorizer'] = {};
  let usageIdentifierKey: string | undefined;
  if (route.authorizationType === 'AWS_IAM' && !surroundings.isRelaxed('iam')) {
    note(await checkSignature(surroundings, openExchange(arrival, route, message), methodArn(arrival), request, at));
  }
  if (route.authorizationType === 'CUSTOM') {
    const model = authorizerOf(arrival, route, at);
    const result = await authorize(surroundings, arrival, model, openExchange(arrival, route, message));
    const { context, principalId } = result;
    authorizer = { ...context, principalId };
    usageIdentifierKey = result.usageIdentifierKey;
    note(
      `authorizer ${JSON.stringify(model.constructPath ?? model.logicalId)} lets ${JSON.stringify(principalId)} in`,
      Object.entries(context).map(([name, value]) => `$context.authorizer.${name} = ${value}`),
    );
  }
  if (route.apiKeyRequired) {
    const throttles = surroundings.isRelaxed('throttling') ? undefined : surroundings.throttles;
    note(checkApiKey(arrival, openExchange(arrival, route, message), usageIdentifierKey, throttles, at));
  }
  return { authorizer, trace };
}

/** Checks the signature of a handshake, and tells who signed it. */
async function checkSignature(
  { clock, iam, warn }: AccessSurroundings,
  { message }: Exchange,
  resource: string,
  request: IncomingMessage,
  at: string,
): Promise<string> {
  if (!isSigned(request)) {
    throw new Refused(
      403,
      `handshake is not signed at ${at}, whose authorization is AWS_IAM; sign it, or run with --relaxed iam`,
    );
  }
  if (iam === undefined) {
    const unverified = `signatures are not verified at ${at}, whose authorization is AWS_IAM; name credentials with --iam FILE`;
    warn(unverified);
    return unverified;
  }
  let credential: IamCredential;
  try {
    credential = await verifySignature(request, iam, clock);
  } catch (error) {
    throw new Refused(403, `${(error as Error).message}, at ${at}, whose authorization is AWS_IAM`);
  }
  const { accessKeyId, policy } = credential;
  const question = { action: 'execute-api:Invoke', resource, values: conditionValues(message) };
  if (policy !== undefined && evaluatePolicy(policy, question) !== 'allowed') {
    throw new Refused(
      403,
      `policy of access key ${JSON.stringify(accessKeyId)} does not allow ${JSON.stringify(resource)}; allow execute-api:Invoke on it`,
    );
  }
  return `access key ${JSON.stringify(accessKeyId)} signed the handshake`;
}

/** The authorizer of a route. */
function authorizerOf({ api }: Arrival, { authorizerId = '' }: RouteModel, at: string): AuthorizerModel {
  const model = api.authorizers.find(({ id }) => id === authorizerId);
  if (model === undefined) {
    throw new Refused(
      500,
      `authorizer is not in the assembly at ${at}, got ${JSON.stringify(authorizerId)}; add it to the app that has the route`,
    );
  }
  return model;
}
