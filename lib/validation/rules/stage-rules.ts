import type { Part } from '../../api-model/api-part';
import { isKnown } from '../../api-model/token-text';
import { CFN_STAGE, STAGE_VARIABLES } from '../../service-facts/sources';
import type { Rule } from '../rule';

const NAME = /^(?:[A-Za-z0-9_-]{1,128}|\$default)$/;
const LOGGING_LEVELS = ['OFF', 'INFO', 'ERROR'];
const REQUEST_ID = /\$\{?context\.(?:requestId|extendedRequestId)\b/;
const LOG_GROUP = /^arn:[^:]*:logs:/;

/** Settings of routes, with the property that they stand in. */
interface RouteSettings {
  readonly where: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * What can be wrong with a stage of a WebSocket API.
 */
export const STAGE_RULES: readonly Rule<Part>[] = [
  {
    id: 'stage-name-invalid',
    severity: 'error',
    moment: 'synth',
    summary: 'a stage name with characters other than letters, digits, hyphens and underscores',
    source: 'observed on an API: "Stage name only allows a-zA-Z0-9_"',
    // The documentation allows a hyphen, and its rejection was not observed.
    check: ({ synthesized }) => {
      const name = synthesized.text('StageName');
      return isKnown(name) && !NAME.test(name)
        ? { problem: 'stage name is invalid', got: name, remedy: 'use up to 128 letters, digits and underscores' }
        : undefined;
    },
  },
  {
    id: 'stage-deployment-conflict',
    severity: 'error',
    moment: 'synth',
    summary: 'a stage with both `AutoDeploy` and `DeploymentId`',
    source: CFN_STAGE,
    check: ({ synthesized }) =>
      synthesized.value('AutoDeploy') === true && synthesized.text('DeploymentId') !== undefined
        ? {
            problem: 'autoDeploy and deploymentId exclude each other',
            remedy: 'remove deploymentId, or set autoDeploy to false',
          }
        : undefined,
  },
  {
    id: 'logging-level-unknown',
    severity: 'error',
    moment: 'synth',
    summary: 'a logging level other than `OFF`, `INFO` and `ERROR`',
    source: CFN_STAGE,
    check: (stage) =>
      routeSettingsOf(stage).map(({ where, settings: { LoggingLevel: level } }) =>
        typeof level === 'string' && isKnown(level) && !LOGGING_LEVELS.includes(level)
          ? {
              problem: `loggingLevel in ${where} is unknown`,
              got: level,
              remedy: `use one of ${LOGGING_LEVELS.join(', ')}`,
            }
          : undefined,
      ),
  },
  {
    id: 'throttling-negative',
    severity: 'warning',
    moment: 'synth',
    summary: 'a negative limit of throttling',
    source: CFN_STAGE,
    check: (stage) =>
      routeSettingsOf(stage).flatMap(({ where, settings }) =>
        (['ThrottlingBurstLimit', 'ThrottlingRateLimit'] as const).map((name) => {
          const limit = settings[name];
          return typeof limit === 'number' && limit < 0 && isKnown(limit)
            ? {
                problem: `${name.charAt(0).toLowerCase()}${name.slice(1)} in ${where} is negative`,
                got: limit,
                remedy: 'set it to the number of requests to allow, or remove it',
              }
            : undefined;
        }),
      ),
  },
  {
    id: 'route-settings-without-route',
    severity: 'error',
    moment: 'synth',
    summary: 'route settings for a route that the API does not have',
    source: 'observed on an API: "Unable to find Route by key … within the provided RouteSettings"',
    check: ({ api: { routes, firstRoutes }, synthesized }) => {
      // An API whose routes are created elsewhere, or have unknown keys, cannot be compared.
      const isComparable = routes.length > 0 && routes.every(({ key }) => isKnown(key));
      return membersOf(synthesized.value('RouteSettings'))
        .filter(([key]) => isComparable && !firstRoutes.has(key) && isKnown(key))
        .map(([key]) => ({
          problem: 'routeSettings has a key that is not a route of the API',
          got: key,
          remedy: 'use the key of a route, or remove the settings',
        }));
    },
  },
  {
    id: 'stage-variable-name-invalid',
    severity: 'warning',
    moment: 'synth',
    summary: 'a stage variable whose name has characters other than letters, digits and underscores',
    source: STAGE_VARIABLES,
    check: ({ synthesized }) =>
      membersOf(synthesized.value('StageVariables'))
        .filter(([name]) => !/^\w{1,64}$/.test(name) && isKnown(name))
        .map(([name]) => ({
          problem: 'name of a stage variable is invalid',
          got: name,
          remedy: 'use up to 64 letters, digits and underscores',
        })),
  },
  {
    id: 'access-log-format-without-request-id',
    severity: 'error',
    moment: 'synth',
    summary: 'an access log format without the id of the request',
    source:
      'observed on an API: "Access Log format must include either $context.requestId or $context.extendedRequestId"',
    check: ({ synthesized }) => {
      const format = accessLogOf(synthesized.value('AccessLogSettings'), 'Format');
      return format !== undefined && !REQUEST_ID.test(format)
        ? {
            problem: 'access log format has no request id',
            got: format,
            remedy: 'add "$context.requestId" or "$context.extendedRequestId"',
          }
        : undefined;
    },
  },
  {
    id: 'access-log-destination-unsupported',
    severity: 'warning',
    moment: 'synth',
    summary: 'an access log destination that is not a log group of CloudWatch Logs',
    source: CFN_STAGE,
    check: ({ synthesized }) => {
      const destination = accessLogOf(synthesized.value('AccessLogSettings'), 'DestinationArn');
      return destination !== undefined && !LOG_GROUP.test(destination)
        ? {
            problem: 'access log destination is not a log group of CloudWatch Logs',
            got: destination,
            remedy: 'set it to the ARN of a log group',
          }
        : undefined;
    },
  },
  {
    id: 'stage-without-routes',
    severity: 'warning',
    moment: 'synth',
    summary: 'a stage that deploys an API without routes',
    source: 'observed on a WebSocket API: "At least one route is required before deploying the Api"',
    check: ({ api, synthesized }) =>
      api.routes.length === 0 &&
      (synthesized.value('AutoDeploy') === true || synthesized.text('DeploymentId') !== undefined)
        ? {
            problem: 'stage deploys an API without routes, which AWS rejects,',
            remedy: 'add a route, or acknowledge the warning if another app adds the routes',
          }
        : undefined,
  },
];

/** All settings of routes that a stage has, those for every route first. */
function routeSettingsOf({ synthesized }: Part): RouteSettings[] {
  const settings = [
    ['defaultRouteSettings', synthesized.value('DefaultRouteSettings')] as const,
    ...membersOf(synthesized.value('RouteSettings')).map(
      ([key, value]) => [`routeSettings[${JSON.stringify(key)}]`, value] as const,
    ),
  ];
  return settings.map(([where, value]) => ({ where, settings: Object.fromEntries(membersOf(value)) }));
}

function accessLogOf(settings: unknown, name: string): string | undefined {
  const [, value] = membersOf(settings).find(([member]) => member === name) ?? [];
  return typeof value === 'string' && isKnown(value) ? value : undefined;
}

/** The members of a map by the names of CloudFormation; none of what is a token. */
function membersOf(map: unknown): [string, unknown][] {
  return typeof map === 'object' && map !== null && isKnown(map) ? Object.entries(map) : [];
}
