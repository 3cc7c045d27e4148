import { Resource } from 'aws-cdk-lib';
import type { IntegrationReference, IWebSocketApi, IWebSocketApiRef } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { ruleError } from '../diagnostics';
import type { IWebSocketIntegration, WebSocketIntegrationAttributes } from './integration-reference';

/** An integration that exists already, or that another stack creates. */
export class ImportedIntegration extends Resource implements IWebSocketIntegration {
  public readonly integrationId: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly attrs: WebSocketIntegrationAttributes,
  ) {
    super(scope, id);
    this.integrationId = attrs.integrationId;
  }

  public get webSocketApi(): IWebSocketApi {
    return requireWebSocketApi(this, this.attrs.webSocketApi);
  }

  public get integrationRef(): IntegrationReference {
    return { apiId: this.attrs.webSocketApi.apiRef.apiId, integrationId: this.integrationId };
  }
}

/** The API itself; fails when an integration was given only a reference to it. */
export function requireWebSocketApi(integration: IWebSocketIntegration, api: IWebSocketApiRef): IWebSocketApi {
  // `in` looks at the name only: an imported API without endpoint throws when its apiEndpoint is read.
  if ('apiEndpoint' in api) {
    return api as IWebSocketApi;
  }
  throw ruleError('web-socket-api-is-a-reference', integration.node.path, {
    problem: 'webSocketApi is only a reference to an API, not an API',
    remedy: 'read integrationRef.apiId, or pass a WebSocketApi',
  });
}
