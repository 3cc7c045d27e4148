import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Stream, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import {
  WebSocketFirehoseIntegration,
  WebSocketKinesisIntegration,
  WebSocketMappingValue,
} from 'cdk-websocket-integrations';

export class StreamRoutesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const stream = new Stream(this, 'Stream', { streamMode: StreamMode.ON_DEMAND });
    const archive = DeliveryStream.fromDeliveryStreamArn(
      this,
      'Archive',
      this.formatArn({ service: 'firehose', resource: 'deliverystream', resourceName: 'archive' }),
    );
    const data = WebSocketMappingValue.jsonText({
      text: WebSocketMappingValue.requestBody('$.text'),
      sender: WebSocketMappingValue.contextVariable('connectionId'),
    });

    const api = new WebSocketApi(this, 'Api');
    api.addRoute('track', {
      integration: WebSocketKinesisIntegration.putRecord('Track', stream, {
        partitionKey: WebSocketMappingValue.format('room-{}', WebSocketMappingValue.requestBody('$.room')),
        data,
      }),
      returnResponse: true,
    });
    api.addRoute('archive', {
      integration: WebSocketFirehoseIntegration.putRecord('ArchiveMessage', archive, { data, appendNewline: true }),
      returnResponse: true,
    });
  }
}
