import type { RoutePart } from '../../api-model/api-part';
import { isKnown, shapeOf, UNKNOWN } from '../../api-model/token-text';
import { CFN_ROUTE, ROUTES } from '../../service-facts/sources';
import type { Rule } from '../rule';

const RESERVED_KEYS = ['$connect', '$disconnect', '$default'];
const AUTHORIZATION_TYPES = ['NONE', 'AWS_IAM', 'CUSTOM'];

/**
 * What can be wrong with a route.
 */
export const ROUTE_RULES: readonly Rule<RoutePart>[] = [
  {
    id: 'route-key-reserved',
    severity: 'error',
    moment: 'synth',
    summary: 'a route key that begins with `$` and is not `$connect`, `$disconnect` or `$default`',
    source: ROUTES,
    check: ({ key }) =>
      key.startsWith('$') && !RESERVED_KEYS.includes(key) && isKnown(key)
        ? {
            problem: 'route key begins with "$", which AWS reserves,',
            got: key,
            remedy: `use one of ${RESERVED_KEYS.join(', ')}, or a key that does not begin with "$"`,
          }
        : undefined,
  },
  {
    id: 'route-key-empty',
    severity: 'warning',
    moment: 'synth',
    summary: 'a route with an empty key',
    source: ROUTES,
    check: ({ key }) =>
      key === ''
        ? { problem: 'route key is empty', remedy: 'use the value that selects the route, or "$default"' }
        : undefined,
  },
  {
    id: 'duplicate-route-key',
    severity: 'warning',
    moment: 'synth',
    summary: 'two routes of an API with the same key',
    source: ROUTES,
    check: (route) => {
      const other = route.api.firstRoutes.get(route.key);
      return other && other !== route && isKnown(route.key)
        ? {
            problem: 'route key is taken',
            got: route.key,
            remedy: `change the key, or remove the route at ${JSON.stringify(other.construct.node.path)}, which has the same key`,
          }
        : undefined;
    },
  },
  {
    id: 'authorizer-outside-connect',
    severity: 'error',
    moment: 'synth',
    summary: 'a route other than `$connect` with authorization',
    source: 'observed on a WebSocket API: "Currently, authorization is restricted to the $connect route only"',
    check: ({ synthesized, key }) => {
      const type = synthesized.text('AuthorizationType');
      return isKnown(type) && type !== 'NONE' && key !== '$connect' && isKnown(key)
        ? {
            problem: `route ${JSON.stringify(key)} has authorization, which AWS supports on "$connect" only,`,
            got: type,
            remedy: 'move it to the route "$connect"',
          }
        : undefined;
    },
  },
  {
    id: 'authorization-type-unsupported',
    severity: 'error',
    moment: 'synth',
    summary: 'an authorization type that WebSocket APIs do not support, such as `JWT`',
    source: CFN_ROUTE,
    check: ({ synthesized }) => {
      const type = synthesized.text('AuthorizationType');
      return isKnown(type) && !AUTHORIZATION_TYPES.includes(type)
        ? {
            problem: 'authorizationType is not supported on a WebSocket API',
            got: type,
            remedy: `use one of ${AUTHORIZATION_TYPES.join(', ')}`,
          }
        : undefined;
    },
  },
  {
    id: 'authorizer-id-missing',
    severity: 'error',
    moment: 'synth',
    summary: 'a route with authorization type `CUSTOM` and no authorizer',
    source: CFN_ROUTE,
    check: ({ synthesized }) =>
      synthesized.text('AuthorizationType') === 'CUSTOM' && synthesized.text('AuthorizerId') === undefined
        ? {
            problem: 'authorizerId is missing, and authorization type CUSTOM requires it,',
            remedy: 'set it to the id of a Lambda authorizer of the API',
          }
        : undefined,
  },
  {
    id: 'authorization-scopes-unsupported',
    severity: 'error',
    moment: 'synth',
    summary: 'authorization scopes, which need an authorizer that WebSocket APIs do not support',
    source:
      'observed on an API: "Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT authorization type"',
    check: ({ synthesized }) => {
      const scopes = synthesized.value('AuthorizationScopes');
      return Array.isArray(scopes) && scopes.length > 0 && isKnown(scopes)
        ? { problem: 'authorizationScopes are not supported on a WebSocket API', remedy: 'remove them' }
        : undefined;
    },
  },
  {
    id: 'route-parameters-outside-connect',
    severity: 'error',
    moment: 'synth',
    summary: 'request parameters of a route other than `$connect`',
    source:
      'observed on a WebSocket API: "Request parameters are only supported for the $connect route in WEBSOCKET APIs"',
    check: ({ synthesized, key }) => {
      const parameters = synthesized.value('RequestParameters');
      const names = isKnown(parameters) ? Object.keys(parameters as object) : [];
      return names.length > 0 && key !== '$connect' && isKnown(key)
        ? {
            problem: `route ${JSON.stringify(key)} has requestParameters, which AWS supports on "$connect" only,`,
            got: names[0],
            remedy: 'remove them',
          }
        : undefined;
    },
  },
  {
    id: 'route-target-malformed',
    severity: 'error',
    moment: 'synth',
    summary: 'a route target that does not begin with `integrations/`',
    source:
      'observed on an API: "Unexpected or malformed target in route. Correct format should be integrations/<integration_id>."',
    check: ({ synthesized, resource, tree }) => {
      const target = shapeOf(synthesized.text('Target') ?? 'integrations/');
      // The id of an integration, which begins with something else.
      const isId = () => tree.referred(resource, synthesized.raw('Target'))?.type === 'AWS::ApiGatewayV2::Integration';
      return !target.startsWith('integrations/') && (!target.startsWith(UNKNOWN) || isId())
        ? {
            problem: 'target of a route does not name an integration',
            got: target.replaceAll(UNKNOWN, '…'),
            remedy: 'write "integrations/" and the id of the integration',
          }
        : undefined;
    },
  },
  {
    id: 'route-response-selection-expression-invalid',
    severity: 'error',
    moment: 'synth',
    summary: 'a route response selection expression other than `$default`',
    source:
      'observed on a WebSocket API: "Currently, only $default is supported as a route response selection expression."',
    check: ({ synthesized }) => {
      const expression = synthesized.text('RouteResponseSelectionExpression');
      return isKnown(expression) && expression !== '$default'
        ? {
            problem: 'routeResponseSelectionExpression is not supported',
            got: expression,
            remedy: 'set it to "$default", without a backslash',
          }
        : undefined;
    },
  },
  {
    id: 'route-response-key-invalid',
    severity: 'error',
    moment: 'synth',
    summary: 'a route response with a key other than `$default`',
    source: 'observed on a WebSocket API: "Currently, only $default is supported as a RouteResponseKey."',
    check: ({ responses }) =>
      responses
        .map((response) => response.synthesized.text('RouteResponseKey') ?? '')
        .filter((key) => key !== '$default' && isKnown(key))
        .map((key) => ({ problem: 'route response key is not supported', got: key, remedy: 'set it to "$default"' })),
  },
];
