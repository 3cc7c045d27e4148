import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { WEB_SOCKET_TYPES } from '../service-facts/integration-types';
import type { ResourceTree } from './resource-tree';
import type { SynthesizedResource } from './synthesized-resource';
import { isKnown } from './token-text';

/** A resource of an API, with the construct that people know it by. */
export interface Part {
  readonly resource: CfnResource;

  /** What the resource becomes in the template. */
  readonly synthesized: SynthesizedResource;

  /** The L2 that created the resource, or the resource itself. */
  readonly construct: IConstruct;

  readonly api: ApiPart;

  /** What the resource can refer to. */
  readonly tree: ResourceTree;
}

/** An API, with all that the tree has of it. One that is created elsewhere has no resource. */
export interface ApiPart {
  readonly resource?: CfnResource;
  readonly synthesized?: SynthesizedResource;
  readonly construct?: IConstruct;
  readonly routes: RoutePart[];

  /** The first of the routes with each key. */
  readonly firstRoutes: Map<string, RoutePart>;

  readonly integrations: IntegrationPart[];
  readonly responses: ResponsePart[];
  readonly routeResponses: RouteResponsePart[];
  readonly authorizers: Part[];
  readonly models: Part[];
  readonly stages: Part[];
  readonly deployments: Part[];
}

/** An integration, with what the tree has around it. */
export interface IntegrationPart extends Part {
  readonly type: string;
  readonly routes: RoutePart[];
  readonly responses: ResponsePart[];
}

/** An integration response. */
export interface ResponsePart extends Part {
  readonly key: string;

  /** Undefined when the integration is created elsewhere. */
  readonly integration?: IntegrationPart;

  /** The integration, or its id as text when it is created elsewhere. */
  readonly integrationId: unknown;
}

/** A route. */
export interface RoutePart extends Part {
  readonly key: string;

  /** Undefined when the integration is created elsewhere. */
  readonly integration?: IntegrationPart;

  /** The integration, or its id as text when it is created elsewhere. */
  readonly integrationId: unknown;

  readonly responses: RouteResponsePart[];
}

/** A route response. */
export interface RouteResponsePart extends Part {
  /** Undefined when the route is created elsewhere. */
  readonly route?: RoutePart;
}

/** A resource of which CloudFormation expands a part at deployment. */
export interface TransformedPart extends Pick<Part, 'resource' | 'construct'> {
  /** The type or the function that is expanded. */
  readonly transform: string;
}

/** Who waits for the responses of an integration, and the keys of those that it has. */
export interface Replies {
  readonly isTwoWay: boolean;
  readonly isAwaited: boolean;
  readonly keys: readonly string[];
}

/** An API of which the tree has nothing but, possibly, its resource. */
export function emptyApi(known: Pick<ApiPart, 'resource' | 'synthesized' | 'construct'> = {}): ApiPart {
  return {
    ...known,
    routes: [],
    firstRoutes: new Map(),
    integrations: [],
    responses: [],
    routeResponses: [],
    authorizers: [],
    models: [],
    stages: [],
    deployments: [],
  };
}

/** Whether a client of a route gets a reply. */
export function isTwoWay({ synthesized, responses }: RoutePart): boolean {
  return synthesized.text('RouteResponseSelectionExpression') !== undefined || responses.length > 0;
}

/** Who waits for a response of an integration, and the keys of its responses, regardless of how they were created. */
export function repliesOf({ routes, responses }: IntegrationPart): Replies {
  const hasTwoWay = routes.some(isTwoWay);
  return {
    isTwoWay: hasTwoWay,
    isAwaited: hasTwoWay || routes.some(({ key }) => key === '$connect'),
    keys: responses.map(({ key }) => key),
  };
}

/**
 * Whether an API is known to be a WebSocket API. One that is created elsewhere shows it by what only a WebSocket API has.
 */
export function isWebSocketApi({ synthesized, integrations, responses, routes }: ApiPart): boolean {
  if (synthesized) {
    return synthesized.text('ProtocolType') === 'WEBSOCKET';
  }
  return (
    responses.length > 0 ||
    integrations.some(({ type }) => WEB_SOCKET_TYPES.includes(type)) ||
    routes.some(({ key, responses }) => responses.length > 0 || isWebSocketRouteKey(key))
  );
}

/** An HTTP API has routes with a method and a path, and `$default`. */
function isWebSocketRouteKey(key: string): boolean {
  return isKnown(key) && key !== '$default' && !/^[A-Z]+ \//.test(key);
}
