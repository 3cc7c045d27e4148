import { type App, Duration, Stack } from 'aws-cdk-lib';
import { VpcLink } from 'aws-cdk-lib/aws-apigateway';
import { HttpMethod, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  WebSocketHttpIntegration,
  WebSocketHttpProxyIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketMappingValue,
} from 'cdk-websocket-integrations';

export class HttpRoutesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const api = new WebSocketApi(this, 'Api');
    api.addRoute('sendMessage', {
      integration: new WebSocketHttpIntegration('Rooms', {
        url: 'https://rooms.example.com/room-{room}/messages',
        method: HttpMethod.PUT,
        headers: { 'X-Connection-Id': WebSocketMappingValue.contextVariable('connectionId') },
        queryStrings: { source: WebSocketMappingValue.literal('websocket') },
        pathParameters: { room: WebSocketMappingValue.requestBody('$.room') },
        requestTemplates: { $default: '{"text": $input.json(\'$.text\')}' },
        timeout: Duration.seconds(5),
        responses: [
          { key: WebSocketIntegrationResponseKey.SUCCESS, responseTemplates: { $default: '{"sent": true}' } },
          { key: WebSocketIntegrationResponseKey.DEFAULT, responseTemplates: { $default: '{"sent": false}' } },
        ],
      }),
      returnResponse: true,
    });
    api.addRoute('listRooms', {
      integration: new WebSocketHttpProxyIntegration('Directory', {
        url: 'http://directory.internal.example.com/rooms',
        vpcLink: VpcLink.fromVpcLinkId(this, 'VpcLink', 'a1b2c3'),
        description: 'the private directory of rooms',
      }),
      returnResponse: true,
    });
  }
}
