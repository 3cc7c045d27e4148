import type { IntegrationPart, Part, RoutePart, TransformedPart } from '../api-model/api-part';
import type { Finding } from '../diagnostics';
import type { IntegrationSubject } from './integration-subject';
import type { Rule, RuleEntry } from './rule';
import { API_RULES, type ApiInTree, PROTOCOL_RULES } from './rules/api-rules';
import { AUTHORIZER_RULES } from './rules/authorizer-rules';
import { CONTEXT_RULES, type ContextSubject } from './rules/context-variable-rules';
import { DEPLOYMENT_RULES } from './rules/deployment-rules';
import { EVENT_RULES } from './rules/event-rules';
import { FUNCTION_PERMISSION_RULES } from './rules/function-permission-rules';
import { INTEGRATION_IN_API_RULES } from './rules/integration-in-api-rules';
import { INTEGRATION_RULES } from './rules/integration-rules';
import { L1_INTEGRATION_RULES } from './rules/l1-integration-rules';
import { LENGTH_RULES } from './rules/length-rules';
import { MESSAGE_RULES } from './rules/message-rules';
import { MODEL_RULES } from './rules/model-rules';
import { PATH_PARAMETER_RULES } from './rules/path-parameter-rules';
import { INTEGRATION_REPLY_RULES, ROUTE_REPLY_RULES } from './rules/reply-rules';
import { type ParametersSubject, REQUEST_PARAMETER_RULES } from './rules/request-parameter-rules';
import { RESPONSE_OVERLAP_RULES } from './rules/response-overlap-rules';
import {
  L1_RESPONSE_RULES,
  RESPONSE_ON_INTEGRATION_RULES,
  RESPONSE_RULES,
  type ResponseSubject,
} from './rules/response-rules';
import { ROUTE_RULES } from './rules/route-rules';
import {
  CONSTANT_SELECTION_RULES,
  SELECTION_RULES,
  type SelectionSubject,
  TEMPLATE_SELECTION_RULES,
} from './rules/selection-expression-rules';
import { SERVICE_RULES } from './rules/service-rules';
import { STAGE_RULES } from './rules/stage-rules';
import { TABLE_RULES } from './rules/table-rules';
import { KEY_RULES, TEMPLATE_KEY_RULES, type TemplateKeysSubject } from './rules/template-key-rules';
import {
  type ReadableSubject,
  SYNTAX_RULES,
  TEMPLATE_RULES,
  TEXT_RULES,
  type TemplateSubject,
  type UnreadableSubject,
} from './rules/template-rules';
import { THROWN_RULES } from './rules/thrown-rules';
import { TRANSFORM_RULES } from './rules/transform-rules';
import { URI_RULES } from './rules/uri-rules';

/**
 * What a rule can look at.
 */
interface Subjects {
  /** An integration by itself. */
  readonly integration: IntegrationSubject;

  readonly requestParameters: ParametersSubject;
  readonly selectionExpression: SelectionSubject;
  readonly constantSelection: SelectionSubject;
  readonly templateKeys: TemplateKeysSubject;
  readonly templateText: TemplateSubject;
  readonly unreadableTemplate: UnreadableSubject;
  readonly contextVariables: ContextSubject;
  readonly template: ReadableSubject;
  readonly responseOnIntegration: ResponseSubject;
  readonly response: ResponseSubject;

  /** An integration with what its API has around it. */
  readonly integrationInApi: IntegrationPart;

  readonly route: RoutePart;
  readonly anyApi: ApiInTree;
  readonly api: ApiInTree;
  readonly transformed: TransformedPart;
  readonly authorizer: Part;
  readonly model: Part;
  readonly stage: Part;
  readonly deployment: Part;
}

type Registry = { readonly [Kind in keyof Subjects]: readonly Rule<Subjects[Kind]>[] };

/**
 * Every rule under the subject that it looks at, in the order of the page of rules. This is the only list: a rule that
 * stands here both runs and is documented.
 */
const REGISTRY: Registry = {
  integration: [
    ...INTEGRATION_RULES,
    ...URI_RULES,
    ...PATH_PARAMETER_RULES,
    ...LENGTH_RULES,
    ...L1_INTEGRATION_RULES,
    ...TEMPLATE_SELECTION_RULES,
    ...TEMPLATE_KEY_RULES,
    ...EVENT_RULES,
  ],
  requestParameters: REQUEST_PARAMETER_RULES,
  selectionExpression: SELECTION_RULES,
  constantSelection: CONSTANT_SELECTION_RULES,
  templateKeys: KEY_RULES,
  templateText: TEXT_RULES,
  unreadableTemplate: SYNTAX_RULES,
  contextVariables: CONTEXT_RULES,
  template: TEMPLATE_RULES,
  responseOnIntegration: RESPONSE_ON_INTEGRATION_RULES,
  response: [...RESPONSE_RULES, ...L1_RESPONSE_RULES],
  integrationInApi: [
    ...INTEGRATION_IN_API_RULES,
    ...MESSAGE_RULES,
    ...INTEGRATION_REPLY_RULES,
    ...RESPONSE_OVERLAP_RULES,
    ...FUNCTION_PERMISSION_RULES,
    ...TABLE_RULES,
  ],
  route: [...ROUTE_RULES, ...ROUTE_REPLY_RULES],
  anyApi: PROTOCOL_RULES,
  api: API_RULES,
  transformed: TRANSFORM_RULES,
  authorizer: AUTHORIZER_RULES,
  model: MODEL_RULES,
  stage: STAGE_RULES,
  deployment: DEPLOYMENT_RULES,
};

/**
 * Every rule, for the page of rules: those that run on a subject, and those that the code throws where it meets them.
 */
export const RULES: readonly RuleEntry[] = [...Object.values(REGISTRY).flat(), ...SERVICE_RULES, ...THROWN_RULES];

/**
 * A finding, with the rule that made it.
 */
export interface RuleFinding {
  readonly rule: RuleEntry;
  readonly finding: Finding;
}

/**
 * What the rules of a kind of subject find in a subject.
 */
export function validate<Kind extends keyof Subjects>(kind: Kind, subject: Subjects[Kind]): RuleFinding[] {
  const findings: RuleFinding[] = [];
  for (const rule of REGISTRY[kind]) {
    for (const finding of [rule.check(subject)].flat()) {
      if (finding) {
        findings.push({ rule, finding });
      }
    }
  }
  return findings;
}
