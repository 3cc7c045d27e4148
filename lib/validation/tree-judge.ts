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
import { judgeIntegration, judgeResponse } from './judge-integration';
import { type Judgement, judge, report } from './judgement';
import { isJudged } from './own-resources';
import { API_RULES, type MadeApi } from './rules/api-rules';
import { AUTHORIZER_RULES } from './rules/authorizer-rules';
import { INTEGRATION_PLACE_RULES } from './rules/integration-place-rules';
import { L1_INTEGRATION_RULES } from './rules/l1-integration-rules';
import { INTEGRATION_REPLY_RULES, ROUTE_REPLY_RULES } from './rules/reply-rules';
import { L1_RESPONSE_RULES, RESPONSE_PLACE_RULES } from './rules/response-rules';
import { ROUTE_RULES } from './rules/route-rules';
import { judgeExpression } from './rules/selection-expression-rules';

/**
 * Judges what a tree has of WebSocket APIs, in one synth. Each thing is judged once, for whoever asks first.
 */
export class TreeJudge {
  private readonly graph: ApiGraph;
  private readonly done = new Set<IConstruct>();

  /** @param root the app or CDK stage */
  constructor(root: IConstruct) {
    this.graph = new ApiGraph(root);
  }

  /** The errors of an integration among the other parts of its API, of its routes, and of the API. */
  public judgeAround(resource: IConstruct): string[] {
    const integration = this.graph.integrationOf(resource);
    return integration
      ? [
          ...this.judgeOnce(integration, judgeIntegrationPart),
          ...integration.routes.flatMap((route) => this.judgeOnce(route, judgeRoutePart)),
          ...this.judgeApi(integration.api),
          ...integration.api.authorizers.flatMap((authorizer) => this.judgeOnce(authorizer, judgeAuthorizerPart)),
        ]
      : [];
  }

  /** The errors of all that is below a construct, or that the construct is. */
  public judgeBelow(scope: IConstruct): string[] {
    const isBelow = ({ construct }: { readonly construct?: IConstruct }) => construct?.node.scopes.includes(scope);
    return this.graph.apis
      .filter(isWebSocketApi)
      .flatMap((api) => [
        ...(isBelow(api) ? this.judgeApi(api) : []),
        ...api.authorizers.filter(isBelow).flatMap((authorizer) => this.judgeOnce(authorizer, judgeAuthorizerPart)),
        ...api.integrations.filter(isBelow).flatMap((integration) => this.judgeOnce(integration, judgeIntegrationPart)),
        ...api.responses.filter(isBelow).flatMap((response) => this.judgeOnce(response, judgeResponsePart)),
        ...api.routes.filter(isBelow).flatMap((route) => this.judgeOnce(route, judgeRoutePart)),
      ]);
  }

  private judgeApi(api: ApiPart): string[] {
    return isMade(api) ? this.judgeOnce(api, judgeApiPart) : [];
  }

  private judgeOnce<Part extends { readonly resource: IConstruct; readonly construct: IConstruct }>(
    part: Part,
    judgePart: (part: Part) => Judgement[],
  ): string[] {
    if (this.done.has(part.resource)) {
      return [];
    }
    this.done.add(part.resource);
    return report(part.construct, judgePart(part));
  }
}

function isMade(api: ApiPart): api is MadeApi {
  return api.resource !== undefined;
}

function judgeApiPart(api: MadeApi): Judgement[] {
  const expression = resolvedText(api.resource, api.resource.routeSelectionExpression);
  return [...judge(API_RULES, api), ...judgeExpression('routeSelectionExpression', expression)];
}

function judgeAuthorizerPart(authorizer: AuthorizerPart): Judgement[] {
  return judge(AUTHORIZER_RULES, authorizer);
}

function judgeRoutePart(route: RoutePart): Judgement[] {
  const expression = resolvedText(route.resource, route.resource.modelSelectionExpression);
  return [
    ...judge(ROUTE_RULES, route),
    ...judge(ROUTE_REPLY_RULES, route),
    ...judgeExpression('modelSelectionExpression', expression),
  ];
}

function judgeIntegrationPart(integration: IntegrationPart): Judgement[] {
  const { resource } = integration;
  const around = [...judge(INTEGRATION_PLACE_RULES, integration), ...judge(INTEGRATION_REPLY_RULES, integration)];
  if (isJudged(resource)) {
    return around;
  }
  const subject = subjectOf(resource);
  return [...judge(L1_INTEGRATION_RULES, subject), ...judgeIntegration(subject), ...around];
}

function judgeResponsePart({ resource, key, integration }: ResponsePart): Judgement[] {
  if (isJudged(resource)) {
    return [];
  }
  const subject = {
    integrationType: integration?.type,
    integrationResponseKey: key,
    responseTemplates: resolvedValue(resource, resource.responseTemplates),
    templateSelectionExpression: resolvedText(resource, resource.templateSelectionExpression),
  };
  return [...judge(RESPONSE_PLACE_RULES, subject), ...judge(L1_RESPONSE_RULES, subject), ...judgeResponse(subject)];
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
