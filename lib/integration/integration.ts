import { Resource } from 'aws-cdk-lib';
import {
  CfnIntegration,
  type CfnIntegrationProps,
  type IntegrationReference,
  type IWebSocketApi,
  type IWebSocketApiRef,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { validateAtSynth } from '../validation/at-synth';
import { keepFindings } from '../validation/constructor-findings';
import type { IntegrationSubject } from '../validation/integration-subject';
import { setOwnIntegration } from '../validation/own-integration';
import { throwErrors } from '../validation/report';
import { validateIntegration } from '../validation/validate-integration';
import { ImportedIntegration, requireWebSocketApi } from './imported-integration';
import type { WebSocketIntegrationOptions } from './integration-options';
import type { IWebSocketIntegration, WebSocketIntegrationAttributes } from './integration-reference';
import { WebSocketIntegrationResponse, type WebSocketIntegrationResponseOptions } from './integration-response';
import { requestTemplates } from './request-template';
import { requireFreeResponseKey } from './taken-response-keys';

/**
 * Properties of a `WebSocketIntegration`.
 */
export interface WebSocketIntegrationProps extends WebSocketIntegrationOptions {
  /**
   * The WebSocket API that the integration belongs to.
   *
   * A `WebSocketApi` of `aws-cdk-lib/aws-apigatewayv2`, made in this app or imported, with or without endpoint.
   */
  readonly webSocketApi: IWebSocketApiRef;
}

/**
 * An integration of a WebSocket API: where a route sends a message, and how the request is made.
 *
 * It takes the place of the class of the same name in `aws-cdk-lib/aws-apigatewayv2`, together with the enums of this
 * package: same props, same logical ids, same template, and more types, props and checks.
 *
 * Input that AWS is known to reject is an error in the constructor. It names the construct, the value and the change
 * to make. An unresolved token is never judged.
 *
 * @resource AWS::ApiGatewayV2::Integration
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integrations.html
 */
export class WebSocketIntegration extends Resource implements IWebSocketIntegration {
  /**
   * Refers to an integration that exists already, or that another stack makes.
   *
   * Nothing is created, and nothing is checked.
   *
   * @param scope The construct to put the reference under
   * @param id The construct id of the reference
   * @param attrs What identifies the integration
   */
  public static fromWebSocketIntegrationAttributes(
    scope: Construct,
    id: string,
    attrs: WebSocketIntegrationAttributes,
  ): IWebSocketIntegration {
    return new ImportedIntegration(scope, id, attrs);
  }

  /**
   * The id of the integration, which a route names in its target as `integrations/{id}`.
   *
   * @attribute
   */
  public readonly integrationId: string;

  private readonly api: IWebSocketApiRef;

  /**
   * Makes an integration. A route reaches it when the route's target names `integrationId`.
   *
   * @param scope The construct to put the integration under
   * @param id The construct id of the integration
   * @param props What the integration reaches, and how
   */
  constructor(scope: Construct, id: string, props: WebSocketIntegrationProps) {
    super(scope, id);
    const resourceProps: CfnIntegrationProps & IntegrationSubject = {
      apiId: props.webSocketApi.apiRef.apiId,
      integrationType: props.integrationType,
      integrationUri: props.integrationUri,
      integrationMethod: props.integrationMethod,
      contentHandlingStrategy: props.contentHandling,
      credentialsArn: props.credentialsRole?.roleArn,
      requestParameters: props.requestParameters,
      ...requestTemplates(props, this.node.path),
      passthroughBehavior: props.passthroughBehavior,
      timeoutInMillis: props.timeout?.toMilliseconds(),
      description: props.description,
      connectionType: props.vpcLink && 'VPC_LINK',
      connectionId: props.vpcLink?.vpcLinkId,
    };
    const { vpcLink } = props;
    const isTemplateWritten = props.requestTemplate?._isWritten;
    const warnings = throwErrors(this, validateIntegration({ ...resourceProps, vpcLink, isTemplateWritten }));
    const resource = new CfnIntegration(this, 'Resource', resourceProps);
    keepFindings(resource, warnings);
    setOwnIntegration(this, resource, props.requestTemplate);
    validateAtSynth(this, (tree) => tree.validateAround(resource));
    this.integrationId = resource.ref;
    this.api = props.webSocketApi;
  }

  /**
   * Adds an integration response: what the client of a two-way route gets when the backend has answered.
   *
   * A key that another response of the integration has is an error (rule `duplicate-response-key`). On `AWS_PROXY` and
   * `HTTP_PROXY` a response has no effect, and is a warning (rule `response-on-proxy-integration`).
   *
   * @param options Which answers the response is for, and what it does with them
   * @returns the integration response
   */
  public addResponse(options: WebSocketIntegrationResponseOptions): WebSocketIntegrationResponse {
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
   * The WebSocket API that owns the integration, as it was passed in.
   *
   * Reading it is an error (rule `web-socket-api-is-a-reference`) when what was passed in is only a reference to an
   * API; `integrationRef` gives the API's id in any case.
   */
  public get webSocketApi(): IWebSocketApi {
    return requireWebSocketApi(this, this.api);
  }

  /**
   * What other constructs need to refer to the integration: its id and its API's id.
   */
  public get integrationRef(): IntegrationReference {
    return { apiId: this.api.apiRef.apiId, integrationId: this.integrationId };
  }
}
