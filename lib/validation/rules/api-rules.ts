import type { ApiPart, Part, RoutePart } from '../../api-model/api-part';
import { isKnown } from '../../api-model/token-text';
import { AUTHORIZER_QUOTA, INTEGRATION_QUOTA, ROUTE_QUOTA, STAGE_QUOTA } from '../../service-facts/limits';
import { SelectionExpression } from '../../service-facts/selection-expressions';
import { CFN_API, QUOTAS, SELECTION_EXPRESSIONS } from '../../service-facts/sources';
import type { Rule } from '../rule';

/** An API that is created in the tree. */
export type ApiInTree = ApiPart & Pick<Part, 'resource' | 'synthesized' | 'construct'>;

const QUOTA_OF: readonly (readonly [string, number, (api: ApiInTree) => readonly unknown[]])[] = [
  ['integrations', INTEGRATION_QUOTA, ({ integrations }) => integrations],
  ['routes', ROUTE_QUOTA, ({ routes }) => routes],
  ['authorizers', AUTHORIZER_QUOTA, ({ authorizers }) => authorizers],
  ['stages', STAGE_QUOTA, ({ stages }) => stages],
];

const PROTOCOL_TYPES = ['HTTP', 'WEBSOCKET'];

/**
 * What can be wrong with an API of any protocol.
 */
export const PROTOCOL_RULES: readonly Rule<Pick<ApiInTree, 'synthesized'>>[] = [
  {
    id: 'protocol-type-unknown',
    severity: 'error',
    moment: 'synth',
    summary: 'an API with a protocol type other than `WEBSOCKET` and `HTTP`',
    source: CFN_API,
    check: ({ synthesized }) => {
      const type = synthesized.text('ProtocolType');
      return isKnown(type) && !PROTOCOL_TYPES.includes(type)
        ? { problem: 'protocolType has an unknown value', got: type, remedy: 'set it to "WEBSOCKET"' }
        : undefined;
    },
  },
];

const API_KEY_SELECTIONS = ['$request.header.x-api-key', '$context.authorizer.usageIdentifierKey'];

/**
 * What can be wrong with a WebSocket API.
 */
export const API_RULES: readonly Rule<ApiInTree>[] = [
  {
    id: 'route-selection-expression-missing',
    severity: 'error',
    moment: 'synth',
    summary: 'a WebSocket API without a route selection expression',
    source: 'observed on a WebSocket API: "Invalid routeSelectionExpression"',
    check: ({ synthesized }) =>
      synthesized.text('RouteSelectionExpression') === undefined
        ? {
            problem: 'routeSelectionExpression is missing',
            remedy: 'set it to the path of the route key in a message, such as "$request.body.action"',
          }
        : undefined,
  },
  {
    id: 'route-selection-expression-without-message',
    severity: 'warning',
    moment: 'synth',
    summary: 'a route selection expression that reads nothing of the message and is not the key of a route',
    source: SELECTION_EXPRESSIONS,
    check: ({ synthesized, routes }) => {
      const expression = synthesized.text('RouteSelectionExpression');
      return isKnown(expression) && !canSelect(expression, routes)
        ? {
            problem: 'routeSelectionExpression does not read the message',
            got: expression,
            remedy: 'read a value of the message, as in "$request.body.action"',
          }
        : undefined;
    },
  },
  {
    id: 'api-key-selection-expression-invalid',
    severity: 'error',
    moment: 'synth',
    summary: 'an API key selection expression that API Gateway does not support',
    source: SELECTION_EXPRESSIONS,
    check: ({ synthesized }) => {
      const expression = synthesized.text('ApiKeySelectionExpression');
      return isKnown(expression) && !API_KEY_SELECTIONS.includes(expression.replace(/^\$\{(.*)\}$/, '$$$1'))
        ? {
            problem: 'apiKeySelectionExpression is not supported',
            got: expression,
            remedy: `set it to ${API_KEY_SELECTIONS.map((text) => JSON.stringify(text)).join(' or ')}`,
          }
        : undefined;
    },
  },
  {
    id: 'cors-on-web-socket-api',
    severity: 'error',
    moment: 'synth',
    summary: 'a CORS configuration of a WebSocket API',
    source: 'observed on a WebSocket API: "Cors is not supported for WEBSOCKET protocolType"',
    check: ({ synthesized }) =>
      isKnown(synthesized.value('CorsConfiguration'))
        ? { problem: 'corsConfiguration is not supported on a WebSocket API', remedy: 'remove it' }
        : undefined,
  },
  {
    id: 'api-name-missing',
    severity: 'error',
    moment: 'synth',
    summary: 'a WebSocket API without a name',
    source: CFN_API,
    check: ({ synthesized }) =>
      synthesized.text('Name') === undefined && ['Body', 'BodyS3Location'].every((name) => !synthesized.raw(name))
        ? { problem: 'name is missing', remedy: 'set it to the name of the API' }
        : undefined,
  },
  {
    id: 'tags-not-a-map',
    severity: 'error',
    moment: 'synth',
    summary: 'tags as a list, where CloudFormation expects a map',
    source: CFN_API,
    check: ({ synthesized }) =>
      Array.isArray(synthesized.value('Tags'))
        ? { problem: 'tags are a list, not a map', remedy: 'write each tag as a key of a map with its value' }
        : undefined,
  },
  {
    id: 'api-quota-exceeded',
    severity: 'warning',
    moment: 'synth',
    summary: 'more than 300 integrations or routes, or more than 10 authorizers or stages; AWS can raise these quotas',
    source: QUOTAS,
    check: (api) =>
      QUOTA_OF.map(([what, quota, parts]) => ({ what, quota, count: parts(api).length }))
        .filter(({ quota, count }) => count > quota)
        .map(({ what, quota, count }) => ({
          problem: `API has more ${what} than AWS allows unless the quota of ${quota} was raised,`,
          got: count,
          remedy: 'remove some, or request a higher quota and acknowledge the warning',
        })),
  },
];

/** Whether an expression reads the message, or is the key of a route for every message. */
function canSelect(expression: string, routes: readonly RoutePart[]): boolean {
  const { variables, constant, isMalformed } = new SelectionExpression(expression);
  return (
    // Which is a finding of its own.
    isMalformed ||
    variables.some((name) => /^request\.body\b/.test(name)) ||
    (constant !== undefined && routes.some(({ key }) => key === constant || !isKnown(key)))
  );
}
