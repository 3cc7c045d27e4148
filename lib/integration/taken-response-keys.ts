import { ruleError } from '../diagnostics';
import type { IWebSocketIntegration } from './integration-reference';

const keysOf = new WeakMap<IWebSocketIntegration, Map<string, string>>();

/**
 * Records the key of a response of an integration. Fails when another response has it.
 */
export function claimResponseKey(integration: IWebSocketIntegration, key: string, path: string): void {
  requireFreeResponseKey(integration, key, path);
  const keys = keysOf.get(integration) ?? new Map<string, string>();
  keysOf.set(integration, keys.set(key, path));
}

/**
 * Fails when a response of an integration has a key.
 */
export function requireFreeResponseKey(integration: IWebSocketIntegration, key: string, path: string): void {
  const other = keysOf.get(integration)?.get(key);
  if (other !== undefined) {
    throw duplicateKey(key, path, other);
  }
}

/**
 * The error for two responses with one key.
 *
 * @param where the path of the second response, or as much of it as is known
 * @param other the path of the first response
 */
export function duplicateKey(key: string, where: string, other = where): Error {
  return ruleError('duplicate-response-key', where, {
    problem: 'response key is taken',
    got: key,
    remedy:
      other === where
        ? 'change the key, or remove one of the two responses'
        : `change the key, or remove the response at ${JSON.stringify(other)}, which has the same key`,
  });
}
