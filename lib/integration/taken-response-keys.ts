import { ruleError } from '../diagnostics';
import type { IWebSocketIntegration } from './integration-reference';

const keysOf = new WeakMap<IWebSocketIntegration, Map<string, string>>();

/**
 * Notes that an integration has a response with a key. Fails when it has one already, and names both.
 */
export function claimResponseKey(integration: IWebSocketIntegration, key: string, path: string): void {
  requireFreeResponseKey(integration, key, path);
  const keys = keysOf.get(integration) ?? new Map<string, string>();
  keysOf.set(integration, keys.set(key, path));
}

/**
 * Fails when an integration has a response with a key already.
 */
export function requireFreeResponseKey(integration: IWebSocketIntegration, key: string, path: string): void {
  const other = keysOf.get(integration)?.get(key);
  if (other !== undefined) {
    throw ruleError('duplicate-response-key', path, {
      problem: 'response key is taken',
      got: key,
      remedy:
        other === path
          ? 'change the key, or remove one of the two responses'
          : `change the key, or remove the response at ${JSON.stringify(other)}, which has it too`,
    });
  }
}
