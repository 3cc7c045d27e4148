import { isKnown } from '../../api-model/token-text';
import { PROXY_TYPES } from '../../service-facts/integration-types';
import { INTEGRATION_RESPONSES, SELECTION_EXPRESSIONS } from '../../service-facts/sources';
import type { Rule } from '../rule';
import { neverSelected } from './template-key-rules';

/**
 * What the rules look at: an integration response as its L1 has it, with the type of its integration where it is known.
 */
export interface ResponseSubject {
  readonly integrationType?: string;
  readonly integrationResponseKey: string;
  readonly responseTemplates?: unknown;
  readonly templateSelectionExpression?: string;
}

/**
 * What can be wrong with an integration response on its integration.
 */
export const RESPONSE_ON_INTEGRATION_RULES: readonly Rule<ResponseSubject>[] = [
  {
    id: 'response-on-proxy-integration',
    severity: 'warning',
    moment: 'synth',
    summary: 'an integration response on a proxy',
    source: INTEGRATION_RESPONSES,
    check: ({ integrationType, integrationResponseKey }) =>
      integrationType !== undefined && PROXY_TYPES.includes(integrationType)
        ? {
            problem: `response ${JSON.stringify(integrationResponseKey)} has no effect on integration type ${integrationType}`,
            remedy: 'remove it, or use the non-proxy type',
          }
        : undefined,
  },
];

/**
 * What can be wrong with an integration response by itself.
 */
export const RESPONSE_RULES: readonly Rule<ResponseSubject>[] = [
  {
    id: 'response-template-never-selected',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a response template under a key that the selection expression never yields',
    source: SELECTION_EXPRESSIONS,
    // Which template is taken without an expression is not documented.
    check: ({ responseTemplates, templateSelectionExpression }) =>
      templateSelectionExpression !== undefined && isKnown(responseTemplates)
        ? neverSelected('a response template', responseTemplates as object, templateSelectionExpression)
        : undefined,
  },
];

/**
 * What the classes of this package make impossible.
 */
export const L1_RESPONSE_RULES: readonly Rule<ResponseSubject>[] = [
  {
    id: 'response-key-not-a-pattern',
    severity: 'warning',
    moment: 'synth',
    summary: 'an L1 response key that is neither `$default` nor a pattern between slashes',
    source: INTEGRATION_RESPONSES,
    check: ({ integrationResponseKey }) =>
      integrationResponseKey !== '$default' &&
      !/^\/.+\/$/s.test(integrationResponseKey) &&
      isKnown(integrationResponseKey)
        ? {
            problem: 'a response key is neither "$default" nor a pattern, and may never match,',
            got: integrationResponseKey,
            remedy: 'put slashes around it, as in "/404/" or "/4\\d{2}/"',
          }
        : undefined,
  },
];
