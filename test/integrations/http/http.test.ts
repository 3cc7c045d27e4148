import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { VpcLink } from 'aws-cdk-lib/aws-apigateway';
import { HttpMethod, WebSocketApi, type WebSocketRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  ContentHandling,
  PassthroughBehavior,
  WebSocketHttpIntegration,
  WebSocketHttpProxyIntegration,
  WebSocketMappingValue,
} from '../../../lib';

const url = 'https://rooms.example.com/room-{room}';

let stack: Stack;
let api: WebSocketApi;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
  api = new WebSocketApi(stack, 'Api');
});

function propertiesOf(integration: WebSocketRouteIntegration): Record<string, unknown> {
  api.addRoute('send', { integration });
  const [resource] = Object.values(Template.fromStack(stack).findResources('AWS::ApiGatewayV2::Integration'));
  return resource?.Properties;
}

describe.each([
  ['HTTP', WebSocketHttpIntegration],
  ['HTTP_PROXY', WebSocketHttpProxyIntegration],
])('%s', (type, Integration) => {
  test('with a URL alone, the message is posted there', () => {
    expect(propertiesOf(new Integration('Rooms', { url }))).toEqual({
      ApiId: stack.resolve(api.apiId),
      IntegrationType: type,
      IntegrationUri: url,
      IntegrationMethod: 'POST',
    });
  });

  test('everything set', () => {
    expect(
      propertiesOf(
        new Integration('Rooms', {
          url,
          method: HttpMethod.PUT,
          headers: { 'X-Connection-Id': WebSocketMappingValue.contextVariable('connectionId') },
          queryStrings: { source: WebSocketMappingValue.literal('websocket') },
          pathParameters: { room: WebSocketMappingValue.requestBody('$.room') },
          timeout: Duration.seconds(3),
          contentHandling: ContentHandling.CONVERT_TO_BINARY,
          passthroughBehavior: PassthroughBehavior.NEVER,
          vpcLink: VpcLink.fromVpcLinkId(stack, 'Link', 'a1b2c3'),
          description: 'the rooms',
        }),
      ),
    ).toEqual({
      ApiId: stack.resolve(api.apiId),
      ConnectionId: 'a1b2c3',
      ConnectionType: 'VPC_LINK',
      ContentHandlingStrategy: 'CONVERT_TO_BINARY',
      Description: 'the rooms',
      IntegrationMethod: 'PUT',
      IntegrationType: type,
      IntegrationUri: url,
      PassthroughBehavior: 'NEVER',
      RequestParameters: {
        'integration.request.header.X-Connection-Id': 'context.connectionId',
        'integration.request.querystring.source': "'websocket'",
        'integration.request.path.room': 'route.request.body.room',
      },
      TimeoutInMillis: 3000,
    });
  });

  test('fails without a URL', () => {
    expect(() => propertiesOf(new Integration('Rooms', { url: '' }))).toThrow('[integration-uri-required]');
  });

  test('logical ids are a contract', () => {
    propertiesOf(new Integration('Rooms', { url }));

    expect(Object.keys(Template.fromStack(stack).findResources('AWS::ApiGatewayV2::Integration'))).toEqual([
      'ApisendRouteRooms6AD7BA04',
    ]);
  });
});

test.each([undefined, '$default', '\\$default'])('a template under $default is picked by %j', (expression) => {
  const integration = new WebSocketHttpIntegration('Rooms', {
    url,
    requestTemplates: { $default: '{}' },
    templateSelectionExpression: expression,
  });

  expect(propertiesOf(integration)).toMatchObject({ TemplateSelectionExpression: '\\$default' });
});
