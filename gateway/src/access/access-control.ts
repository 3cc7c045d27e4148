import type { IncomingMessage } from 'node:http';
import type { RouteModel } from '../../../lib/runtime/cloudformation/web-socket-api';
import type { AssumptionId } from '../../../lib/service-facts/assumptions';
import type { AuthorizerModel } from '../assembly/authorizer-model';
import type { LimitName } from '../connections/limits';
import { isSigned } from '../connections/management-api';
import type { TraceStep } from '../control/events';
import type { Arrival } from '../exchange/arrival';
import { openExchange } from '../exchange/live-exchange';
import type { LiveMessage } from '../exchange/live-message';
import { type AuthorizerSurroundings, authorize } from './lambda-authorizer';
import { Refused } from './refused';

/** What the decision about a handshake needs of the gateway. */
export interface AccessSurroundings extends AuthorizerSurroundings {
  readonly isRelaxed: (limit: LimitName) => boolean;
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
  if (route.authorizationType === 'AWS_IAM' && !surroundings.isRelaxed('iam') && !isSigned(request)) {
    throw new Refused(
      403,
      `handshake is not signed at ${at}, whose authorization is AWS_IAM; sign it, or run with --relaxed iam`,
    );
  }
  if (route.authorizationType === 'CUSTOM') {
    const model = authorizerOf(arrival, route, at);
    const { context, principalId } = await authorize(
      surroundings,
      arrival,
      model,
      openExchange(arrival, route, message),
    );
    authorizer = { ...context, principalId };
    note(
      `authorizer ${JSON.stringify(model.constructPath ?? model.logicalId)} lets ${JSON.stringify(principalId)} in`,
      Object.entries(context).map(([name, value]) => `$context.authorizer.${name} = ${value}`),
    );
  }
  if (route.apiKeyRequired) {
    throw new Refused(500, `API keys are not served yet at ${at}, so nobody can connect`);
  }
  return { authorizer, trace };
}

/** The authorizer of a route. One that is not in the assembly has a function that `--function` names by its id. */
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
