import { Resource } from 'aws-cdk-lib';
import {
  CfnIntegration,
  type IntegrationReference,
  type IWebSocketApi,
  type IWebSocketApiRef,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { validateAtSynth } from '../validation/at-synth';
import { keepFindings } from '../validation/constructor-findings';
import { setOwnIntegration } from '../validation/own-integration';
import { throwErrors } from '../validation/report';
import { validateIntegration } from '../validation/validate-integration';
import { ImportedIntegration, requireWebSocketApi } from './imported-integration';
import type { WebSocketIntegrationOptions } from './integration-options';
import { integrationProperties, subjectOf } from './integration-properties';
import type { IWebSocketIntegration, WebSocketIntegrationAttributes } from './integration-reference';
import { WebSocketIntegrationResponse } from './integration-response';
import type { WebSocketIntegrationResponseOptions } from './integration-response-options';
import { requireConstruct, requireProps } from './prop-types';
import { requireFreeResponseKey } from './taken-response-keys';

/**
 * Properties of a `WebSocketIntegration`.
 */
export interface WebSocketIntegrationProps extends WebSocketIntegrationOptions {
  /**
   * The WebSocket API that the integration belongs to.
   *
   * Pass a `WebSocketApi` of `aws-cdk-lib/aws-apigatewayv2`, created in this app or imported.
   */
  readonly webSocketApi: IWebSocketApiRef;
}

/**
 * An integration of a WebSocket API: the backend that receives a route's messages, and the request to it.
 *
 * The class replaces its namesake in `aws-cdk-lib/aws-apigatewayv2`: same props, same logical ids and same template,
 * with more types, props and checks. Use it with the enums of this package.
 *
 * The constructor rejects what AWS is known to reject. The error names the construct, the value and the fix. An
 * unresolved token is never an error.
 *
 * @resource AWS::ApiGatewayV2::Integration
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integrations.html
 * @example
 *
 * import { Stack } from 'aws-cdk-lib';
 * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
 * import { WebSocketIntegration, WebSocketIntegrationType } from 'cdk-websocket-integrations';
 *
 * declare const stack: Stack;
 * declare const api: WebSocketApi;
 *
 * const integration = new WebSocketIntegration(stack, 'Rooms', {
 *   webSocketApi: api,
 *   integrationType: WebSocketIntegrationType.HTTP_PROXY,
 *   integrationUri: 'https://rooms.example.com/messages',
 *   integrationMethod: 'POST',
 * });
 */
export class WebSocketIntegration extends Resource implements IWebSocketIntegration {
  /**
   * Imports an existing integration. Nothing is created or checked.
   *
   * @param scope The scope of the imported construct
   * @param id The construct id
   * @param attrs The attributes of the integration
   * @example
   *
   * import { Stack } from 'aws-cdk-lib';
   * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
   * import { WebSocketIntegration } from 'cdk-websocket-integrations';
   *
   * declare const stack: Stack;
   * declare const api: WebSocketApi;
   *
   * const integration = WebSocketIntegration.fromWebSocketIntegrationAttributes(stack, 'Imported', {
   *   webSocketApi: api,
   *   integrationId: 'abc123',
   * });
   */
  public static fromWebSocketIntegrationAttributes(
    scope: Construct,
    id: string,
    attrs: WebSocketIntegrationAttributes,
  ): IWebSocketIntegration {
    requireConstruct(scope, id, 'WebSocketIntegrationAttributes', attrs);
    return new ImportedIntegration(scope, id, attrs);
  }

  /**
   * The id of the integration. A route refers to it in its target, as `integrations/{id}`.
   *
   * @attribute
   */
  public readonly integrationId: string;

  private readonly api: IWebSocketApiRef;

  /**
   * Creates an integration. A route uses it when the route's target contains `integrationId`.
   *
   * @param scope The scope of the construct
   * @param id The construct id
   * @param props The properties of the integration
   */
  constructor(scope: Construct, id: string, props: WebSocketIntegrationProps) {
    requireConstruct(scope, id, 'WebSocketIntegrationProps', props);
    super(scope, id);
    const properties = integrationProperties(props, this.node.path);
    const warnings = throwErrors(this, validateIntegration(subjectOf(props, properties)));
    const resource = new CfnIntegration(this, 'Resource', { ...properties, apiId: props.webSocketApi.apiRef.apiId });
    keepFindings(resource, warnings);
    setOwnIntegration(this, resource, props.requestTemplate);
    validateAtSynth(this, (tree) => tree.validateAround(resource));
    this.integrationId = resource.ref;
    this.api = props.webSocketApi;
  }

  /**
   * Adds an integration response, which decides what the client of a two-way route gets when the backend has responded.
   *
   * Each response of an integration must have a key of its own (rule `duplicate-response-key`). `AWS_PROXY` and
   * `HTTP_PROXY` do not use responses.
   *
   * @param options The responses of the backend to handle, and the message to the client
   * @returns the integration response
   */
  public addResponse(options: WebSocketIntegrationResponseOptions): WebSocketIntegrationResponse {
    requireProps('WebSocketIntegrationResponseOptions', options, this.node.path);
    const name = `${options.key._name}Response`;
    requireFreeResponseKey(this, options.key.key, `${this.node.path}/${name}`);
    // Two keys can share a name: those made of tokens, or of a pattern that is the name of another.
    let id = name;
    for (let count = 2; this.node.tryFindChild(id); count += 1) {
      id = `${name}${count}`;
    }
    return new WebSocketIntegrationResponse(this, id, { ...options, integration: this });
  }

  /**
   * The WebSocket API that owns the integration.
   *
   * Reading it is an error (rule `web-socket-api-is-a-reference`) when the integration has only a reference to an API;
   * `integrationRef` always has the API's id.
   */
  public get webSocketApi(): IWebSocketApi {
    return requireWebSocketApi(this, this.api);
  }

  /**
   * A reference to the integration: its id and the id of its API.
   */
  public get integrationRef(): IntegrationReference {
    return { apiId: this.api.apiRef.apiId, integrationId: this.integrationId };
  }
}
