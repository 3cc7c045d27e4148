import { Aspects, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import type { CfnIntegrationResponse } from 'aws-cdk-lib/aws-apigatewayv2';
import { Dependable, type IConstruct, type IDependable } from 'constructs';
import type { ApiGraph } from '../api-model/api-graph';
import type { ApiPart, ResponsePart } from '../api-model/api-part';
import { apisOfSynth } from '../api-model/graph-of-synth';

const ordered = new WeakSet<IConstruct>();
const ownResponses = new WeakSet<IConstruct>();

/**
 * Makes the stages and deployments of an API wait for its integration responses, and for the route responses that carry
 * them to the client. Nothing refers to either: without this CloudFormation may deploy the API before they exist, and the
 * deployment, which is a snapshot, never gets them. An explicit deployment also waits for the routes.
 *
 * It covers the whole app or CDK stage of a response, once. An API without a response of ours is left alone.
 */
export function deployAfterResponses(response: CfnIntegrationResponse): void {
  orderDeployments(response);
  ownResponses.add(response);
}

/** Prepares for responses that are added during synth, when it is too late for it. */
export function orderDeployments(construct: IConstruct): void {
  // A resource is in a stack, and a stack in an app, which is a CDK stage too.
  const root = Stage.of(construct) as Stage;
  if (ordered.has(root)) {
    return;
  }
  ordered.add(root);
  const readApis = apisOfSynth(root);
  Aspects.of(root).add({
    visit: (node) => {
      if (CfnResource.isCfnResource(node) && isDeploying(node)) {
        node.node.addDependency(whatAwaits(node, readApis));
      }
    },
  });
}

function isDeploying({ cfnResourceType }: CfnResource): boolean {
  return cfnResourceType === 'AWS::ApiGatewayV2::Stage' || cfnResourceType === 'AWS::ApiGatewayV2::Deployment';
}

/** What a stage or deployment waits for is known when all aspects have run, which is when CDK asks for it. */
function whatAwaits(node: CfnResource, readApis: () => ApiGraph): IDependable {
  const awaited = {};
  Dependable.implement(awaited, {
    get dependencyRoots() {
      const api = readApis().deployedBy(node);
      return api ? awaitedResources(node, api) : [];
    },
  });
  return awaited;
}

function awaitedResources(node: CfnResource, api: ApiPart): CfnResource[] {
  const stack = deployedStack(node);
  const isDeployedToo = ({ resource }: { readonly resource: CfnResource }) => deployedStack(resource) === stack;
  const responses = api.responses.filter(isDeployedToo);
  const own = responses.filter(({ resource }) => ownResponses.has(resource));
  if (own.length === 0) {
    return [];
  }
  const awaited =
    node.cfnResourceType === 'AWS::ApiGatewayV2::Deployment'
      ? [...api.routes, ...responses, ...api.routeResponses]
      : // A stage waits for no more than it must: a function behind another route may well refer to the stage.
        [...own, ...carriers(api, own)];
  return awaited.filter(isDeployedToo).map(({ resource }) => resource);
}

/** The route responses of the routes that target the integration of a response. */
function carriers({ routeResponses }: ApiPart, responses: readonly ResponsePart[]) {
  const integrations = new Set(responses.map(({ integrationId }) => integrationId));
  return routeResponses.filter(({ route }) => route && integrations.has(route.integrationId));
}

/** A nested stack is deployed as a part of its parent. */
function deployedStack(construct: IConstruct): Stack {
  let stack = Stack.of(construct);
  while (stack.nestedStackParent) {
    stack = stack.nestedStackParent;
  }
  return stack;
}
