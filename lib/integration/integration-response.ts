import { type IResource, Resource } from 'aws-cdk-lib';
import {
  CfnIntegrationResponse,
  type CfnIntegrationResponseProps,
  type IIntegrationResponseRef,
  type IntegrationResponseReference,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import type { WebSocketMappingTemplate } from '../mapping/mapping-template';
import { selectionExpressionFor } from '../service-facts/selection-expressions';
import { setValidated } from '../validation/own-resources';
import { reportInConstructor } from '../validation/report';
import { validateResponse } from '../validation/validate-integration';
import { deployAfterResponses } from './deployment-order';
import type { ContentHandling } from './integration-options';
import type { IWebSocketIntegration } from './integration-reference';
import { requireOne, SELECT_DEFAULT } from './request-template';
import type { WebSocketIntegrationResponseKey } from './response-key';
import { claimResponseKey } from './taken-response-keys';

/**
 * What an integration response does with an answer of the backend.
 */
export interface WebSocketIntegrationResponseOptions {
  /**
   * Which answers of the backend the response is for.
   *
   * Two responses of one integration with the same key are an error (rule `duplicate-response-key`).
   */
  readonly key: WebSocketIntegrationResponseKey;

  /**
   * The mapping template that makes the message to the client of every answer.
   *
   * It takes the place of `responseTemplates` and `templateSelectionExpression`; together with one of them it is an error
   * (rule `template-conflict`). A value of the request in it is an error too (rule `mapping-value-out-of-place`).
   *
   * @default - the response templates; without them, the body of the backend's answer is passed through unmodified
   */
  readonly template?: WebSocketMappingTemplate;

  /**
   * Mapping templates, in the Velocity Template Language, that make the message to the client.
   *
   * Each stands under the key that the template selection expression picks it by. The key `$default` serves every
   * answer that no other key matches. A key that the expression never yields is a warning (rule
   * `response-template-never-selected`). The templates themselves are judged as those of a request are.
   *
   * @default - the body of the backend's answer is passed through unmodified
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-transformations.html
   */
  readonly responseTemplates?: { [key: string]: string };

  /**
   * Parameters of the response: a destination such as `method.response.header.X-Id` as key, a source such as
   * `integration.response.header.X-Id` or a static value in single quotes as value.
   *
   * After the handshake a WebSocket client gets no headers.
   *
   * @default - none
   */
  readonly responseParameters?: { [destination: string]: string };

  /**
   * The expression whose value is the key of the response template to render, such as
   * `${integration.response.statuscode}`.
   *
   * `$default` is escaped as AWS wants it.
   *
   * @default - the template under the key $default when there is one; else none
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
   */
  readonly templateSelectionExpression?: string;

  /**
   * How the payload of the answer is converted before it reaches the client.
   *
   * @default - the payload is passed through unmodified
   */
  readonly contentHandling?: ContentHandling;
}

/**
 * Properties of a `WebSocketIntegrationResponse`.
 */
export interface WebSocketIntegrationResponseProps extends WebSocketIntegrationResponseOptions {
  /**
   * The integration whose answers the response handles.
   */
  readonly integration: IWebSocketIntegration;
}

/**
 * What an integration does with an answer of its backend, made here or imported.
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
 * What identifies an existing integration response.
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
 * An integration response: what a client gets when the backend has answered.
 *
 * It reaches the client only of a two-way route, which is one with `returnResponse: true`. A stage or a deployment of
 * the API, in the same stack or one nested with it, waits for it.
 *
 * @resource AWS::ApiGatewayV2::IntegrationResponse
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-responses.html
 */
export class WebSocketIntegrationResponse extends Resource implements IWebSocketIntegrationResponse {
  /**
   * Refers to an integration response that exists already, or that another stack makes.
   *
   * @param scope The construct to put the reference under
   * @param id The construct id of the reference
   * @param attrs What identifies the integration response
   */
  public static fromWebSocketIntegrationResponseAttributes(
    scope: Construct,
    id: string,
    attrs: WebSocketIntegrationResponseAttributes,
  ): IWebSocketIntegrationResponse {
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
   * Makes an integration response.
   *
   * @param scope The construct to put the response under
   * @param id The construct id of the response
   * @param props Which answers the response is for, and what it does with them
   */
  constructor(scope: Construct, id: string, props: WebSocketIntegrationResponseProps) {
    super(scope, id);
    claimResponseKey(props.integration, props.key.key, this.node.path);

    const resource = new CfnIntegrationResponse(this, 'Resource', {
      apiId: props.integration.integrationRef.apiId,
      integrationId: props.integration.integrationId,
      integrationResponseKey: props.key.key,
      contentHandlingStrategy: props.contentHandling,
      responseParameters: props.responseParameters,
      ...responseTemplates(props, this.node.path),
    });
    reportInConstructor(this, validateResponse(resource, props.template?._isWritten));
    setValidated(resource);
    this.integrationResponseId = resource.ref;
    this.integration = props.integration;
    deployAfterResponses(resource);
  }

  /**
   * What other constructs need to refer to the response: its id, its integration's and its API's.
   */
  public get integrationResponseRef(): IntegrationResponseReference {
    return { ...this.integration.integrationRef, integrationResponseId: this.integrationResponseId };
  }
}

function responseTemplates(
  { template, responseTemplates, templateSelectionExpression }: WebSocketIntegrationResponseOptions,
  where: string,
): Pick<CfnIntegrationResponseProps, 'responseTemplates' | 'templateSelectionExpression'> {
  if (!template) {
    const expression = selectionExpressionFor(templateSelectionExpression, responseTemplates);
    return { responseTemplates, templateSelectionExpression: expression };
  }
  requireOne(where, 'template', { responseTemplates, templateSelectionExpression });
  return {
    responseTemplates: { $default: template._forResponse('template', where) },
    templateSelectionExpression: SELECT_DEFAULT,
  };
}
