import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ApiGraph } from '../api-model/api-graph';
import {
  type ApiPart,
  type IntegrationPart,
  isWebSocketApi,
  type Part,
  type ResponsePart,
  type RoutePart,
} from '../api-model/api-part';
import { keptFindings } from './constructor-findings';
import { synthesizedSubject } from './integration-subject';
import { writtenIntegration } from './own-integration';
import { type RuleFinding, validate } from './registry';
import { report } from './report';
import type { ApiInTree } from './rules/api-rules';
import type { ResponseSubject } from './rules/response-rules';
import { validateExpression, validateIntegration, validateResponse } from './validate-integration';

/**
 * Validates the WebSocket APIs of a tree as they are synthesized. Each resource is validated once, for the first
 * construct that asks.
 */
export class TreeValidation {
  private readonly done = new Set<IConstruct>();

  constructor(private readonly graph: ApiGraph) {}

  /** The errors of an integration and its responses, of its routes, and of its API. */
  public validateAround(resource: CfnResource): string[] {
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

  /** The errors of an integration response. */
  public validateResponse(resource: CfnResource): string[] {
    const response = this.graph.responseOf(resource);
    return response ? this.validateResponsePart(response) : [];
  }

  /** The errors of all that is below a construct, or that the construct is. */
  public validateBelow(scope: IConstruct): string[] {
    const isBelow = ({ construct }: { readonly construct?: IConstruct }) => construct?.node.scopes.includes(scope);
    const transformed = this.graph.transformed
      .filter(isBelow)
      .flatMap((part) => report(part.construct, validate('transformed', part)));
    const apis = this.graph.apis
      .filter(isWebSocketApi)
      .flatMap((api) => [
        ...(isBelow(api) ? this.validateApi(api) : []),
        ...api.authorizers
          .filter(isBelow)
          .flatMap((authorizer) => this.validateOnce(authorizer, validateAuthorizerPart)),
        ...api.integrations
          .filter(isBelow)
          .flatMap((integration) => this.validateOnce(integration, validateIntegrationPart)),
        ...api.responses.filter(isBelow).flatMap((response) => this.validateResponsePart(response)),
        ...api.routes.filter(isBelow).flatMap((route) => this.validateOnce(route, validateRoutePart)),
        ...(['models', 'stages', 'deployments'] as const).flatMap((list) =>
          api[list].filter(isBelow).flatMap((part) => this.validateOnce(part, PART_VALIDATIONS[list])),
        ),
      ]);
    const ofAnyProtocol = this.graph.apis
      .filter(isInTree)
      .filter(isBelow)
      .flatMap((api) => report(api.construct, validate('anyApi', api)));
    return [...transformed, ...ofAnyProtocol, ...apis];
  }

  private validateApi(api: ApiPart): string[] {
    return isInTree(api) ? this.validateOnce(api, validateApiPart) : [];
  }

  private validateResponsePart(response: ResponsePart): string[] {
    if (this.done.has(response.resource)) {
      return [];
    }
    const { construct, integration } = response;
    // Those that an integration was given belong to it.
    const owner = integration && construct.node.scope === integration.construct ? integration.construct : construct;
    return [
      ...report(owner, validate('responseOnIntegration', responseSubjectOf(response))),
      ...this.validateOnce(response, validateResponseItself),
    ];
  }

  private validateOnce<Subject extends Pick<Part, 'resource' | 'construct'>>(
    part: Subject,
    validatePart: (part: Subject) => readonly RuleFinding[],
  ): string[] {
    if (this.done.has(part.resource)) {
      return [];
    }
    this.done.add(part.resource);
    return report(part.construct, validatePart(part));
  }
}

/** What only a check of the whole API looks at. */
const PART_VALIDATIONS = {
  models: (model: Part) => validate('model', model),
  stages: (stage: Part) => validate('stage', stage),
  deployments: (deployment: Part) => validate('deployment', deployment),
};

function isInTree(api: ApiPart): api is ApiInTree {
  return api.resource !== undefined;
}

function validateApiPart(api: ApiInTree): RuleFinding[] {
  const expression = api.synthesized.text('RouteSelectionExpression');
  return [...validate('api', api), ...validateExpression('routeSelectionExpression', expression)];
}

function validateAuthorizerPart(authorizer: Part): RuleFinding[] {
  return validate('authorizer', authorizer);
}

function validateRoutePart(route: RoutePart): RuleFinding[] {
  const expression = route.synthesized.text('ModelSelectionExpression');
  return [...validate('route', route), ...validateExpression('modelSelectionExpression', expression)];
}

function validateIntegrationPart(integration: IntegrationPart): RuleFinding[] {
  const { synthesized } = integration;
  const itself =
    keptFindings(synthesized) ?? validateIntegration(synthesizedSubject(integration, writtenIntegration(synthesized)));
  return [...itself, ...validate('integrationInApi', integration)];
}

function validateResponseItself(response: ResponsePart): readonly RuleFinding[] {
  return keptFindings(response.synthesized) ?? validateResponse(responseSubjectOf(response));
}

function responseSubjectOf({ synthesized, key, integration }: ResponsePart): ResponseSubject {
  return {
    integrationType: integration?.type,
    integrationResponseKey: key,
    responseTemplates: synthesized.value('ResponseTemplates'),
    templateSelectionExpression: synthesized.text('TemplateSelectionExpression'),
  };
}
