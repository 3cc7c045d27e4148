import { Aspects, Stack, Stage } from 'aws-cdk-lib';
import {
  CfnDeployment,
  CfnIntegrationResponse,
  CfnRoute,
  CfnRouteResponse,
  CfnStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';

const ordered = new WeakSet<IConstruct>();

/**
 * Makes the stages and deployments of an API wait for its integration responses, and for the routes and route responses
 * that carry them to the client. Nothing refers to a response: without this CloudFormation may deploy the API before
 * the response exists, and the deployment, which is a snapshot, never gets it.
 *
 * It is for the whole app or CDK stage of a response, once; APIs that have no response of ours are left alone.
 */
export function deployAfterResponses(response: CfnIntegrationResponse): void {
  // A resource is in a stack, and a stack in an app, which is a CDK stage too.
  const root = Stage.of(response) as Stage;
  if (!ordered.has(root)) {
    ordered.add(root);
    Aspects.of(root).add({ visit: (node) => addDependencies(root, node) });
  }
  ownResponses.add(response);
}

const ownResponses = new WeakSet<IConstruct>();

function addDependencies(root: IConstruct, node: IConstruct): void {
  if (!CfnDeployment.isCfnDeployment(node) && !CfnStage.isCfnStage(node)) {
    return;
  }
  const stack = Stack.of(node);
  const api = JSON.stringify(stack.resolve(node.apiId));
  const parts = root.node
    .findAll()
    .filter((part) => isPart(part))
    .filter((part) => Stack.of(part) === stack && JSON.stringify(stack.resolve(part.apiId)) === api);
  if (parts.some((part) => ownResponses.has(part))) {
    for (const part of parts) {
      node.node.addDependency(part);
    }
  }
}

function isPart(node: IConstruct): node is CfnIntegrationResponse | CfnRoute | CfnRouteResponse {
  return (
    CfnIntegrationResponse.isCfnIntegrationResponse(node) ||
    CfnRoute.isCfnRoute(node) ||
    CfnRouteResponse.isCfnRouteResponse(node)
  );
}
