import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { requireCall } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { nameOrArn } from './resource-owner';
import { asText, ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * Options for `putRecord` of a data stream.
 */
export interface WebSocketKinesisPutRecordOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The partition key, such as `WebSocketMappingValue.contextVariable('connectionId')`. Records with the same key go to the
   * same shard, in order.
   *
   * Kinesis rejects a record with an empty key.
   */
  readonly partitionKey: WebSocketMappingValue;

  /**
   * The hash key that determines the shard in place of the partition key: a whole number from 0 to 2^128 - 1.
   *
   * @default - the hash of the partition key
   */
  readonly explicitHashKey?: WebSocketMappingValue;

  /**
   * The data of the record. Consumers get it unchanged; it is base64-encoded only for the request.
   *
   * @default - the client's message, unchanged
   */
  readonly data?: WebSocketMappingValue;
}

/**
 * A data stream of Kinesis as the backend of a route.
 *
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
 * @example
 *
 * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
 * import { IStream } from 'aws-cdk-lib/aws-kinesis';
 * import { WebSocketKinesisIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
 *
 * declare const api: WebSocketApi;
 * declare const stream: IStream;
 *
 * api.addRoute('record', {
 *   integration: WebSocketKinesisIntegration.putRecord('Record', stream, {
 *     partitionKey: WebSocketMappingValue.contextVariable('connectionId'),
 *   }),
 * });
 */
export class WebSocketKinesisIntegration extends ServiceIntegration {
  /**
   * Puts a record on a data stream for each message.
   *
   * The role allows putting records on this stream, and the use of the stream's key if it has one. On a two-way route, the
   * client gets `{"sequenceNumber": …, "shardId": …}`.
   *
   * @param id The construct id of the integration
   * @param stream The stream, created in this app or imported
   * @param options The record
   * @example
   *
   * import { IStream } from 'aws-cdk-lib/aws-kinesis';
   * import { WebSocketKinesisIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * declare const stream: IStream;
   *
   * const integration = WebSocketKinesisIntegration.putRecord('Record', stream, {
   *   partitionKey: WebSocketMappingValue.contextVariable('connectionId'),
   *   data: WebSocketMappingValue.requestBody('$.reading'),
   * });
   */
  public static putRecord(
    id: string,
    stream: IStream,
    options: WebSocketKinesisPutRecordOptions,
  ): WebSocketKinesisIntegration {
    requireCall({ id, stream }, 'WebSocketKinesisPutRecordOptions', options);
    const { literal, base64, requestBody, responseBody } = WebSocketMappingValue;
    return new WebSocketKinesisIntegration(
      id,
      {
        service: 'kinesis',
        target: 'action/PutRecord',
        headers: { 'Content-Type': literal('application/x-amz-json-1.1') },
        template: WebSocketMappingTemplate.json({
          ...streamOf(stream),
          PartitionKey: asText(options.partitionKey),
          ...(options.explicitHashKey && { ExplicitHashKey: asText(options.explicitHashKey) }),
          Data: base64(options.data ?? requestBody()),
        }),
        resource: stream,
        arn: stream.streamArn,
        permission: {
          actions: ['kinesis:PutRecord'],
          resources: [stream.streamArn],
          encryption: { key: stream.encryptionKey, actions: ['kms:GenerateDataKey'] },
        },
        success: WebSocketMappingTemplate.json({
          sequenceNumber: responseBody('$.SequenceNumber'),
          shardId: responseBody('$.ShardId'),
        }),
      },
      options,
    );
  }

  private constructor(id: string, request: ServiceRequest, options: WebSocketKinesisPutRecordOptions) {
    super(id, request, options);
  }
}

function streamOf(stream: IStream): { [member: string]: string } {
  const { streamName, streamArn } = stream;
  const name = nameOrArn(stream, streamName, streamArn);
  return name === streamName ? { StreamName: name } : { StreamARN: name };
}
