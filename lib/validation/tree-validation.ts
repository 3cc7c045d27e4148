import type { CfnIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';
import { ApiGraph } from '../api-model/api-graph';
import {
  type ApiPart,
  type AuthorizerPart,
  type IntegrationPart,
  isWebSocketApi,
  type ResponsePart,
  type RoutePart,
} from '../api-model/api-part';
import { resolvedText, resolvedValue } from '../api-model/resolved-value';
import { referredConstructs } from '../api-model/token-text';
import type { IntegrationSubject } from './integration-subject';
import { isValidated } from './own-resources';
import { type RuleFinding, validate } from './registry';
import { report } from './report';
import type { ApiInTree } from './rules/api-rules';
import { validateExpression, validateIntegration, validateResponse } from './validate-integration';

/**
 * Validates what a tree has of WebSocket APIs, in one synth. Each thing is validated once, for whoever asks first.
 */
export class TreeValidation {
  private readonly graph: ApiGraph;
  private readonly done = new Set<IConstruct>();

  /** @param root the app or CDK stage */
  constructor(root: IConstruct) {
    this.graph = new ApiGraph(root);
  }

  /** The errors of an integration among the other parts of its API, of its routes, and of the API. */
  public validateAround(resource: IConstruct): string[] {
    const integration = this.graph.integrationOf(resource);
    return integration
      ? [
          ...this.validateOnce(integration, validateIntegrationPart),
          ...integration.routes.flatMap((route) => this.validateOnce(route, validateRoutePart)),
          ...this.validateApi(integration.api),
          ...integration.api.authorizers.flatMap((authorizer) => this.validateOnce(authorizer, validateAuthorizerPart)),
        ]
      : [];
  }

  /** The errors of all that is below a construct, or that the construct is. */
  public validateBelow(scope: IConstruct): string[] {
    const isBelow = ({ construct }: { readonly construct?: IConstruct }) => construct?.node.scopes.includes(scope);
    return this.graph.apis
      .filter(isWebSocketApi)
      .flatMap((api) => [
        ...(isBelow(api) ? this.validateApi(api) : []),
        ...api.authorizers
          .filter(isBelow)
          .flatMap((authorizer) => this.validateOnce(authorizer, validateAuthorizerPart)),
        ...api.integrations
          .filter(isBelow)
          .flatMap((integration) => this.validateOnce(integration, validateIntegrationPart)),
        ...api.responses.filter(isBelow).flatMap((response) => this.validateOnce(response, validateResponsePart)),
        ...api.routes.filter(isBelow).flatMap((route) => this.validateOnce(route, validateRoutePart)),
      ]);
  }

  private validateApi(api: ApiPart): string[] {
    return isInTree(api) ? this.validateOnce(api, validateApiPart) : [];
  }

  private validateOnce<Part extends { readonly resource: IConstruct; readonly construct: IConstruct }>(
    part: Part,
    validatePart: (part: Part) => RuleFinding[],
  ): string[] {
    if (this.done.has(part.resource)) {
      return [];
    }
    this.done.add(part.resource);
    return report(part.construct, validatePart(part));
  }
}

function isInTree(api: ApiPart): api is ApiInTree {
  return api.resource !== undefined;
}

function validateApiPart(api: ApiInTree): RuleFinding[] {
  const expression = resolvedText(api.resource, api.resource.routeSelectionExpression);
  return [...validate('api', api), ...validateExpression('routeSelectionExpression', expression)];
}

function validateAuthorizerPart(authorizer: AuthorizerPart): RuleFinding[] {
  return validate('authorizer', authorizer);
}

function validateRoutePart(route: RoutePart): RuleFinding[] {
  const expression = resolvedText(route.resource, route.resource.modelSelectionExpression);
  return [...validate('route', route), ...validateExpression('modelSelectionExpression', expression)];
}

function validateIntegrationPart(integration: IntegrationPart): RuleFinding[] {
  const { resource } = integration;
  const around = validate('integrationInApi', integration);
  if (isValidated(resource)) {
    return around;
  }
  const subject = subjectOf(resource);
  return [...validate('l1Integration', subject), ...validateIntegration(subject), ...around];
}

function validateResponsePart({ resource, key, integration }: ResponsePart): RuleFinding[] {
  if (isValidated(resource)) {
    return [];
  }
  const subject = {
    integrationType: integration?.type,
    integrationResponseKey: key,
    responseTemplates: resolvedValue(resource, resource.responseTemplates),
    templateSelectionExpression: resolvedText(resource, resource.templateSelectionExpression),
  };
  return [
    ...validate('responseOnIntegration', subject),
    ...validate('l1Response', subject),
    ...validateResponse(subject),
  ];
}

/** The props of an L1 as far as they are known by now. */
function subjectOf(resource: CfnIntegration): IntegrationSubject {
  const text = (value: string | undefined) => resolvedText(resource, value);
  const [vpcLink] = referredConstructs(resource.connectionId ?? '');
  return {
    integrationType: text(resource.integrationType) as string,
    integrationUri: text(resource.integrationUri),
    integrationMethod: text(resource.integrationMethod),
    integrationSubtype: text(resource.integrationSubtype),
    contentHandlingStrategy: text(resource.contentHandlingStrategy),
    credentialsArn: text(resource.credentialsArn),
    requestParameters: resolvedValue(resource, resource.requestParameters),
    requestTemplates: resolvedValue(resource, resource.requestTemplates),
    responseParameters: resolvedValue(resource, resource.responseParameters),
    tlsConfig: resolvedValue(resource, resource.tlsConfig) as IntegrationSubject['tlsConfig'],
    passthroughBehavior: text(resource.passthroughBehavior),
    templateSelectionExpression: text(resource.templateSelectionExpression),
    payloadFormatVersion: text(resource.payloadFormatVersion),
    timeoutInMillis: resolvedValue(resource, resource.timeoutInMillis) as number | undefined,
    description: text(resource.description),
    connectionType: text(resource.connectionType),
    connectionId: text(resource.connectionId),
    vpcLink,
  };
}
