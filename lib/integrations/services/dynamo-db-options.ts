import type { WebSocketMappingValue } from '../../mapping/mapping-value';
import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * The attributes that a write returns.
 */
export enum WebSocketDynamoDbReturnValues {
  /**
   * Returns no attributes.
   */
  NONE = 'NONE',

  /**
   * All attributes of the item as they were before the write.
   */
  ALL_OLD = 'ALL_OLD',

  /**
   * The updated attributes as they were before. Only `updateItem` supports it.
   */
  UPDATED_OLD = 'UPDATED_OLD',

  /**
   * All attributes of the item as they are after the update. Only `updateItem` supports it.
   */
  ALL_NEW = 'ALL_NEW',

  /**
   * The updated attributes as they are after the update. Only `updateItem` supports it.
   */
  UPDATED_NEW = 'UPDATED_NEW',
}

/**
 * Options for the actions with expressions.
 *
 * Attributes are plain data that can contain mapping values. Strings, numbers, booleans, null, lists and maps become the
 * DynamoDB types `S`, `N`, `BOOL`, `NULL`, `L` and `M`. A value of the message keeps its type, and a missing one becomes a
 * `NULL`; `orElse` and `orOmit` change that. Use `WebSocketDynamoDbAttributeValue` for sets and bytes.
 *
 * The values of the message can have at most 1000 values in total, nested ones included; DynamoDB rejects the request
 * otherwise.
 */
export interface WebSocketDynamoDbOptions extends WebSocketServiceIntegrationOptions {
  /**
   * Placeholders for attribute names in expressions, such as `{ '#status': 'status' }`. Reserved words require one.
   *
   * @default - none
   */
  readonly expressionAttributeNames?: { [name: string]: string };

  /**
   * Placeholders for values in expressions, such as `{ ':room': WebSocketMappingValue.requestBody('$.room') }`.
   *
   * @default - none
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  readonly expressionAttributeValues?: { [name: string]: any };
}

/**
 * Options for the actions that write an item.
 */
export interface WebSocketDynamoDbWriteOptions extends WebSocketDynamoDbOptions {
  /**
   * The condition that the existing item must meet, such as `attribute_not_exists(connectionId)`. Otherwise the write
   * fails.
   *
   * @default - the write is unconditional
   */
  readonly conditionExpression?: string;

  /**
   * The attributes that the write returns, which the client of a two-way route gets as plain JSON.
   *
   * `putItem` and `deleteItem` support `NONE` and `ALL_OLD` (rule `return-values-unsupported`).
   *
   * @default WebSocketDynamoDbReturnValues.NONE
   */
  readonly returnValues?: WebSocketDynamoDbReturnValues;
}

/**
 * Options for the actions on one item.
 */
export interface WebSocketDynamoDbKeyOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The primary key of the item, by attribute name.
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  readonly key: { [name: string]: any };
}

/**
 * Options for the actions that read items.
 */
export interface WebSocketDynamoDbReadOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The attributes to read, such as `room, #status`.
   *
   * @default - all attributes, or those that the index has
   */
  readonly projectionExpression?: string;

  /**
   * Whether the read is strongly consistent. A global secondary index does not support it.
   *
   * @default false
   */
  readonly consistentRead?: boolean;
}

/**
 * Options for `putItem`.
 */
export interface WebSocketDynamoDbPutItemOptions extends WebSocketDynamoDbWriteOptions {
  /**
   * The item, by attribute name, such as `{ connectionId: WebSocketMappingValue.contextVariable('connectionId') }`.
   *
   * Use `WebSocketMappingValue.epochSeconds(Duration.hours(2))` for a time to live.
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  readonly item: { [name: string]: any };
}

/**
 * Options for `getItem`.
 */
export interface WebSocketDynamoDbGetItemOptions extends WebSocketDynamoDbKeyOptions, WebSocketDynamoDbReadOptions {
  /**
   * Placeholders for attribute names in the projection, such as `{ '#status': 'status' }`.
   *
   * @default - none
   */
  readonly expressionAttributeNames?: { [name: string]: string };
}

/**
 * Options for `updateItem`.
 */
export interface WebSocketDynamoDbUpdateItemOptions extends WebSocketDynamoDbWriteOptions, WebSocketDynamoDbKeyOptions {
  /**
   * The change, such as `SET room = :room`.
   */
  readonly updateExpression: string;
}

/**
 * Options for `deleteItem`.
 */
export interface WebSocketDynamoDbDeleteItemOptions
  extends WebSocketDynamoDbWriteOptions,
    WebSocketDynamoDbKeyOptions {}

/**
 * Options for `query`.
 */
export interface WebSocketDynamoDbQueryOptions extends WebSocketDynamoDbOptions, WebSocketDynamoDbReadOptions {
  /**
   * The condition on the key, such as `room = :room`.
   */
  readonly keyConditionExpression: string;

  /**
   * The index to query.
   *
   * @default - the table
   */
  readonly indexName?: string;

  /**
   * The condition that the items must meet beside that on the key.
   *
   * @default - none
   */
  readonly filterExpression?: string;

  /**
   * The maximum number of items to evaluate, before the filter.
   *
   * A page has at most 1 MB of items. A message to a WebSocket client can have 128 KB.
   *
   * @default - a full page
   */
  readonly limit?: number;

  /**
   * Whether the items are in ascending order of the sort key.
   *
   * @default true
   */
  readonly scanIndexForward?: boolean;

  /**
   * The object in the message that is the start of the next page, such as `WebSocketMappingValue.requestBody('$.next')`.
   *
   * A client sends the `lastEvaluatedKey` that it got. The query starts at the first page when the object is missing. The
   * attributes of the key must be strings and numbers.
   *
   * @default - the first page
   */
  readonly exclusiveStartKey?: WebSocketMappingValue;
}
