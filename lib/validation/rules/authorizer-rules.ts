import type { Part } from '../../api-model/api-part';
import { isKnown } from '../../api-model/token-text';
import { RESULT_TTL_MAX_SECONDS } from '../../service-facts/limits';
import { CFN_AUTHORIZER } from '../../service-facts/sources';
import type { Rule } from '../rule';

/** The grammar that the rejection spells out, and the two that AWS documents beside it. */
const IDENTITY_SOURCE = /^(?:route\.request\.(?:querystring|header)|stageVariables|context)\.[A-Za-z0-9._-]+$/;

/**
 * What can be wrong with an authorizer of a WebSocket API.
 */
export const AUTHORIZER_RULES: readonly Rule<Part>[] = [
  {
    id: 'authorizer-type-unsupported',
    severity: 'error',
    moment: 'synth',
    summary: 'an authorizer whose type is not `REQUEST`',
    source: 'observed on a WebSocket API: "Only REQUEST authorizer type is supported on WEBSOCKET protocol Apis."',
    check: ({ synthesized }) => {
      const type = synthesized.text('AuthorizerType');
      return isKnown(type) && type !== 'REQUEST'
        ? {
            problem: 'authorizerType is not supported on a WebSocket API',
            got: type,
            remedy: 'use "REQUEST", which is a Lambda authorizer',
          }
        : undefined;
    },
  },
  {
    id: 'identity-source-invalid',
    severity: 'error',
    moment: 'synth',
    summary: 'an identity source that WebSocket APIs do not support, such as `$request.header.Auth`',
    source: 'observed on a WebSocket API: "Invalid request identity source expression: …"',
    check: ({ synthesized }) => {
      const sources = synthesized.value('IdentitySource');
      return (Array.isArray(sources) && isKnown(sources) ? sources : [])
        .filter((source): source is string => typeof source === 'string' && isKnown(source))
        .flatMap((source) => source.split(','))
        .map((source) => source.trim())
        .filter((source) => !IDENTITY_SOURCE.test(source))
        .map((source) => ({
          problem: 'identity source is not part of the $connect request',
          got: source,
          remedy: 'write "route.request.header." or "route.request.querystring." and a name, without a "$" before it',
        }));
    },
  },
  {
    id: 'authorizer-uri-missing',
    severity: 'error',
    moment: 'synth',
    summary: 'a `REQUEST` authorizer without the URI of its function',
    source: 'observed on an API: "AuthorizerUri is a required field in an Authorizer"',
    check: ({ synthesized }) =>
      synthesized.text('AuthorizerType') === 'REQUEST' && synthesized.text('AuthorizerUri') === undefined
        ? { problem: 'authorizerUri is missing', remedy: 'set it to the invocation URI of the authorizer function' }
        : undefined,
  },
  {
    id: 'authorizer-ttl-out-of-range',
    severity: 'error',
    moment: 'synth',
    summary: 'a time to live of authorizer results below 0 or above 3600 seconds',
    source:
      'observed on an API: "Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds."',
    check: ({ synthesized }) => {
      const ttl = synthesized.value('AuthorizerResultTtlInSeconds');
      return typeof ttl === 'number' && (ttl < 0 || ttl > RESULT_TTL_MAX_SECONDS) && isKnown(ttl)
        ? {
            problem: 'authorizerResultTtlInSeconds is out of range',
            got: ttl,
            remedy: `use 0 to ${RESULT_TTL_MAX_SECONDS} seconds`,
          }
        : undefined;
    },
  },
  {
    id: 'authorizer-ttl-without-effect',
    severity: 'warning',
    moment: 'synth',
    summary: 'a time to live of authorizer results, which is for HTTP APIs',
    source: CFN_AUTHORIZER,
    check: ({ synthesized }) => {
      const ttl = synthesized.value('AuthorizerResultTtlInSeconds');
      return typeof ttl === 'number' && ttl > 0 && ttl <= RESULT_TTL_MAX_SECONDS && isKnown(ttl)
        ? {
            problem: 'authorizerResultTtlInSeconds has no effect, since a WebSocket API does not cache the result,',
            got: ttl,
            remedy: 'remove it',
          }
        : undefined;
    },
  },
];
