import { Annotations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * The id of a rule: public and for ever, since users find and acknowledge a finding by it.
 */
export type RuleId =
  | 'access-log-destination-unsupported'
  | 'access-log-format-without-request-id'
  | 'api-key-selection-expression-invalid'
  | 'api-name-missing'
  | 'api-quota-exceeded'
  | 'authorization-scopes-unsupported'
  | 'authorization-type-unsupported'
  | 'authorizer-id-missing'
  | 'authorizer-outside-connect'
  | 'authorizer-ttl-out-of-range'
  | 'authorizer-ttl-without-effect'
  | 'authorizer-type-unsupported'
  | 'authorizer-uri-missing'
  | 'aws-uri-malformed'
  | 'binary-conversion-of-json'
  | 'connect-only-source'
  | 'consistent-read-of-global-index'
  | 'context-variable-unknown'
  | 'cors-on-web-socket-api'
  | 'credentials-malformed'
  | 'credentials-missing'
  | 'cross-account-unsupported'
  | 'delay-on-fifo-queue'
  | 'delay-out-of-range'
  | 'deployment-before-route'
  | 'description-too-long'
  | 'duplicate-response-key'
  | 'duplicate-route-key'
  | 'event-detail-invalid'
  | 'expression-placeholder-mismatch'
  | 'fifo-needs-deduplication-id'
  | 'fifo-needs-group-id'
  | 'fifo-queue-without-group'
  | 'function-permission-missing'
  | 'header-line-break'
  | 'header-refused'
  | 'http-api-only-prop'
  | 'http-uri-malformed'
  | 'iam-action-unknown'
  | 'identity-source-invalid'
  | 'integration-id-reserved'
  | 'integration-method-missing'
  | 'integration-method-too-long'
  | 'integration-method-unknown'
  | 'integration-shared-between-apis'
  | 'integration-uri-required'
  | 'integration-uri-too-long'
  | 'lambda-method-not-post'
  | 'logging-level-unknown'
  | 'mapping-template-invalid'
  | 'mapping-value-invalid'
  | 'mapping-value-out-of-place'
  | 'message-attributes-invalid'
  | 'message-only-source'
  | 'message-unescaped'
  | 'mock-without-status-code'
  | 'model-name-invalid'
  | 'object-key-invalid'
  | 'object-key-unsafe'
  | 'parameter-destination-invalid'
  | 'parameter-source-invalid'
  | 'parameter-source-undocumented'
  | 'passthrough-never-without-template'
  | 'path-parameter-missing'
  | 'path-parameter-unsafe'
  | 'path-parameter-unused'
  | 'payload-format-version-unsupported'
  | 'permission-not-added'
  | 'prop-type-invalid'
  | 'prop-without-effect'
  | 'protocol-type-unknown'
  | 'proxy-without-function'
  | 'query-limit-invalid'
  | 'reply-after-disconnect'
  | 'reply-on-connect'
  | 'request-parameter-too-long'
  | 'request-path-unsafe'
  | 'resource-of-another-account'
  | 'resources-of-two-apis'
  | 'response-key-invalid'
  | 'response-key-not-a-pattern'
  | 'response-keys-overlap'
  | 'response-on-proxy-integration'
  | 'response-template-never-selected'
  | 'response-without-two-way-route'
  | 'return-values-unsupported'
  | 'role-not-assumable'
  | 'route-key-empty'
  | 'route-key-reserved'
  | 'route-parameters-outside-connect'
  | 'route-response-key-invalid'
  | 'route-response-missing'
  | 'route-response-selection-expression-invalid'
  | 'route-selection-expression-missing'
  | 'route-selection-expression-without-message'
  | 'route-settings-without-route'
  | 'route-target-malformed'
  | 'selection-expression-malformed'
  | 'selection-expression-unescaped'
  | 'selection-expression-variable-unknown'
  | 'selection-expression-without-variable'
  | 'single-quote-escaped'
  | 'stage-deployment-conflict'
  | 'stage-name-invalid'
  | 'stage-variable-name-invalid'
  | 'stage-without-routes'
  | 'subject-invalid'
  | 'sync-execution-needs-express'
  | 'table-index-unknown'
  | 'table-key-mismatch'
  | 'tags-not-a-map'
  | 'template-conflict'
  | 'template-does-not-parse'
  | 'template-key-escaped'
  | 'template-never-selected'
  | 'template-of-velocity-2'
  | 'template-on-proxy-integration'
  | 'template-reference-undefined'
  | 'template-too-long'
  | 'throttling-negative'
  | 'timeout-out-of-range'
  | 'transform-not-expanded'
  | 'two-way-route-without-response'
  | 'value-unknown'
  | 'vpc-link-id-missing'
  | 'vpc-link-of-http-api'
  | 'vpc-link-without-http'
  | 'web-socket-api-is-a-reference';

/**
 * How sure a finding is: an error is what AWS is known to reject, or what cannot work; a warning is what it accepts, or
 * may accept, but is surely a mistake.
 */
export type Severity = 'error' | 'warning';

/**
 * What a rule found: the parts of a message that the rule knows.
 */
export interface Finding {
  /** What is wrong, lower case but for names of props. */
  readonly problem: string;

  /** The offending value; left out when the problem is that there is none. */
  readonly got?: string | number;

  /** The change to make. */
  readonly remedy: string;

  /** The line that is wrong and a caret below the place, to show after the message. */
  readonly excerpt?: string;

  /** Set where the finding is less sure than the rule is otherwise. */
  readonly severity?: 'warning';
}

/** Where aws-cdk-lib keeps what was acknowledged, in an app. */
const ACKNOWLEDGEMENTS = Symbol.for('@aws-cdk/core.Acknowledgements');

interface Root {
  readonly [ACKNOWLEDGEMENTS]?: { readonly acks?: ReadonlyMap<string, { has(id: string): boolean }> };
}

/** How much of a string a message shows. */
const LONGEST_SHOWN = 60;

/**
 * What a caller passed, for the `got` of a finding.
 */
export function describeGiven(value: unknown): string | number {
  switch (typeof value) {
    case 'string':
      return value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'function':
      return 'a function';
    case 'symbol':
      return 'a symbol';
    case 'object':
      break;
    default:
      return String(value);
  }
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'an array';
  }
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype ? 'a map' : `an object of ${prototype.constructor.name}`;
}

/**
 * The one form of every message: what is wrong, where, what it got; what to do.
 *
 * @param constructPath left out where no construct is known yet
 */
export function describeFinding(constructPath: string | undefined, { problem, got, remedy }: Finding): string {
  const place = constructPath === undefined ? '' : ` at ${JSON.stringify(constructPath)}`;
  const value = got === undefined ? '' : `, got ${JSON.stringify(got)}`;
  return `${problem}${place}${value}; ${remedy}`;
}

/**
 * The message of an error, which carries the id of its rule.
 */
export function describeError(id: RuleId, constructPath: string | undefined, finding: Finding): string {
  return `${describeFinding(constructPath, finding)} [${id}]${excerptOf(finding)}`;
}

/**
 * The error to throw for a finding.
 */
export function ruleError(id: RuleId, constructPath: string | undefined, finding: Finding): Error {
  return new Error(describeError(id, constructPath, finding));
}

/**
 * Adds a warning to a construct, unless it was acknowledged there.
 */
export function addWarning(construct: IConstruct, id: RuleId, finding: Finding): void {
  const warningId = `cdk-websocket-integrations:${id}`;
  if (!isAcknowledged(construct, warningId)) {
    const message = `${describeFinding(construct.node.path, finding)}${excerptOf(finding)}`;
    Annotations.of(construct).addWarningV2(warningId, message);
  }
}

function excerptOf({ excerpt }: Finding): string {
  return excerpt === undefined ? '' : `\n${excerpt}`;
}

/**
 * Whether a warning was acknowledged at its construct before it is added. The oldest supported versions of aws-cdk-lib
 * look only at the constructs around it.
 */
function isAcknowledged({ node }: IConstruct, warningId: string): boolean {
  const root: IConstruct & Root = node.root;
  return root[ACKNOWLEDGEMENTS]?.acks?.get(node.path)?.has(warningId) ?? false;
}
