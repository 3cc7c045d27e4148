import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { requireArguments, requireProps } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { nameOrArn } from './resource-owner';
import { asText, ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * What is put on a data stream.
 */
export interface WebSocketKinesisPutRecordOptions extends WebSocketServiceIntegrationOptions {
  /**
   * Records with the same key go to the same shard, in order, such as
   * `WebSocketMappingValue.contextVariable('connectionId')`. It must not be empty: Kinesis refuses the record then.
   */
  readonly partitionKey: WebSocketMappingValue;

  /**
   * The data of the record. It is encoded in base64 on its way, so a consumer sees it as it is here.
   *
   * @default - the message as the client sent it
   */
  readonly data?: WebSocketMappingValue;
}

/**
 * A data stream of Kinesis as the backend of a route.
 *
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
 */
export class WebSocketKinesisIntegration extends ServiceIntegration {
  /**
   * Puts a record on a stream for each message of a client.
   *
   * The role may put records on this stream and no other, and use its key if it has one. On a two-way route the client
   * gets `{"sequenceNumber": …, "shardId": …}`.
   *
   * @param id The construct id of the integration
   * @param stream The stream, made here or imported
   * @param options The record
   */
  public static putRecord(
    id: string,
    stream: IStream,
    options: WebSocketKinesisPutRecordOptions,
  ): WebSocketKinesisIntegration {
    requireArguments({ id, stream }, id);
    requireProps('WebSocketKinesisPutRecordOptions', options, id);
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
