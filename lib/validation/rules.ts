import type { RuleEntry } from '../diagnostics';
import { API_RULES } from './rules/api-rules';
import { AUTHORIZER_RULES } from './rules/authorizer-rules';
import { CONTEXT_RULES } from './rules/context-variable-rules';
import { INTEGRATION_PLACE_RULES } from './rules/integration-place-rules';
import { INTEGRATION_RULES } from './rules/integration-rules';
import { L1_INTEGRATION_RULES } from './rules/l1-integration-rules';
import { LENGTH_RULES } from './rules/length-rules';
import { INTEGRATION_REPLY_RULES, ROUTE_REPLY_RULES } from './rules/reply-rules';
import { REQUEST_PARAMETER_RULES } from './rules/request-parameter-rules';
import { L1_RESPONSE_RULES, RESPONSE_PLACE_RULES, RESPONSE_RULES } from './rules/response-rules';
import { ROUTE_RULES } from './rules/route-rules';
import { SELECTION_RULES, TEMPLATE_SELECTION_RULES } from './rules/selection-expression-rules';
import { SERVICE_RULES } from './rules/service-rules';
import { TEMPLATE_KEY_RULES } from './rules/template-key-rules';
import { MESSAGE_RULES, SYNTAX_RULES, TEXT_RULES } from './rules/template-rules';
import { THROWN_RULES } from './rules/thrown-rules';
import { URI_RULES } from './rules/uri-rules';

/**
 * Every rule, in the order of the page that is generated from it: from an integration by itself to its API.
 */
export const RULES: readonly RuleEntry[] = [
  ...INTEGRATION_RULES,
  ...URI_RULES,
  ...LENGTH_RULES,
  ...L1_INTEGRATION_RULES,
  ...REQUEST_PARAMETER_RULES,
  ...TEMPLATE_SELECTION_RULES,
  ...SELECTION_RULES,
  ...TEMPLATE_KEY_RULES,
  ...TEXT_RULES,
  ...SYNTAX_RULES,
  ...CONTEXT_RULES,
  ...MESSAGE_RULES,
  ...RESPONSE_PLACE_RULES,
  ...RESPONSE_RULES,
  ...L1_RESPONSE_RULES,
  ...INTEGRATION_PLACE_RULES,
  ...ROUTE_REPLY_RULES,
  ...INTEGRATION_REPLY_RULES,
  ...ROUTE_RULES,
  ...API_RULES,
  ...AUTHORIZER_RULES,
  ...SERVICE_RULES,
  ...THROWN_RULES,
];
