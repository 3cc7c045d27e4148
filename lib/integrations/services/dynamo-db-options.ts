import type { WebSocketServiceIntegrationOptions } from './service-options';

/**
 * What the actions on a table have in common.
 *
 * Attributes are plain data with mapping values in it: a text becomes an `S`, a number an `N`, a boolean a `BOOL`, null a
 * `NULL`, a list an `L` and a map an `M`. A value of the message becomes what it is in the message, and a `NULL` where the
 * message has nothing; `orElse` says otherwise, and `WebSocketMappingValue.format('{}', …)` makes a text of anything. All
 * values of the message together may be 1000, with those that they are made of; DynamoDB refuses the request otherwise.
 */
export interface WebSocketDynamoDbOptions extends WebSocketServiceIntegrationOptions {
  /**
   * Names for attributes in expressions, such as `{ '#status': 'status' }`. Reserved words can stand in an expression only
   * by such a name.
   *
   * @default - none
   */
  readonly expressionAttributeNames?: { [name: string]: string };

  /**
   * Values in expressions, such as `{ ':room': WebSocketMappingValue.requestBody('$.room') }`.
   *
   * @default - none
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  readonly expressionAttributeValues?: { [name: string]: any };
}

/**
 * What is put into a table.
 */
export interface WebSocketDynamoDbPutItemOptions extends WebSocketDynamoDbOptions {
  /**
   * The item, by the names of its attributes, such as
   * `{ connectionId: WebSocketMappingValue.contextVariable('connectionId') }`.
   *
   * For the time to live there is `WebSocketMappingValue.epochSeconds(Duration.hours(2))`.
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  readonly item: { [name: string]: any };

  /**
   * What must be true of the item that is there, such as `attribute_not_exists(connectionId)`.
   *
   * @default - the item is replaced, whatever it is
   */
  readonly conditionExpression?: string;
}

/**
 * Which item of a table is read.
 */
export interface WebSocketDynamoDbGetItemOptions extends WebSocketServiceIntegrationOptions {
  /**
   * The primary key of the item, by the names of its attributes.
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  readonly key: { [name: string]: any };

  /**
   * Names for attributes in the projection, such as `{ '#status': 'status' }`.
   *
   * @default - none
   */
  readonly expressionAttributeNames?: { [name: string]: string };

  /**
   * The attributes to read, such as `room, #status`.
   *
   * @default - all of them
   */
  readonly projectionExpression?: string;

  /**
   * Whether the item is read as it was last written.
   *
   * @default false
   */
  readonly consistentRead?: boolean;
}

/**
 * How an item of a table is changed.
 */
export interface WebSocketDynamoDbUpdateItemOptions extends WebSocketDynamoDbOptions {
  /**
   * The primary key of the item, by the names of its attributes.
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  readonly key: { [name: string]: any };

  /**
   * The change, such as `SET room = :room`.
   */
  readonly updateExpression: string;

  /**
   * What must be true of the item that is there.
   *
   * @default - the item is changed, or made
   */
  readonly conditionExpression?: string;
}

/**
 * Which item of a table is deleted.
 */
export interface WebSocketDynamoDbDeleteItemOptions extends WebSocketDynamoDbOptions {
  /**
   * The primary key of the item, by the names of its attributes.
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  readonly key: { [name: string]: any };

  /**
   * What must be true of the item that is there.
   *
   * @default - the item is deleted, whatever it is
   */
  readonly conditionExpression?: string;
}

/**
 * Which items of a table are found.
 */
export interface WebSocketDynamoDbQueryOptions extends WebSocketDynamoDbOptions {
  /**
   * The condition on the key, such as `room = :room`.
   */
  readonly keyConditionExpression: string;

  /**
   * The index to look in.
   *
   * @default - the table itself
   */
  readonly indexName?: string;

  /**
   * What must be true of the items that the condition on the key finds.
   *
   * @default - all of them are found
   */
  readonly filterExpression?: string;

  /**
   * The attributes to read, such as `room, #status`.
   *
   * @default - all of them, or those that the index has
   */
  readonly projectionExpression?: string;

  /**
   * How many items are looked at, at the most.
   *
   * A client gets one page: at most 1 MB of items, of which an answer to a WebSocket client may be 128 KB.
   *
   * @default - as many as are in a page
   */
  readonly limit?: number;

  /**
   * Whether items come in ascending order of their sort key.
   *
   * @default true
   */
  readonly scanIndexForward?: boolean;

  /**
   * Whether items are read as they were last written, which a global secondary index cannot do.
   *
   * @default false
   */
  readonly consistentRead?: boolean;
}
