/** The types of an integration of a WebSocket API. */
export const INTEGRATION_TYPES = ['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK'] as const;

export type IntegrationType = (typeof INTEGRATION_TYPES)[number];

/** The types with an HTTP endpoint behind them. */
export const HTTP_TYPES: readonly string[] = ['HTTP', 'HTTP_PROXY'];

/** The types with an AWS service behind them. */
export const AWS_TYPES: readonly string[] = ['AWS', 'AWS_PROXY'];

/** The types that pass the message and the response on without templates. */
export const PROXY_TYPES: readonly string[] = ['AWS_PROXY', 'HTTP_PROXY'];

/** The types that HTTP APIs do not have. */
export const WEB_SOCKET_TYPES: readonly string[] = ['AWS', 'HTTP', 'MOCK'];
