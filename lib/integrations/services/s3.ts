import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { requireCall } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import type { WebSocketMappingValue } from '../../mapping/mapping-value';
import { objectKey } from './object-key';
import { doneReply, ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * Options for `getObject`.
 */
export interface WebSocketS3GetObjectOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The key of the object, such as
   * `WebSocketMappingValue.format('rooms/room-{}.json', WebSocketMappingValue.requestBody('$.room'))`.
   *
   * A value that a client, an authorizer or a stage decides needs fixed characters in the same segment of the key, such as
   * `room-{}` (rule `object-key-unsafe`). Otherwise `..` or an empty value would lead to another folder.
   *
   * A key can contain the values that a path parameter can hold. The role allows the keys that match the fixed characters.
   * AWS does not document what it sends for a missing value; it may leave the name of a parameter in its place.
   */
  readonly key: WebSocketMappingValue;
}

/**
 * Options for `putObject`.
 */
export interface WebSocketS3PutObjectOptions extends WebSocketS3GetObjectOptions {
  /**
   * The content of the object.
   *
   * @default - the client's message, unchanged
   */
  readonly body?: WebSocketMappingValue;

  /**
   * The content type of the object.
   *
   * @default - `application/json`, which API Gateway sends automatically
   */
  readonly contentType?: WebSocketMappingValue;

  /**
   * The metadata of the object, by name in lower case, such as `connection-id`. For a fixed string, use
   * `WebSocketMappingValue.literal`. S3 stores at most 2 KB.
   *
   * @default - none
   */
  readonly metadata?: { [name: string]: WebSocketMappingValue };
}

/**
 * An S3 bucket as the backend of a route.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html
 * @example
 *
 * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
 * import { IBucket } from 'aws-cdk-lib/aws-s3';
 * import { WebSocketMappingValue, WebSocketS3Integration } from 'cdk-websocket-integrations';
 *
 * declare const api: WebSocketApi;
 * declare const bucket: IBucket;
 *
 * api.addRoute('load', {
 *   integration: WebSocketS3Integration.getObject('Load', bucket, {
 *     key: WebSocketMappingValue.format('notes/note-{}', WebSocketMappingValue.requestBody('$.id')),
 *   }),
 *   returnResponse: true,
 * });
 */
export class WebSocketS3Integration extends ServiceIntegration {
  /**
   * Puts an object into a bucket for each message.
   *
   * The role allows putting objects with such keys into this bucket, and the use of the bucket's encryption key if it has
   * one. On a two-way route, the client gets `{"message": "OK", "requestId": …}`.
   *
   * @param id The construct id of the integration
   * @param bucket The bucket, created in this app or imported
   * @param options The object
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
   * @example
   *
   * import { IBucket } from 'aws-cdk-lib/aws-s3';
   * import { WebSocketMappingValue, WebSocketS3Integration } from 'cdk-websocket-integrations';
   *
   * declare const bucket: IBucket;
   *
   * const integration = WebSocketS3Integration.putObject('Save', bucket, {
   *   key: WebSocketMappingValue.format('notes/note-{}', WebSocketMappingValue.requestBody('$.id')),
   *   body: WebSocketMappingValue.requestBody('$.text'),
   * });
   */
  public static putObject(id: string, bucket: IBucket, options: WebSocketS3PutObjectOptions): WebSocketS3Integration {
    requireCall({ id, bucket }, 'WebSocketS3PutObjectOptions', options);
    const { key, body, contentType, metadata = {} } = options;
    const fields = Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]);
    return new WebSocketS3Integration(
      id,
      {
        ...objectRequest(id, bucket, key, 's3:PutObject', ['kms:GenerateDataKey', 'kms:Decrypt']),
        method: 'PUT',
        headers: { ...(contentType && { 'Content-Type': contentType }), ...Object.fromEntries(fields) },
        template: body && WebSocketMappingTemplate.text(body),
        success: doneReply(),
      },
      options,
    );
  }

  /**
   * Reads an object of a bucket for each message.
   *
   * The role allows reading objects with such keys from this bucket, and the use of the bucket's encryption key if it has
   * one. On a two-way route, the client gets the content of the object, which must be text.
   *
   * @param id The construct id of the integration
   * @param bucket The bucket, created in this app or imported
   * @param options The key of the object
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
   * @example
   *
   * import { IBucket } from 'aws-cdk-lib/aws-s3';
   * import { WebSocketMappingValue, WebSocketS3Integration } from 'cdk-websocket-integrations';
   *
   * declare const bucket: IBucket;
   *
   * const integration = WebSocketS3Integration.getObject('Load', bucket, {
   *   key: WebSocketMappingValue.format('notes/note-{}', WebSocketMappingValue.requestBody('$.id')),
   * });
   */
  public static getObject(id: string, bucket: IBucket, options: WebSocketS3GetObjectOptions): WebSocketS3Integration {
    requireCall({ id, bucket }, 'WebSocketS3GetObjectOptions', options);
    const request = objectRequest(id, bucket, options.key, 's3:GetObject', ['kms:Decrypt']);
    return new WebSocketS3Integration(id, { ...request, method: 'GET' }, options);
  }

  private constructor(id: string, request: ServiceRequest, options: WebSocketServiceIntegrationOptions) {
    super(id, request, options);
  }
}

function objectRequest(
  id: string,
  bucket: IBucket,
  key: WebSocketMappingValue,
  action: string,
  keyActions: readonly string[],
): ServiceRequest {
  const { path, pathParameters, pattern } = objectKey(key, id);
  return {
    service: 's3',
    target: `path/${bucket.bucketName}/${path}`,
    pathParameters,
    resource: bucket,
    permission: {
      actions: [action],
      resources: [bucket.arnForObjects(pattern)],
      encryption: { key: bucket.encryptionKey, actions: keyActions },
    },
  };
}
