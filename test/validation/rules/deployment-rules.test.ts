import { Stack } from 'aws-cdk-lib';
import { CfnDeployment, CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { WebSocketHttpProxyIntegration, WebSocketValidations } from '../../../lib';
import { DEPLOYMENT_RULES } from '../../../lib/validation/rules/deployment-rules';
import { describeRules } from './describe-rules';
import { type Program, program } from './program';

/** A deployment of an API with two routes. */
function deployment(
  order: (deployment: CfnDeployment, api: WebSocketApi, routes: readonly CfnRoute[]) => void,
): Program {
  return program((stack) => {
    const api = new WebSocketApi(stack, 'Api');
    const { apiId } = api;
    const routes = ['One', 'Two'].map((id) => new CfnRoute(api, id, { apiId, routeKey: id }));
    order(new CfnDeployment(stack, 'Deployment', { apiId }), api, routes);
    WebSocketValidations.check(stack);
  });
}

const early = (path: string) =>
  `deployment does not wait for the routes of its API, and may lack them, at "Stack/Deployment", got "${path}"; ` +
  'make the deployment depend on every route';

describeRules(DEPLOYMENT_RULES, {
  'deployment-before-route': {
    passing: [
      deployment((created, api) => created.node.addDependency(api)),
      deployment((created, _, routes) => created.node.addDependency(...routes)),
      deployment((created) => created.addOverride('DependsOn', ['ApiOne', 'ApiTwo'])),
      program((stack) => {
        // The order of stacks is theirs to say.
        new CfnRoute(new Stack(stack.node.scope as Construct, 'Other'), 'Route', { apiId: 'a1b2c3', routeKey: 'send' });
        new CfnDeployment(stack, 'Deployment', { apiId: 'a1b2c3' });
        WebSocketValidations.check(stack);
      }),
    ],
    failing: [
      [deployment(() => {}), early('Stack/Api/One')],
      [deployment((created, _, [first]) => created.node.addDependency(first as CfnRoute)), early('Stack/Api/Two')],
      [
        program((stack) => {
          const api = new WebSocketApi(stack, 'Api');
          api.addRoute('send', {
            integration: new WebSocketHttpProxyIntegration('Backend', { url: 'https://example.com/' }),
          });
          new CfnDeployment(stack, 'Deployment', { apiId: api.apiId });
          WebSocketValidations.check(stack);
        }),
        early('Stack/Api/send-Route'),
      ],
    ],
  },
});
