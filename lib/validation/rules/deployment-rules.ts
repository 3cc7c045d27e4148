import type { Part } from '../../api-model/api-part';
import type { Rule } from '../rule';

/**
 * What can be wrong with a deployment of a WebSocket API.
 */
export const DEPLOYMENT_RULES: readonly Rule<Part>[] = [
  {
    id: 'deployment-before-route',
    severity: 'warning',
    moment: 'synth',
    summary: 'a deployment that does not depend on the routes of its API, and may be created before them',
    source: 'observed on a WebSocket API: "At least one route is required before deploying the Api"',
    check: ({ api, resource, synthesized }) => {
      const awaited = new Set(resource.obtainDependencies());
      const early = api.routes.find((route) => route.resource.stack === resource.stack && !awaited.has(route.resource));
      return early && !synthesized.hasOverriddenDependencies
        ? {
            problem: 'deployment does not wait for the routes of its API, and may lack them,',
            got: early.construct.node.path,
            remedy: 'make the deployment depend on every route',
          }
        : undefined;
    },
  },
];
