import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  WebSocketHttpIntegration,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
  WebSocketMockIntegration,
} from 'cdk-websocket-integrations';

export class ConnectRoutesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    new WebSocketApi(this, 'Api', {
      connectRouteOptions: {
        integration: new WebSocketHttpIntegration('Connect', {
          url: 'https://example.com/connections',
          headers: { Authorization: WebSocketMappingValue.requestHeader('Authorization') },
          queryStrings: { user: WebSocketMappingValue.requestQueryString('user') },
          requestTemplate: WebSocketMappingTemplate.json({
            connectionId: WebSocketMappingValue.contextVariable('connectionId'),
            language: WebSocketMappingValue.requestHeader('Accept-Language').orElse('en'),
            headers: WebSocketMappingValue.requestHeaders(),
            parameters: WebSocketMappingValue.requestQueryStrings(),
            parametersAsText: WebSocketMappingValue.jsonText(WebSocketMappingValue.requestQueryStrings()),
          }),
        }),
      },
      disconnectRouteOptions: { integration: WebSocketMockIntegration.noOp('Disconnect') },
    });
  }
}
