import {
  DEFAULT_KEY,
  readsResponse,
  SelectionExpression,
  selectionVariable,
} from '../../service-facts/selection-expressions';
import { SELECTION_EXPRESSIONS } from '../../service-facts/sources';
import type { IntegrationSubject } from '../integration-subject';
import type { Rule } from '../rule';

/**
 * What the rules look at: a selection expression, and the prop that it stands in.
 */
export interface SelectionSubject {
  readonly prop: string;

  /** One with a `$` that is no plain character, which is there now. */
  readonly expression: string;

  /** Whether the answer of the backend can be read. */
  readonly readsResponse?: boolean;
}

const USE_A_VARIABLE = 'use a variable such as "${request.body.action}", or put a backslash before the "$"';

/**
 * What AWS rejects in the selection expression of an integration.
 */
export const TEMPLATE_SELECTION_RULES: readonly Rule<IntegrationSubject>[] = [
  {
    id: 'selection-expression-unescaped',
    severity: 'error',
    moment: 'constructor',
    summary: '`$default` as the selection expression of a `WebSocketIntegration`; AWS expects `\\$default`',
    source: 'observed on a WebSocket API: "Unexpected variable in selection expression: $default"',
    check: ({ templateSelectionExpression }) =>
      templateSelectionExpression === DEFAULT_KEY
        ? {
            problem: 'templateSelectionExpression names a variable that does not exist',
            got: templateSelectionExpression,
            remedy: 'put a backslash before it to make it plain text',
          }
        : undefined,
  },
];

/** A variable without the "$" that would make it one. */
const BARE_VARIABLE = /^\{?(?:request|context|stageVariables|integration)\./;

/**
 * What can be wrong with a selection expression that is the same for every message.
 */
export const CONSTANT_SELECTION_RULES: readonly Rule<SelectionSubject>[] = [
  {
    id: 'selection-expression-without-variable',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a selection expression that names a variable without `$`, and so is the same for every message',
    source: SELECTION_EXPRESSIONS,
    check: ({ prop, expression }) =>
      BARE_VARIABLE.test(expression)
        ? {
            problem: `${prop} is the same for every message, since its variable has no "$",`,
            got: expression,
            remedy: `write ${JSON.stringify(`\${${expression.replace(/[{}]/g, '')}}`)}`,
          }
        : undefined,
  },
];

/**
 * What can be wrong with any selection expression.
 */
export const SELECTION_RULES: readonly Rule<SelectionSubject>[] = [
  {
    id: 'selection-expression-variable-unknown',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a selection expression with a variable that AWS does not document',
    source: SELECTION_EXPRESSIONS,
    check: ({ prop, expression, readsResponse: readsTheResponse = false }) =>
      new SelectionExpression(expression).variables
        .filter((name) => !isKnownVariable(name, readsTheResponse))
        .map((name) => ({
          problem: `${prop} reads the variable ${JSON.stringify(name)}, which is not documented there,`,
          got: expression,
          remedy: USE_A_VARIABLE,
        })),
  },
  {
    id: 'selection-expression-malformed',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a selection expression with a `$` that does not start a variable',
    source: SELECTION_EXPRESSIONS,
    check: ({ prop, expression }) =>
      new SelectionExpression(expression).isMalformed
        ? { problem: `${prop} has a "$" that does not begin a variable`, got: expression, remedy: USE_A_VARIABLE }
        : undefined,
  },
];

function isKnownVariable(name: string, readsTheResponse: boolean): boolean {
  const variable = selectionVariable(name);
  // The page documents the body, and elsewhere shows the others; that they cannot be read is not known.
  return variable !== undefined && (readsTheResponse || !readsResponse(variable));
}
