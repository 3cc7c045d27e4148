import { Aspects, CfnElement, Stack, Stage } from 'aws-cdk-lib';
import {
  CfnDeployment,
  CfnIntegrationResponse,
  CfnRoute,
  CfnRouteResponse,
  CfnStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';
import { referredConstructs } from '../api-model/token-text';

const ordered = new WeakSet<IConstruct>();
const ownResponses = new WeakSet<IConstruct>();

/**
 * Makes the stages and deployments of an API wait for its integration responses, and for the route responses that carry
 * them to the client. Nothing refers to either: without this CloudFormation may deploy the API before they exist, and the
 * deployment, which is a snapshot, never gets them. An explicit deployment also waits for the routes.
 *
 * It is for the whole app or CDK stage of a response, once; APIs that have no response of ours are left alone.
 */
export function deployAfterResponses(response: CfnIntegrationResponse): void {
  orderDeployments(response);
  ownResponses.add(response);
}

/** Prepares for responses that are made during synth, when it is too late for it. */
export function orderDeployments(construct: IConstruct): void {
  // A resource is in a stack, and a stack in an app, which is a CDK stage too.
  const root = Stage.of(construct) as Stage;
  if (!ordered.has(root)) {
    ordered.add(root);
    Aspects.of(root).add({ visit: (node) => addDependencies(root, node) });
  }
}

function addDependencies(root: IConstruct, node: IConstruct): void {
  if (!CfnDeployment.isCfnDeployment(node) && !CfnStage.isCfnStage(node)) {
    return;
  }
  const api = place(node, node.apiId);
  const parts = root.node
    .findAll()
    .filter(isPart)
    .filter((part) => deployedStack(part) === deployedStack(node) && place(part, part.apiId) === api);
  const responses = parts
    .filter(CfnIntegrationResponse.isCfnIntegrationResponse)
    .filter((own) => ownResponses.has(own));
  if (responses.length > 0) {
    // A stage waits for no more than it must: a function behind another route may well refer to the stage.
    const awaited = CfnDeployment.isCfnDeployment(node) ? parts : [...responses, ...carriers(parts, responses)];
    node.node.addDependency(...awaited);
  }
}

/** The route responses of the routes that target the integration of a response. */
function carriers(parts: readonly Part[], responses: readonly CfnIntegrationResponse[]): CfnRouteResponse[] {
  const integrations = responses.map((response) => place(response, response.integrationId));
  const routes = parts
    .filter(CfnRoute.isCfnRoute)
    .filter((route) => integrations.includes(place(route, route.target?.replace(/^integrations\//, ''))))
    .map((route) => place(route, route.ref));
  return parts
    .filter(CfnRouteResponse.isCfnRouteResponse)
    .filter((response) => routes.includes(place(response, response.routeId)));
}

type Part = CfnIntegrationResponse | CfnRoute | CfnRouteResponse;

function isPart(node: IConstruct): node is Part {
  return (
    CfnIntegrationResponse.isCfnIntegrationResponse(node) ||
    CfnRoute.isCfnRoute(node) ||
    CfnRouteResponse.isCfnRouteResponse(node)
  );
}

/**
 * What an id refers to, so that it can be compared: the stack and logical id of a resource of the app, whichever stack
 * refers to it and in whichever way, and otherwise the id itself.
 */
function place(scope: IConstruct, id: string | undefined): string {
  const [target] = referredConstructs(id ?? '');
  if (target && CfnElement.isCfnElement(target)) {
    return `${target.stack.node.addr} ${target.stack.resolve(target.logicalId)}`;
  }
  const resolved = JSON.stringify(Stack.of(scope).resolve(id) ?? '');
  const [, logicalId] = /\{"(?:Ref":|Fn::GetAtt":\[)"([^"]+)"/.exec(resolved) ?? [];
  return logicalId === undefined ? resolved : `${Stack.of(scope).node.addr} ${logicalId}`;
}

/** A nested stack is deployed as a part of its parent. */
function deployedStack(construct: IConstruct): Stack {
  let stack = Stack.of(construct);
  while (stack.nestedStackParent) {
    stack = stack.nestedStackParent;
  }
  return stack;
}
