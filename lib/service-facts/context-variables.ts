/**
 * A variable of `$context`.
 */
export interface ContextVariable {
  /** What it is in JSON. */
  readonly type: 'string' | 'number';

  /**
   * Who decides what it says. An authorizer may derive its values from what a client sends; a template writes the
   * overrides.
   */
  readonly writer: 'AWS' | 'client' | 'authorizer' | 'template';

  /** Whether its characters are known to be ones that JSON does not escape. */
  readonly isPlain?: true;
}

const PLAIN: ContextVariable = { type: 'string', writer: 'AWS', isPlain: true };
const NUMBER: ContextVariable = { type: 'number', writer: 'AWS' };
const AWS: ContextVariable = { type: 'string', writer: 'AWS' };
const CLIENT: ContextVariable = { type: 'string', writer: 'client' };
const AUTHORIZER: ContextVariable = { type: 'string', writer: 'authorizer' };
const TEMPLATE: ContextVariable = { type: 'string', writer: 'template' };

const VARIABLES = {
  apiId: PLAIN,
  connectedAt: NUMBER,
  connectionId: PLAIN,
  domainName: PLAIN,
  eventType: PLAIN,
  extendedRequestId: PLAIN,
  messageId: PLAIN,
  requestId: PLAIN,
  requestTime: PLAIN,
  requestTimeEpoch: NUMBER,
  routeKey: AWS,
  stage: PLAIN,
  status: AWS,
  // Seen in templates that work.
  isBase64Encoded: AWS,
  messageDirection: AWS,
  // Part of the event of $disconnect, with the words of a client; that templates cannot read them is not known.
  disconnectReason: CLIENT,
  disconnectStatusCode: AWS,
  'authorizer.principalId': AUTHORIZER,
  'error.messageString': CLIENT,
  'error.validationErrorString': CLIENT,
  'identity.accountId': AWS,
  // The header of a client, as it sent it.
  'identity.apiKey': CLIENT,
  'identity.apiKeyId': AWS,
  'identity.caller': AWS,
  'identity.cognitoAuthenticationProvider': AWS,
  'identity.cognitoAuthenticationType': AWS,
  'identity.cognitoIdentityId': AWS,
  'identity.cognitoIdentityPoolId': AWS,
  'identity.sourceIp': AWS,
  'identity.user': AWS,
  'identity.userAgent': CLIENT,
  'identity.userArn': AWS,
} as const satisfies { readonly [name: string]: ContextVariable };

/** Variables that have parts, with what is known of a part that has no entry of its own. */
const GROUPS: { readonly [name: string]: { readonly whole: ContextVariable; readonly anyPart?: ContextVariable } } = {
  authorizer: { whole: AUTHORIZER, anyPart: AUTHORIZER },
  error: { whole: CLIENT },
  // One of its parts is the client's.
  identity: { whole: CLIENT },
  requestOverride: { whole: TEMPLATE, anyPart: TEMPLATE },
  responseOverride: { whole: TEMPLATE, anyPart: TEMPLATE },
};

export type ContextVariableName = keyof typeof VARIABLES;

/** The names of the documented variables, and of those that were seen to work. */
export const CONTEXT_VARIABLE_NAMES = Object.keys(VARIABLES) as ContextVariableName[];

/**
 * What is known of a variable, by its name with dots, such as `identity.sourceIp`; undefined for one that WebSocket APIs
 * do not have. The part of a part, such as `authorizer.claims.sub`, is what the part is.
 */
export function contextVariable(name: string): ContextVariable | undefined {
  const [first, part] = name.split('.') as [string, string | undefined];
  const known = part === undefined ? first : `${first}.${part}`;
  if (Object.hasOwn(VARIABLES, known)) {
    return VARIABLES[known as ContextVariableName];
  }
  const group = Object.hasOwn(GROUPS, first) ? GROUPS[first] : undefined;
  return part === undefined ? group?.whole : group?.anyPart;
}
