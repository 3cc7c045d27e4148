import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { WebSocketMappingValue, WebSocketS3Integration } from 'cdk-websocket-integrations';

export class ObjectRoutesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const bucket = new Bucket(this, 'Bucket');
    const key = WebSocketMappingValue.format('rooms/room-{}.txt', WebSocketMappingValue.requestBody('$.room'));

    const api = new WebSocketApi(this, 'Api');
    api.addRoute('saveRoom', {
      integration: WebSocketS3Integration.putObject('SaveRoom', bucket, {
        key,
        body: WebSocketMappingValue.requestBody('$.text'),
        contentType: WebSocketMappingValue.literal('text/plain'),
      }),
      returnResponse: true,
    });
    api.addRoute('loadRoom', {
      integration: WebSocketS3Integration.getObject('LoadRoom', bucket, { key }),
      returnResponse: true,
    });
  }
}
