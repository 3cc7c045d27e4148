import { Annotations, App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Annotations as StackAnnotations } from 'aws-cdk-lib/assertions';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketHttpProxyIntegration, WebSocketIntegration } from '../../lib';
import { HTTP_PROPS } from './rules/program';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

test('a warning of a constructor is silent once it is acknowledged', () => {
  const integration = new WebSocketIntegration(stack, 'Integration', {
    ...HTTP_PROPS,
    webSocketApi: new WebSocketApi(stack, 'Api'),
    integrationMethod: undefined,
  });
  Annotations.of(integration).acknowledgeWarning('cdk-websocket-integrations:integration-method-missing');

  StackAnnotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});

test.each([
  ['its construct', (api: WebSocketApi) => api.node.findChild('$disconnect-Route')],
  ['a construct around it', (api: WebSocketApi) => api],
])('a warning of synth is silent when it is acknowledged at %s before', (_, choose) => {
  const api = new WebSocketApi(stack, 'Api');
  const integration = new WebSocketHttpProxyIntegration('Backend', { url: 'https://example.com/' });
  api.addRoute('$disconnect', { integration, returnResponse: true });
  Annotations.of(choose(api)).acknowledgeWarning('cdk-websocket-integrations:reply-after-disconnect');

  StackAnnotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});

test('fails with every mistake of a constructor at once, a line each', () => {
  const webSocketApi = new WebSocketApi(stack, 'Api');
  const build = () =>
    new WebSocketIntegration(stack, 'Integration', {
      ...HTTP_PROPS,
      webSocketApi,
      integrationUri: '',
      timeout: Duration.minutes(1),
      description: 'x'.repeat(2000),
    });

  expect(build).toThrow(
    /^integrationUri .*\[integration-uri-required\]\ntimeout .*\ndescription .*\[description-too-long\]$/,
  );
});
