import { App, Stack } from 'aws-cdk-lib';
import { CfnApi, CfnIntegration, CfnIntegrationResponse, CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { ApiGraph } from '../../lib/api-model/api-graph';
import { TreeValidation } from '../../lib/validation/tree-validation';

let app: App;
let stack: Stack;

beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

const tree = () => new TreeValidation(new ApiGraph(app));

function api(protocolType = 'WEBSOCKET'): CfnApi {
  return new CfnApi(stack, 'Api', { name: 'chat', protocolType, routeSelectionExpression: '$request.body.action' });
}

function integration(apiId: string): CfnIntegration {
  return new CfnIntegration(stack, 'Integration', { apiId, integrationType: 'HTTP', integrationUri: 'example.com' });
}

function rules(errors: readonly string[]): (string | undefined)[] {
  return errors.map((error) => /\[([\w-]+)\]$/.exec(error)?.[1]);
}

test('what is around an integration is validated with it, once', () => {
  const { ref: apiId } = api();
  const made = integration(apiId);
  new CfnRoute(stack, 'Route', { apiId, routeKey: '$send', target: `integrations/${made.ref}` });
  const validation = tree();

  expect(rules(validation.validateAround(made))).toEqual(['http-uri-malformed', 'route-key-reserved']);
  expect(validation.validateAround(made)).toEqual([]);
  expect(validation.validateBelow(app)).toEqual([]);
});

test('an integration of an API elsewhere is validated without the API', () => {
  const made = integration('abcd1234');

  expect(rules(tree().validateAround(made))).toEqual(['http-uri-malformed']);
});

test('what is below a construct is validated, unless it is an HTTP API', () => {
  api('HTTP');

  expect(tree().validateBelow(stack)).toEqual([]);
});

test('a resource that an override turns into something else is left alone', () => {
  const { ref: apiId } = api();
  const made = integration(apiId);
  const response = new CfnIntegrationResponse(stack, 'Response', {
    apiId,
    integrationId: made.ref,
    integrationResponseKey: '$default',
  });
  made.addOverride('Type', 'AWS::SQS::Queue');
  response.addOverride('Type', 'AWS::SQS::Queue');

  expect(tree().validateAround(made)).toEqual([]);
  expect(tree().validateResponse(response)).toEqual([]);
});
