import { type IResource, Resource } from 'aws-cdk-lib';
import {
  CfnIntegrationResponse,
  type IIntegrationResponseRef,
  type IntegrationResponseReference,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { validateAtSynth } from '../validation/at-synth';
import { keepFindings } from '../validation/constructor-findings';
import { throwErrors } from '../validation/report';
import { validateResponse } from '../validation/validate-integration';
import { deployAfterResponses } from './deployment-order';
import type { IWebSocketIntegration } from './integration-reference';
import type { WebSocketIntegrationResponseOptions } from './integration-response-options';
import { requireConstruct } from './prop-types';
import { responseProperties } from './response-properties';
import { claimResponseKey } from './taken-response-keys';

/**
 * Properties of a `WebSocketIntegrationResponse`.
 */
export interface WebSocketIntegrationResponseProps extends WebSocketIntegrationResponseOptions {
  /**
   * The integration whose responses are handled.
   */
  readonly integration: IWebSocketIntegration;
}

/**
 * An integration response, created in this app or imported.
 */
export interface IWebSocketIntegrationResponse extends IResource, IIntegrationResponseRef {
  /**
   * The id of the integration response, as API Gateway assigned it.
   *
   * @attribute
   */
  readonly integrationResponseId: string;
}

/**
 * The attributes of an existing integration response.
 */
export interface WebSocketIntegrationResponseAttributes {
  /**
   * The integration that owns the response.
   */
  readonly integration: IWebSocketIntegration;

  /**
   * The id of the integration response, as API Gateway assigned it.
   */
  readonly integrationResponseId: string;
}

/**
 * An integration response: the message that a client gets when the backend has responded.
 *
 * Only the client of a two-way route gets it. A two-way route is one with a route response, such as one with
 * `returnResponse: true`. Stages and deployments of the API in the same stack, nested stacks included, wait for it.
 *
 * @resource AWS::ApiGatewayV2::IntegrationResponse
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-responses.html
 * @example
 *
 * import { Stack } from 'aws-cdk-lib';
 * import { WebSocketIntegration, WebSocketIntegrationResponse, WebSocketIntegrationResponseKey } from 'cdk-websocket-integrations';
 *
 * declare const stack: Stack;
 * declare const integration: WebSocketIntegration;
 *
 * const response = new WebSocketIntegrationResponse(stack, 'Success', {
 *   integration: integration,
 *   key: WebSocketIntegrationResponseKey.SUCCESS,
 * });
 */
export class WebSocketIntegrationResponse extends Resource implements IWebSocketIntegrationResponse {
  /**
   * Imports an existing integration response.
   *
   * @param scope The scope of the imported construct
   * @param id The construct id
   * @param attrs The attributes of the integration response
   * @example
   *
   * import { Stack } from 'aws-cdk-lib';
   * import { WebSocketIntegration, WebSocketIntegrationResponse } from 'cdk-websocket-integrations';
   *
   * declare const stack: Stack;
   * declare const integration: WebSocketIntegration;
   *
   * const response = WebSocketIntegrationResponse.fromWebSocketIntegrationResponseAttributes(stack, 'Imported', {
   *   integration: integration,
   *   integrationResponseId: 'abc123',
   * });
   */
  public static fromWebSocketIntegrationResponseAttributes(
    scope: Construct,
    id: string,
    attrs: WebSocketIntegrationResponseAttributes,
  ): IWebSocketIntegrationResponse {
    requireConstruct(scope, id, 'WebSocketIntegrationResponseAttributes', attrs);
    class Import extends Resource implements IWebSocketIntegrationResponse {
      public readonly integrationResponseId = attrs.integrationResponseId;

      public get integrationResponseRef(): IntegrationResponseReference {
        return { ...attrs.integration.integrationRef, integrationResponseId: this.integrationResponseId };
      }
    }
    return new Import(scope, id);
  }

  /**
   * The id of the integration response.
   *
   * @attribute
   */
  public readonly integrationResponseId: string;

  private readonly integration: IWebSocketIntegration;

  /**
   * Creates an integration response.
   *
   * @param scope The scope of the construct
   * @param id The construct id
   * @param props The properties of the response
   */
  constructor(scope: Construct, id: string, props: WebSocketIntegrationResponseProps) {
    requireConstruct(scope, id, 'WebSocketIntegrationResponseProps', props);
    super(scope, id);
    claimResponseKey(props.integration, props.key.key, this.node.path);

    const resource = new CfnIntegrationResponse(this, 'Resource', {
      ...responseProperties(props, this.node.path),
      apiId: props.integration.integrationRef.apiId,
      integrationId: props.integration.integrationId,
    });
    keepFindings(
      resource,
      throwErrors(this, validateResponse(resource, props.template?._isWritten, props.template?._contextVariables)),
    );
    validateAtSynth(this, (tree) => tree.validateResponse(resource));
    this.integrationResponseId = resource.ref;
    this.integration = props.integration;
    deployAfterResponses(resource);
  }

  /**
   * A reference to the response: its id, and the ids of its integration and its API.
   */
  public get integrationResponseRef(): IntegrationResponseReference {
    return { ...this.integration.integrationRef, integrationResponseId: this.integrationResponseId };
  }
}
