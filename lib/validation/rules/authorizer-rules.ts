import type { Part } from '../../api-model/api-part';
import { isKnown } from '../../api-model/token-text';
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
          problem: 'identity source is no part of the request that opens a connection',
          got: source,
          remedy: 'write "route.request.header." or "route.request.querystring." and a name, without a "$" before it',
        }));
    },
  },
];
