import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { requireCall } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * Options for `putRecord` of a delivery stream.
 */
export interface WebSocketFirehosePutRecordOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The data of the record. The destination gets it unchanged; it is base64-encoded only for the request.
   *
   * @default - the client's message, unchanged
   */
  readonly data?: WebSocketMappingValue;

  /**
   * Whether a line break is appended to the data. Firehose concatenates records, and most readers of JSON files expect
   * each record on a line of its own.
   *
   * @default false
   */
  readonly appendNewline?: boolean;
}

/**
 * A delivery stream of Firehose as the backend of a route.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecord.html
 * @example
 *
 * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
 * import { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
 * import { WebSocketFirehoseIntegration } from 'cdk-websocket-integrations';
 *
 * declare const api: WebSocketApi;
 * declare const stream: IDeliveryStream;
 *
 * api.addRoute('archive', { integration: WebSocketFirehoseIntegration.putRecord('Archive', stream) });
 */
export class WebSocketFirehoseIntegration extends ServiceIntegration {
  /**
   * Puts a record on a delivery stream for each message.
   *
   * The role allows putting records on this delivery stream. On a two-way route, the client gets `{"recordId": …}`. A
   * delivery stream of another account has no policy that could allow the call.
   *
   * @param id The construct id of the integration
   * @param deliveryStream The delivery stream, created in this app or imported
   * @param options The record
   * @example
   *
   * import { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
   * import { WebSocketFirehoseIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * declare const stream: IDeliveryStream;
   *
   * const integration = WebSocketFirehoseIntegration.putRecord('Archive', stream, {
   *   data: WebSocketMappingValue.requestBody('$.entry'),
   * });
   */
  public static putRecord(
    id: string,
    deliveryStream: IDeliveryStream,
    options: WebSocketFirehosePutRecordOptions = {},
  ): WebSocketFirehoseIntegration {
    requireCall({ id, deliveryStream }, 'WebSocketFirehosePutRecordOptions', options);
    const { literal, format, base64, requestBody, responseBody } = WebSocketMappingValue;
    const data = options.data ?? requestBody();
    return new WebSocketFirehoseIntegration(
      id,
      {
        service: 'firehose',
        target: 'action/PutRecord',
        headers: { 'Content-Type': literal('application/x-amz-json-1.1') },
        template: WebSocketMappingTemplate.json({
          DeliveryStreamName: deliveryStream.deliveryStreamName,
          Record: { Data: base64(options.appendNewline ? format('{}\n', data) : data) },
        }),
        resource: deliveryStream,
        arn: deliveryStream.deliveryStreamArn,
        permission: {
          actions: ['firehose:PutRecord'],
          resources: [deliveryStream.deliveryStreamArn],
          withoutResourcePolicies: 'not documented',
        },
        success: WebSocketMappingTemplate.json({ recordId: responseBody('$.RecordId') }),
      },
      options,
    );
  }

  private constructor(id: string, request: ServiceRequest, options: WebSocketFirehosePutRecordOptions) {
    super(id, request, options);
  }
}
