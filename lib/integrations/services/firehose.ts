import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { requireArguments, requireProps } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * What is put on a delivery stream.
 */
export interface WebSocketFirehosePutRecordOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The data of the record. It is encoded in base64 on its way, so the destination sees it as it is here.
   *
   * @default - the message as the client sent it
   */
  readonly data?: WebSocketMappingValue;

  /**
   * Whether a line break follows the data. Firehose puts one record right behind the other, and most that read files of
   * JSON want each on a line of its own.
   *
   * @default false
   */
  readonly appendNewline?: boolean;
}

/**
 * A delivery stream of Firehose as the backend of a route.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecord.html
 */
export class WebSocketFirehoseIntegration extends ServiceIntegration {
  /**
   * Puts a record on a delivery stream for each message of a client.
   *
   * The role may put records on this delivery stream and no other. On a two-way route the client gets `{"recordId": …}`.
   *
   * @param id The construct id of the integration
   * @param deliveryStream The delivery stream, made here or imported
   * @param options The record
   */
  public static putRecord(
    id: string,
    deliveryStream: IDeliveryStream,
    options: WebSocketFirehosePutRecordOptions = {},
  ): WebSocketFirehoseIntegration {
    requireArguments({ id, deliveryStream }, id);
    requireProps('WebSocketFirehosePutRecordOptions', options, id);
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
        permission: { actions: ['firehose:PutRecord'], resources: [deliveryStream.deliveryStreamArn] },
        success: WebSocketMappingTemplate.json({ recordId: responseBody('$.RecordId') }),
      },
      options,
    );
  }

  private constructor(id: string, request: ServiceRequest, options: WebSocketFirehosePutRecordOptions) {
    super(id, request, options);
  }
}
