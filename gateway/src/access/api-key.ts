import type { Exchange } from '../../../lib/runtime/exchange/exchange';
import type { ApiKeyModel, UsagePlanModel } from '../assembly/api-key-model';
import type { Arrival } from '../exchange/arrival';
import type { Throttles } from '../throttling/throttles';
import { identityOf } from './identity-source';
import { Refused } from './refused';

/** Checks the API key of a handshake, and counts it against its usage plan unless throttling is off. */
export function checkApiKey(
  { api, stage }: Arrival,
  exchange: Exchange,
  usageIdentifierKey: string | undefined,
  throttles: Throttles | undefined,
  at: string,
): string {
  const { keys, plans, selectionExpression } = api.apiKeys;
  const isAuthorizer = /authorizer\.usageIdentifierKey$/.test(selectionExpression);
  const value = isAuthorizer ? usageIdentifierKey : identityOf('route.request.header.x-api-key', exchange);
  const place = isAuthorizer ? 'usageIdentifierKey of the authorizer' : 'header x-api-key';
  if (value === undefined || value === '') {
    throw refusal(`API key is missing in the ${place} at ${at}; send one`);
  }
  const key = keys.find((candidate) => candidate.value === value);
  if (!key?.isEnabled) {
    // The value may be a real key, so it is not shown.
    throw refusal(
      `API key is ${key ? 'disabled' : 'unknown'} in the ${place} at ${at}; use one of the app that is enabled`,
    );
  }
  const plan = plans.find(({ keyIds, stageNames }) => keyIds.includes(key.id) && stageNames.includes(stage.name));
  if (plan === undefined) {
    throw refusal(
      `API key ${JSON.stringify(key.id)} belongs to no usage plan with stage ${JSON.stringify(stage.name)} at ${at}; add both to a plan`,
    );
  }
  if (throttles) {
    count(throttles, key, plan);
  }
  return `API key ${JSON.stringify(key.id)} is in usage plan ${JSON.stringify(plan.id)}`;
}

function count(throttles: Throttles, key: ApiKeyModel, { id, quota, throttle }: UsagePlanModel): void {
  const name = JSON.stringify([id, key.id]);
  const of = `of usage plan ${JSON.stringify(id)} for API key ${JSON.stringify(key.id)}`;
  if (throttle && !throttles.take(name, throttle)) {
    throw new Refused(429, `rate ${of} is exceeded, got ${JSON.stringify(throttle)}`, ['usage-plan-exceeded']);
  }
  if (quota && !throttles.use(name, quota)) {
    throw new Refused(429, `quota ${of} is used up, got ${quota.limit} a ${quota.period.toLowerCase()}`, [
      'usage-plan-exceeded',
    ]);
  }
}

function refusal(reason: string): Refused {
  return new Refused(403, reason, ['api-key-refused']);
}
