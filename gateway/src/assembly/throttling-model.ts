import { entries, own } from '../../../lib/runtime/cloudformation/json';
import { type LinkedTemplate, resourcesOf, textOf } from '../../../lib/runtime/cloudformation/linked-templates';

/** How many requests are taken: so many a second, and so many at once. */
export interface RateLimit {
  readonly rate?: number;
  readonly burst?: number;
}

/** The limits of a stage. */
export interface StageThrottling {
  readonly stageName: string;
  /** The limit of each route without one of its own. */
  readonly usual?: RateLimit;
  readonly routes: ReadonlyMap<string, RateLimit>;
}

/** The throttling of the stages of an API. */
export function readThrottling(apiId: string, templates: readonly LinkedTemplate[]): StageThrottling[] {
  return templates.flatMap((template) =>
    resourcesOf(template, 'AWS::ApiGatewayV2::Stage')
      .filter((stage) => textOf(stage, 'ApiId') === apiId)
      .map((stage) => ({
        stageName: textOf(stage, 'StageName') ?? '',
        usual: routeLimit(own(stage.properties, 'DefaultRouteSettings')),
        routes: new Map(
          entries(own(stage.properties, 'RouteSettings')).flatMap(([routeKey, settings]) => {
            const limit = routeLimit(settings);
            return limit ? [[routeKey, limit] as const] : [];
          }),
        ),
      })),
  );
}

function routeLimit(settings: unknown): RateLimit | undefined {
  return rateLimit(own(settings, 'ThrottlingRateLimit'), own(settings, 'ThrottlingBurstLimit'));
}

/** A limit of a template; undefined when neither of its numbers is set. */
export function rateLimit(rate: unknown, burst: unknown): RateLimit | undefined {
  const limit = { rate: asNumber(rate), burst: asNumber(burst) };
  return limit.rate === undefined && limit.burst === undefined ? undefined : limit;
}

/** A property as a number; CloudFormation takes its digits as well. */
export function asNumber(value: unknown): number | undefined {
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}
