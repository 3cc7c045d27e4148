import type { Rule } from './rule';

/**
 * What the rules look at: a response that is about to be added to an integration.
 */
export interface ResponseSubject {
  readonly integrationType: string;
  readonly key: string;
}

/**
 * What can be wrong with an integration response on its integration.
 */
export const RESPONSE_RULES: readonly Rule<ResponseSubject>[] = [
  {
    id: 'response-on-proxy-integration',
    severity: 'warning',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-responses.html',
    check: ({ integrationType, key }) =>
      ['AWS_PROXY', 'HTTP_PROXY'].includes(integrationType)
        ? [
            {
              problem: `response ${JSON.stringify(key)} has no effect on integration type ${integrationType}`,
              remedy: 'remove it, or use the type that is no proxy',
            },
          ]
        : [],
  },
];
