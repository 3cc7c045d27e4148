import { ruleError } from '../diagnostics';
import type { WebSocketMappingTemplate } from '../mapping/mapping-template';
import type { WebSocketIntegrationOptions } from './integration-options';

type Templates = Pick<WebSocketIntegrationOptions, 'requestTemplates' | 'templateSelectionExpression'>;

/** Selects the template under `$default` for every message. */
export const SELECT_DEFAULT = '\\$default';

/**
 * The request templates of an integration: those by key, or the one that serves every message. Fails for both.
 *
 * @param where the path of the construct, or as much of it as is known
 */
export function requestTemplates(
  props: Templates & { readonly requestTemplate?: WebSocketMappingTemplate },
  where: string,
): Templates {
  const { requestTemplate, requestTemplates, templateSelectionExpression } = props;
  if (!requestTemplate) {
    return { requestTemplates, templateSelectionExpression };
  }
  requireOne(where, 'requestTemplate', { requestTemplates, templateSelectionExpression });
  return {
    requestTemplates: { $default: requestTemplate._forRequest('requestTemplate', where) },
    templateSelectionExpression: SELECT_DEFAULT,
  };
}

/** Fails when a template that serves everything is set together with something that selects among several. */
export function requireOne(where: string, prop: string, others: { readonly [prop: string]: unknown }): void {
  const conflicting = Object.keys(others).find((name) => others[name] !== undefined);
  if (conflicting !== undefined) {
    throw ruleError('template-conflict', where, {
      problem: `${prop} and ${conflicting} are both set, but ${prop} serves every message,`,
      remedy: 'remove one of the two',
    });
  }
}
