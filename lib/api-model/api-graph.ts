import { type CfnResource, Token, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import {
  type ApiPart,
  emptyApi,
  type IntegrationPart,
  type Part,
  type ResponsePart,
  type RoutePart,
  type RouteResponsePart,
  type TransformedPart,
} from './api-part';
import { ResourceTree } from './resource-tree';
import type { SynthesizedResource } from './synthesized-resource';

const SERVERLESS_API = 'AWS::Serverless::WebSocketApi';
const TRANSFORM = 'Fn::Transform';

/** What a WebSocket API consists of. */
const TYPES = [
  'Api',
  'Integration',
  'IntegrationResponse',
  'Route',
  'RouteResponse',
  'Stage',
  'Deployment',
  'Authorizer',
];

/**
 * The APIs of an app or CDK stage, and what belongs to each, across its stacks.
 */
export class ApiGraph {
  public readonly apis: readonly ApiPart[];

  /** What a transform turns into parts of APIs. */
  public readonly transformed: readonly TransformedPart[];

  private readonly tree: ResourceTree;
  private readonly apiOf = new Map<unknown, ApiPart>();
  private readonly integrations = new Map<unknown, IntegrationPart>();
  private readonly responses = new Map<IConstruct, ResponsePart>();
  private readonly deploying = new Map<IConstruct, ApiPart>();

  /** @param root the app or CDK stage */
  constructor(root: IConstruct) {
    this.tree = new ResourceTree(root);
    for (const synthesized of this.ofType('Api')) {
      const { resource } = synthesized;
      this.apiOf.set(resource, emptyApi({ resource, synthesized, construct: ownerOf(resource) }));
    }
    this.addIntegrations();
    this.addRoutes();
    for (const part of this.parts('Authorizer')) {
      part.api.authorizers.push(part);
    }
    for (const part of this.parts('Model')) {
      part.api.models.push(part);
    }
    for (const part of this.parts('Stage')) {
      part.api.stages.push(part);
      this.deploying.set(part.resource, part.api);
    }
    for (const part of this.parts('Deployment')) {
      part.api.deployments.push(part);
      this.deploying.set(part.resource, part.api);
    }
    this.apis = [...new Set(this.apiOf.values())];
    this.transformed = [
      ...this.tree.ofType(SERVERLESS_API).map((synthesized) => ({ synthesized, transform: SERVERLESS_API })),
      ...TYPES.flatMap((type) => this.ofType(type))
        .filter(isTransformed)
        .map((synthesized) => ({ synthesized, transform: TRANSFORM })),
    ].map(({ synthesized: { resource }, transform }) => ({ resource, construct: ownerOf(resource), transform }));
  }

  /** The integration that a resource is. */
  public integrationOf(resource: IConstruct): IntegrationPart | undefined {
    return this.integrations.get(resource);
  }

  /** The integration response that a resource is. */
  public responseOf(resource: IConstruct): ResponsePart | undefined {
    return this.responses.get(resource);
  }

  /** The API that a stage or deployment deploys. */
  public deployedBy(resource: IConstruct): ApiPart | undefined {
    return this.deploying.get(resource);
  }

  private addIntegrations(): void {
    for (const part of this.parts('Integration')) {
      const type = part.synthesized.text('IntegrationType') ?? '';
      const integration: IntegrationPart = { ...part, type, routes: [], responses: [] };
      integration.api.integrations.push(integration);
      this.integrations.set(part.resource, integration);
    }
    for (const part of this.parts('IntegrationResponse')) {
      const key = part.synthesized.text('IntegrationResponseKey') ?? '';
      const integrationId = this.identified(part, 'IntegrationId');
      const integration = this.integrations.get(integrationId);
      const response: ResponsePart = { ...part, key, integration, integrationId };
      response.api.responses.push(response);
      this.responses.set(part.resource, response);
      integration?.responses.push(response);
    }
  }

  private addRoutes(): void {
    const routes = new Map<unknown, RoutePart>();
    for (const part of this.parts('Route')) {
      const key = part.synthesized.text('RouteKey') ?? '';
      const target = this.identified(part, 'Target');
      const integrationId = typeof target === 'string' ? target.replace(/^integrations\//, '') : target;
      const integration = this.integrations.get(integrationId);
      const route: RoutePart = { ...part, key, integration, integrationId, responses: [] };
      route.api.routes.push(route);
      if (!route.api.firstRoutes.has(key)) {
        route.api.firstRoutes.set(key, route);
      }
      integration?.routes.push(route);
      routes.set(part.resource, route);
    }
    for (const part of this.parts('RouteResponse')) {
      const route = routes.get(this.identified(part, 'RouteId'));
      const response: RouteResponsePart = { ...part, route };
      response.api.routeResponses.push(response);
      route?.responses.push(response);
    }
  }

  private parts(type: string): Part[] {
    return this.ofType(type).map((synthesized) => ({
      resource: synthesized.resource,
      synthesized,
      construct: ownerOf(synthesized.resource),
      api: this.apiIn(synthesized),
      tree: this.tree,
    }));
  }

  private ofType(type: string): readonly SynthesizedResource[] {
    return this.tree.ofType(`AWS::ApiGatewayV2::${type}`);
  }

  private apiIn(synthesized: SynthesizedResource): ApiPart {
    const id = this.tree.identified(synthesized.resource, synthesized.raw('ApiId'));
    const api = this.apiOf.get(id) ?? emptyApi();
    this.apiOf.set(id, api);
    return api;
  }

  private identified({ resource, synthesized }: Part, property: string): IConstruct | string | undefined {
    return this.tree.identified(resource, synthesized.raw(property));
  }
}

/** Whether a property of a resource is what a transform makes it at deployment. */
function isTransformed({ properties }: SynthesizedResource): boolean {
  return Object.values({ ...properties, properties }).some((value) => {
    const token = Token.isUnresolved(value) ? Tokenization.reverse(value, { failConcat: false }) : undefined;
    const isFunction = token?.constructor.name === 'FnTransform';
    return isFunction || (typeof value === 'object' && value !== null && TRANSFORM in value);
  });
}

/** An L2 gives its resource this id, by the convention of aws-cdk-lib. */
function ownerOf(resource: CfnResource): IConstruct {
  const { scope } = resource.node;
  return resource.node.id === 'Resource' && scope ? scope : resource;
}
