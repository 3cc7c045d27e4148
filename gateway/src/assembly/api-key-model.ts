import { createHash } from 'node:crypto';
import type { ReferenceValues } from '../../../lib/runtime/cloudformation/intrinsics';
import { own } from '../../../lib/runtime/cloudformation/json';
import {
  type LinkedTemplate,
  type ResolvedResource,
  resourcesOf,
  textOf,
} from '../../../lib/runtime/cloudformation/linked-templates';
import { asNumber, type RateLimit, rateLimit } from './throttling-model';

/** A key that clients send. */
export interface ApiKeyModel {
  readonly id: string;
  readonly value: string;
  readonly isEnabled: boolean;
}

/** The requests that a key may make in a period. */
export interface Quota {
  readonly limit: number;
  readonly period: 'DAY' | 'WEEK' | 'MONTH';
  /** How many requests are taken from the first period. */
  readonly offset: number;
}

/** Who may use which stages, and how often. */
export interface UsagePlanModel {
  readonly id: string;
  /** The stages of the API that belong to the plan. */
  readonly stageNames: readonly string[];
  readonly keyIds: readonly string[];
  readonly throttle?: RateLimit;
  readonly quota?: Quota;
}

/** What an API says about its keys. */
export interface ApiKeysModel {
  /** Where the key of a client is. */
  readonly selectionExpression: string;
  readonly keys: readonly ApiKeyModel[];
  readonly plans: readonly UsagePlanModel[];
  /** Values that AWS would generate, which are told at the start. */
  readonly generated: readonly string[];
}

const USUAL_SELECTION = '$request.header.x-api-key';

/** The keys and usage plans of the templates, as far as they concern an API. */
export function readApiKeys(
  apiId: string,
  templates: readonly LinkedTemplate[],
  values: ReferenceValues,
): ApiKeysModel {
  const ofType = (type: string) =>
    templates.flatMap((template) => resourcesOf(template, type).map((resource) => ({ resource, template })));
  const api = ofType('AWS::ApiGatewayV2::Api').find(({ resource }) => resource.ref === apiId)?.resource;
  const stages = ofType('AWS::ApiGatewayV2::Stage').map(({ resource }) => resource);
  const planKeys = ofType('AWS::ApiGateway::UsagePlanKey').map(({ resource }) => resource);
  const plans = ofType('AWS::ApiGateway::UsagePlan').map(({ resource }) => planOf(resource, apiId, stages, planKeys));
  const keys = ofType('AWS::ApiGateway::ApiKey').map(({ resource, template }) => keyOf(resource, template, values));
  const used = new Set(plans.flatMap(({ keyIds, stageNames }) => (stageNames.length > 0 ? keyIds : [])));
  return {
    selectionExpression: (api && textOf(api, 'ApiKeySelectionExpression')) ?? USUAL_SELECTION,
    keys,
    plans,
    generated: keys.flatMap(({ id, isGenerated, name, value }) =>
      isGenerated && used.has(id)
        ? [
            `API key has no value at ${JSON.stringify(name)}, so AWS generates one; here it is ${JSON.stringify(value)}, ` +
              `or what --values gives for ${JSON.stringify(`${id}.Value`)}`,
          ]
        : [],
    ),
  };
}

function keyOf(
  resource: ResolvedResource,
  { stackName }: LinkedTemplate,
  values: ReferenceValues,
): ApiKeyModel & { readonly name: string; readonly isGenerated: boolean } {
  const { constructPath, logicalId, ref } = resource;
  const given = textOf(resource, 'Value') ?? values[`${logicalId}.Value`];
  return {
    id: ref,
    name: constructPath ?? logicalId,
    value: typeof given === 'string' ? given : generatedValue(`${stackName}/${logicalId}`),
    isGenerated: given === undefined,
    isEnabled: textOf(resource, 'Enabled') !== 'false',
  };
}

/** The same in each run, so that a client needs no change when the gateway starts again. */
function generatedValue(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, 40);
}

function planOf(
  resource: ResolvedResource,
  apiId: string,
  stages: readonly ResolvedResource[],
  planKeys: readonly ResolvedResource[],
): UsagePlanModel {
  const { properties, ref } = resource;
  const apiStages = own(properties, 'ApiStages');
  const limit = asNumber(own(properties, 'Quota', 'Limit'));
  const period = own(properties, 'Quota', 'Period');
  return {
    id: ref,
    stageNames: (Array.isArray(apiStages) ? apiStages : [])
      .filter((place) => own(place, 'ApiId') === apiId)
      .map((place) => {
        const stage = own(place, 'Stage');
        const referred = stages.find((candidate) => candidate.ref === stage);
        return (referred && textOf(referred, 'StageName')) ?? String(stage);
      }),
    keyIds: planKeys.filter((key) => textOf(key, 'UsagePlanId') === ref).map((key) => textOf(key, 'KeyId') ?? ''),
    throttle: rateLimit(own(properties, 'Throttle', 'RateLimit'), own(properties, 'Throttle', 'BurstLimit')),
    quota:
      limit === undefined
        ? undefined
        : {
            limit,
            period: period === 'WEEK' || period === 'MONTH' ? period : 'DAY',
            offset: asNumber(own(properties, 'Quota', 'Offset')) ?? 0,
          },
  };
}
