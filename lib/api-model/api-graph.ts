import { CfnResource, Stack, Stage, Token } from 'aws-cdk-lib';
import type {
  CfnApi,
  CfnAuthorizer,
  CfnIntegration,
  CfnIntegrationResponse,
  CfnRoute,
  CfnRouteResponse,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';
import { resolvedText } from './resolved-value';
import { isKnown, referredConstructs } from './token-text';

/** A resource of an API, with the construct that people know it by. */
interface Part<Resource extends CfnResource> {
  readonly resource: Resource;

  /** The L2 that made the resource, or the resource itself. */
  readonly construct: IConstruct;

  readonly api: ApiPart;
}

/** An API, with all that the tree has of it. One that is made elsewhere has no resource. */
export interface ApiPart {
  readonly resource?: CfnApi;
  readonly construct?: IConstruct;
  readonly routes: RoutePart[];

  /** Of the routes with one key the first. */
  readonly firstRoutes: Map<string, RoutePart>;

  readonly integrations: IntegrationPart[];
  readonly responses: ResponsePart[];
  readonly authorizers: AuthorizerPart[];
  readonly stages: CfnResource[];
}

/** An integration, with what the tree has around it. */
export interface IntegrationPart extends Part<CfnIntegration> {
  readonly type: string;
  readonly routes: RoutePart[];
  readonly responses: ResponsePart[];
}

/** An integration response. That of an integration which is made elsewhere has none. */
export interface ResponsePart extends Part<CfnIntegrationResponse> {
  readonly key: string;
  readonly integration?: IntegrationPart;
}

/** A route, with the integration that it reaches, unless that is made elsewhere. */
export interface RoutePart extends Part<CfnRoute> {
  readonly key: string;
  readonly integration?: IntegrationPart;
  readonly responses: CfnRouteResponse[];
}

export type AuthorizerPart = Part<CfnAuthorizer>;

/** What waits for the responses of an integration, and what there is of them. */
export interface Replies {
  readonly isTwoWay: boolean;
  readonly isAwaited: boolean;
  readonly keys: readonly string[];
}

type Resources = Map<string, CfnResource[]>;

const TYPE = /^AWS::ApiGatewayV2::(.*)$/;

/**
 * What a tree has of APIs and how it belongs together, read in one walk.
 *
 * Things refer to each other by tokens, and to what is made elsewhere by ids: either says what belongs together, across
 * the stacks of an app too.
 */
export class ApiGraph {
  public readonly apis: readonly ApiPart[];

  private readonly apiOf = new Map<unknown, ApiPart>();
  private readonly integrations = new Map<IConstruct | undefined, IntegrationPart>();
  private readonly resources: Resources = new Map();
  private places?: ReadonlyMap<string, IConstruct>;

  /** @param root the app or CDK stage */
  constructor(root: IConstruct) {
    collect(root, this.resources);
    const ofType = <Resource extends CfnResource>(type: string) => (this.resources.get(type) ?? []) as Resource[];

    for (const resource of ofType<CfnApi>('Api')) {
      this.apiOf.set(resource, emptyApi(resource));
    }
    for (const resource of ofType<CfnIntegration>('Integration')) {
      const type = resolvedText(resource, resource.integrationType) as string;
      const integration = { ...this.part(resource), type, routes: [], responses: [] };
      integration.api.integrations.push(integration);
      this.integrations.set(resource, integration);
    }
    for (const resource of ofType<CfnIntegrationResponse>('IntegrationResponse')) {
      const key = resolvedText(resource, resource.integrationResponseKey) as string;
      const integration = this.integrations.get(this.referred(resource, resource.integrationId));
      const response = { ...this.part(resource), key, integration };
      response.api.responses.push(response);
      integration?.responses.push(response);
    }
    const routes = new Map<IConstruct | undefined, RoutePart>();
    for (const resource of ofType<CfnRoute>('Route')) {
      const key = resolvedText(resource, resource.routeKey) as string;
      const integration = this.integrations.get(this.referred(resource, resource.target));
      const route = { ...this.part(resource), key, integration, responses: [] };
      route.api.routes.push(route);
      if (!route.api.firstRoutes.has(key)) {
        route.api.firstRoutes.set(key, route);
      }
      integration?.routes.push(route);
      routes.set(resource, route);
    }
    for (const resource of ofType<CfnRouteResponse>('RouteResponse')) {
      routes.get(this.referred(resource, resource.routeId))?.responses.push(resource);
    }
    for (const resource of ofType<CfnAuthorizer>('Authorizer')) {
      const authorizer = this.part(resource);
      authorizer.api.authorizers.push(authorizer);
    }
    for (const resource of ofType<CfnResource & { readonly apiId: string }>('Stage')) {
      this.part(resource).api.stages.push(resource);
    }
    this.apis = [...new Set(this.apiOf.values())];
  }

  /** The integration that a resource is. */
  public integrationOf(resource: IConstruct): IntegrationPart | undefined {
    return this.integrations.get(resource);
  }

  /** Who waits for a response of the integration of an L2, and the keys of those that it has, of ours or of L1s. */
  public repliesOf({ node }: IConstruct): Replies {
    const { routes, responses } = this.integrations.get(node.defaultChild) as IntegrationPart;
    const hasTwoWay = routes.some(isTwoWay);
    return {
      isTwoWay: hasTwoWay,
      isAwaited: hasTwoWay || routes.some(({ key }) => key === '$connect'),
      keys: responses.map(({ key }) => key),
    };
  }

  private part<Resource extends CfnResource & { readonly apiId: string }>(resource: Resource): Part<Resource> {
    return { resource, construct: ownerOf(resource), api: this.apiIn(resource) };
  }

  private apiIn(resource: CfnResource & { readonly apiId: string }): ApiPart {
    const id = this.referred(resource, resource.apiId) ?? JSON.stringify(Stack.of(resource).resolve(resource.apiId));
    const known = this.apiOf.get(id) ?? emptyApi();
    this.apiOf.set(id, known);
    return known;
  }

  /** The construct that a text of a resource refers to, by a reference or by a logical id. */
  private referred(resource: CfnResource, text: string | undefined): IConstruct | undefined {
    if (text === undefined || !Token.isUnresolved(text)) {
      return undefined;
    }
    const [construct] = referredConstructs(text);
    if (construct) {
      return construct;
    }
    const resolved = JSON.stringify(Stack.of(resource).resolve(text));
    const [, logicalId] = /\{"(?:Ref":|Fn::GetAtt":\[)"([^"]+)"/.exec(resolved) ?? [];
    return logicalId === undefined ? undefined : this.constructAt(placeOf(resource, logicalId));
  }

  private constructAt(place: string): IConstruct | undefined {
    this.places ??= new Map(
      [...this.resources.values()].flat().map((resource) => {
        const logicalId: string = Stack.of(resource).resolve(resource.logicalId);
        return [placeOf(resource, logicalId), resource];
      }),
    );
    return this.places.get(place);
  }
}

/** Whether a client of a route gets a reply. */
export function isTwoWay({ resource, responses }: RoutePart): boolean {
  return resource.routeResponseSelectionExpression !== undefined || responses.length > 0;
}

function placeOf(resource: CfnResource, logicalId: string): string {
  return `${Stack.of(resource).node.addr} ${logicalId}`;
}

function emptyApi(resource?: CfnApi): ApiPart {
  const construct = resource && ownerOf(resource);
  return {
    resource,
    construct,
    routes: [],
    firstRoutes: new Map(),
    integrations: [],
    responses: [],
    authorizers: [],
    stages: [],
  };
}

/** What is in a CDK stage is no part of the app around it: it is synthesized by itself. */
function collect(construct: IConstruct, resources: Resources): void {
  const [, type] = CfnResource.isCfnResource(construct) ? (TYPE.exec(construct.cfnResourceType) ?? []) : [];
  if (type !== undefined) {
    const ofType = resources.get(type) ?? [];
    ofType.push(construct as CfnResource);
    resources.set(type, ofType);
  }
  for (const child of construct.node.children) {
    if (!Stage.isStage(child)) {
      collect(child, resources);
    }
  }
}

/** An L2 gives its resource this id, by the convention of aws-cdk-lib. */
function ownerOf(resource: CfnResource): IConstruct {
  const { scope } = resource.node;
  return resource.node.id === 'Resource' && scope ? scope : resource;
}

/**
 * Whether an API is known to be a WebSocket API. What is made elsewhere shows it by what only a WebSocket API has.
 */
export function isWebSocketApi({ resource, integrations, responses, routes }: ApiPart): boolean {
  if (resource) {
    return resolvedText(resource, resource.protocolType) === 'WEBSOCKET';
  }
  return (
    responses.length > 0 ||
    integrations.some(({ type }) => ['AWS', 'HTTP', 'MOCK'].includes(type)) ||
    routes.some(({ key, responses }) => responses.length > 0 || isWebSocketRouteKey(key))
  );
}

/** An HTTP API has routes with a method and a path, and `$default`. */
function isWebSocketRouteKey(key: string): boolean {
  return isKnown(key) && key !== '$default' && !/^[A-Z]+ \//.test(key);
}
