import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import type { WebSocketMappingValue } from '../../mapping/mapping-value';
import { objectKey } from './object-key';
import { doneReply, ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * Which object of a bucket is meant.
 */
export interface WebSocketS3GetObjectOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The key of the object, such as
   * `WebSocketMappingValue.format('rooms/room-{}.json', WebSocketMappingValue.requestBody('$.room'))`.
   *
   * A part of the key between slashes that a client fills alone is an error (rule `object-key-unsafe`), since `..` there
   * could lead out of where objects should be: put a text such as `room-` before the value. Only values that can stand in
   * a path part can be in a key, and the role reaches no other keys than those that the texts allow. What comes of a value
   * that a message lacks is not known: AWS documents nothing, and may leave the name of the part in its place.
   */
  readonly key: WebSocketMappingValue;
}

/**
 * Which object is put into a bucket.
 */
export interface WebSocketS3PutObjectOptions extends WebSocketS3GetObjectOptions {
  /**
   * The content of the object.
   *
   * @default - the message as the client sent it
   */
  readonly body?: WebSocketMappingValue;

  /**
   * The content type of the object.
   *
   * @default - `application/json`, which API Gateway sends by itself
   */
  readonly contentType?: WebSocketMappingValue;
}

/**
 * An S3 bucket as the backend of a route.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html
 */
export class WebSocketS3Integration extends ServiceIntegration {
  /**
   * Puts an object into a bucket for each message of a client.
   *
   * The role may put objects with such keys into this bucket and no other, and use its key for encryption if it has one.
   * On a two-way route the client gets `{"message": "OK", "requestId": …}`.
   *
   * @param id The construct id of the integration
   * @param bucket The bucket, made here or imported
   * @param options The object
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
   */
  public static putObject(id: string, bucket: IBucket, options: WebSocketS3PutObjectOptions): WebSocketS3Integration {
    const { key, body, contentType } = options;
    return new WebSocketS3Integration(
      id,
      {
        ...objectRequest(bucket, key, 's3:PutObject', ['kms:GenerateDataKey', 'kms:Decrypt']),
        method: 'PUT',
        headers: contentType && { 'Content-Type': contentType },
        template: body && WebSocketMappingTemplate.text(body),
        success: doneReply(),
      },
      options,
    );
  }

  /**
   * Reads an object of a bucket for each message of a client.
   *
   * The role may read objects with such keys of this bucket and no other, and use its key for encryption if it has one.
   * On a two-way route the client gets the content of the object, which must be text.
   *
   * @param id The construct id of the integration
   * @param bucket The bucket, made here or imported
   * @param options Which object
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
   */
  public static getObject(id: string, bucket: IBucket, options: WebSocketS3GetObjectOptions): WebSocketS3Integration {
    const request = objectRequest(bucket, options.key, 's3:GetObject', ['kms:Decrypt']);
    return new WebSocketS3Integration(id, { ...request, method: 'GET' }, options);
  }

  private constructor(id: string, request: ServiceRequest, options: WebSocketServiceIntegrationOptions) {
    super(id, request, options);
  }
}

function objectRequest(
  bucket: IBucket,
  key: WebSocketMappingValue,
  action: string,
  keyActions: readonly string[],
): ServiceRequest {
  const { path, pathParameters, pattern } = objectKey(key);
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
