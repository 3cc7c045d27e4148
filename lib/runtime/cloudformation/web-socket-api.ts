import { INTEGRATION_TYPES, type IntegrationType } from '../../service-facts/integration-types';
import { TIMEOUT_MAX_MS } from '../../service-facts/limits';
import { IntrinsicResolver } from './intrinsics';
import { asText, entries, own } from './json';

/** Texts by name, such as templates by their keys. */
export interface TextMap {
  readonly [name: string]: string;
}

/** A WebSocket API, as far as one template tells. */
export interface WebSocketApiModel {
  /** Its id: a placeholder, which is the logical id, unless it was given or the API is imported. */
  readonly apiId: string;

  /** Whether the template only adds to an API that is made elsewhere. */
  readonly imported: boolean;

  readonly logicalId?: string;
  readonly constructPath?: string;

  /** The name; of an imported API it is the id. */
  readonly name?: string;

  readonly routeSelectionExpression: string;
  readonly routes: readonly RouteModel[];
  readonly stages: readonly StageModel[];
}

/** A stage, which is where the variables come from. */
export interface StageModel {
  readonly name: string;
  readonly variables: TextMap;
}

/** A route. */
export interface RouteModel {
  readonly routeKey: string;
  readonly logicalId: string;
  readonly constructPath?: string;

  /** Whether the client gets a reply, which is so when the route has a route response. */
  readonly twoWay: boolean;

  readonly authorizationType: string;
  readonly authorizerId?: string;
  readonly apiKeyRequired: boolean;

  /** The names of the models that messages are checked against, by key. */
  readonly requestModels: TextMap;
  readonly integration?: IntegrationModel;

  /** The target, when it names no integration of the template, such as one that another nested stack makes. */
  readonly unknownTarget?: string;
}

/** An integration; the routes that share one share the object. */
export interface IntegrationModel {
  readonly logicalId: string;
  readonly constructPath?: string;
  readonly type: IntegrationType;
  readonly method?: string;
  readonly uri?: string;
  readonly credentialsArn?: string;
  readonly connectionType?: string;
  readonly connectionId?: string;
  readonly contentHandling?: string;
  readonly passthroughBehavior: string;
  readonly requestParameters: TextMap;
  readonly requestTemplates: TextMap;
  readonly templateSelectionExpression?: string;
  readonly timeoutInMillis: number;
  readonly responses: readonly IntegrationResponseModel[];
}

/** What an integration does with an answer of its backend. */
export interface IntegrationResponseModel {
  readonly key: string;
  readonly logicalId: string;
  readonly constructPath?: string;
  readonly templates: TextMap;
  readonly templateSelectionExpression?: string;
  readonly parameters: TextMap;
  readonly contentHandling?: string;
}

/** What the WebSocket APIs of CDK have unless they are told otherwise. */
const USUAL_ROUTE_SELECTION = '$request.body.action';

/** A resource whose properties are resolved. */
interface Resource {
  readonly logicalId: string;
  readonly constructPath?: string;

  /** What `Ref` gives, by which other resources name this one. */
  readonly ref: string;

  readonly properties: unknown;
}

/**
 * The WebSocket APIs of a template: those that it makes, and then those made elsewhere that it adds routes to.
 *
 * @param template The template, as JSON
 * @param resolver What resolves the functions of the template
 */
export function readWebSocketApis(template: object, resolver = new IntrinsicResolver(template)): WebSocketApiModel[] {
  return new ApiReader(template, resolver).read();
}

class ApiReader {
  private readonly apis: readonly Resource[];
  private readonly routes: ReadonlyMap<string, Resource[]>;
  private readonly stages: ReadonlyMap<string, Resource[]>;
  private readonly routeResponses: ReadonlyMap<string, Resource[]>;
  private readonly integrationResponses: ReadonlyMap<string, Resource[]>;

  /** By the target that a route reaches them by, in whatever way it was written. */
  private readonly integrations: ReadonlyMap<string, Resource>;

  private readonly models = new Map<Resource, IntegrationModel>();

  constructor(template: object, resolver: IntrinsicResolver) {
    const ofType = (type: string) => readResources(template, resolver, type);
    this.apis = ofType('Api');
    this.routes = groupBy(ofType('Route'), 'ApiId');
    this.stages = groupBy(ofType('Stage'), 'ApiId');
    this.routeResponses = groupBy(ofType('RouteResponse'), 'RouteId');
    this.integrationResponses = groupBy(ofType('IntegrationResponse'), 'IntegrationId');
    this.integrations = new Map(ofType('Integration').map((resource) => [`integrations/${resource.ref}`, resource]));
  }

  public read(): WebSocketApiModel[] {
    const made = new Set(this.apis.map(({ ref }) => ref));
    const webSocketApis = this.apis.filter((api) => text(api, 'ProtocolType') === 'WEBSOCKET');
    const imported = [...this.routes.keys()].filter((apiId) => !made.has(apiId) && !this.isHttpApi(apiId));
    return [
      ...webSocketApis.map((api) => ({
        apiId: api.ref,
        imported: false,
        logicalId: api.logicalId,
        constructPath: api.constructPath,
        name: text(api, 'Name'),
        routeSelectionExpression: text(api, 'RouteSelectionExpression') ?? USUAL_ROUTE_SELECTION,
        ...this.parts(api.ref),
      })),
      ...imported.map((apiId) => ({
        apiId,
        imported: true,
        name: apiId,
        routeSelectionExpression: USUAL_ROUTE_SELECTION,
        ...this.parts(apiId),
      })),
    ];
  }

  private parts(apiId: string): Pick<WebSocketApiModel, 'routes' | 'stages'> {
    return {
      routes: of(this.routes, apiId).map((route) => this.route(route)),
      stages: of(this.stages, apiId).map((stage) => ({
        name: text(stage, 'StageName') ?? '',
        variables: texts(stage, 'StageVariables'),
      })),
    };
  }

  private route(resource: Resource): RouteModel {
    const target = text(resource, 'Target');
    const integration = this.integrations.get(target ?? '');
    return {
      routeKey: text(resource, 'RouteKey') ?? '',
      logicalId: resource.logicalId,
      constructPath: resource.constructPath,
      twoWay: this.routeResponses.has(resource.ref),
      authorizationType: text(resource, 'AuthorizationType') ?? 'NONE',
      authorizerId: text(resource, 'AuthorizerId'),
      apiKeyRequired: text(resource, 'ApiKeyRequired') === 'true',
      requestModels: texts(resource, 'RequestModels'),
      integration: integration && this.integration(integration),
      unknownTarget: integration ? undefined : target,
    };
  }

  private integration(resource: Resource): IntegrationModel {
    const model = this.models.get(resource) ?? {
      logicalId: resource.logicalId,
      constructPath: resource.constructPath,
      type: integrationType(resource),
      method: text(resource, 'IntegrationMethod'),
      uri: text(resource, 'IntegrationUri'),
      credentialsArn: text(resource, 'CredentialsArn'),
      connectionType: text(resource, 'ConnectionType'),
      connectionId: text(resource, 'ConnectionId'),
      contentHandling: text(resource, 'ContentHandlingStrategy'),
      passthroughBehavior: text(resource, 'PassthroughBehavior') ?? 'WHEN_NO_MATCH',
      requestParameters: texts(resource, 'RequestParameters'),
      requestTemplates: texts(resource, 'RequestTemplates'),
      templateSelectionExpression: text(resource, 'TemplateSelectionExpression'),
      timeoutInMillis: Number(text(resource, 'TimeoutInMillis')) || TIMEOUT_MAX_MS,
      responses: of(this.integrationResponses, resource.ref).map(responseModel),
    };
    this.models.set(resource, model);
    return model;
  }

  /** Whether the routes of an API that is made elsewhere show it to be of the other kind. */
  private isHttpApi(apiId: string): boolean {
    return of(this.routes, apiId).some((route) => {
      const integration = this.integrations.get(text(route, 'Target') ?? '');
      // Of the two kinds only an HTTP API takes version 2.0.
      const isVersion2 = integration !== undefined && text(integration, 'PayloadFormatVersion') === '2.0';
      return isVersion2 || /^[A-Z]+ \//.test(text(route, 'RouteKey') ?? '');
    });
  }
}

function responseModel(response: Resource): IntegrationResponseModel {
  return {
    key: text(response, 'IntegrationResponseKey') ?? '',
    logicalId: response.logicalId,
    constructPath: response.constructPath,
    templates: texts(response, 'ResponseTemplates'),
    templateSelectionExpression: text(response, 'TemplateSelectionExpression'),
    parameters: texts(response, 'ResponseParameters'),
    contentHandling: text(response, 'ContentHandlingStrategy'),
  };
}

function integrationType(resource: Resource): IntegrationType {
  const given = text(resource, 'IntegrationType');
  const type = INTEGRATION_TYPES.find((known) => known === given);
  if (type === undefined) {
    throw new Error(
      `integration type is unknown at ${JSON.stringify(resource.constructPath ?? resource.logicalId)}, ` +
        `got ${JSON.stringify(given)}; make it one of ${INTEGRATION_TYPES.join(', ')}, or pass a value for what it refers to`,
    );
  }
  return type;
}

/** The resources of a type that are made: a condition can stand against it. */
function readResources(template: object, resolver: IntrinsicResolver, type: string): Resource[] {
  return entries(own(template, 'Resources'))
    .filter(([, resource]) => own(resource, 'Type') === `AWS::ApiGatewayV2::${type}`)
    .filter(([, resource]) => {
      const condition = own(resource, 'Condition');
      return typeof condition !== 'string' || resolver.holds(condition);
    })
    .map(([logicalId, resource]) => {
      const constructPath = own(resource, 'Metadata', 'aws:cdk:path');
      return {
        logicalId,
        constructPath: typeof constructPath === 'string' ? constructPath : undefined,
        ref: resolver.text({ Ref: logicalId }),
        properties: resolver.resolve(own(resource, 'Properties')),
      };
    });
}

/** Resources by what one of their properties resolves to, which is how each names the resource that it belongs to. */
function groupBy(resources: readonly Resource[], property: string): Map<string, Resource[]> {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    const key = text(resource, property) ?? '';
    const group = groups.get(key) ?? [];
    group.push(resource);
    groups.set(key, group);
  }
  return groups;
}

function of(groups: ReadonlyMap<string, Resource[]>, key: string): readonly Resource[] {
  return groups.get(key) ?? [];
}

function text(resource: Resource, property: string): string | undefined {
  const value = own(resource.properties, property);
  return value === undefined ? undefined : scalarText(resource, property, value);
}

function texts(resource: Resource, property: string): TextMap {
  return Object.fromEntries(
    entries(own(resource.properties, property)).map(([name, value]) => [
      name,
      scalarText(resource, `${property}.${name}`, value),
    ]),
  );
}

/** A property as text. CloudFormation takes a number or a boolean as one, but neither a list nor an object. */
function scalarText({ constructPath, logicalId }: Resource, property: string, value: unknown): string {
  if (typeof value === 'object') {
    throw new Error(
      `${property} is not a string at ${JSON.stringify(constructPath ?? logicalId)}, got ${JSON.stringify(value)}; set it to a string`,
    );
  }
  return asText(value);
}
