import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { ruleError } from '../../diagnostics';
import { requireCall } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import {
  type WebSocketDynamoDbDeleteItemOptions,
  type WebSocketDynamoDbGetItemOptions,
  type WebSocketDynamoDbPutItemOptions,
  type WebSocketDynamoDbQueryOptions,
  WebSocketDynamoDbReturnValues,
  type WebSocketDynamoDbUpdateItemOptions,
  type WebSocketDynamoDbWriteOptions,
} from './dynamo-db-options';
import { nameOrArn } from './resource-owner';
import { doneReply, ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';
import { requireMatchingTable } from './table-checks';

const READ_KEY = ['kms:Decrypt'];
const WRITE_KEY = ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];

/**
 * A DynamoDB table as the backend of a route.
 *
 * The role of each integration allows one action on this table, and the use of the table's key if it has one. A condition
 * that is not met is a failure of the action.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html
 * @example
 *
 * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
 * import { ITable } from 'aws-cdk-lib/aws-dynamodb';
 * import { WebSocketDynamoDbIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
 *
 * declare const api: WebSocketApi;
 * declare const table: ITable;
 *
 * api.addRoute('$disconnect', {
 *   integration: WebSocketDynamoDbIntegration.deleteItem('Disconnect', table, {
 *     key: { 'id': WebSocketMappingValue.contextVariable('connectionId') },
 *   }),
 * });
 */
export class WebSocketDynamoDbIntegration extends ServiceIntegration {
  /**
   * Puts an item into a table for each message.
   *
   * On a two-way route, the client gets `{"message": "OK", "requestId": …}`. With `returnValues`, it gets the attributes as
   * plain JSON, and `null` when there are none.
   *
   * @param id The construct id of the integration
   * @param table The table, created in this app or imported
   * @param options The item
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
   * @example
   *
   * import { ITable } from 'aws-cdk-lib/aws-dynamodb';
   * import { WebSocketDynamoDbIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * declare const table: ITable;
   *
   * const integration = WebSocketDynamoDbIntegration.putItem('Save', table, {
   *   item: {
   *     'id': WebSocketMappingValue.contextVariable('connectionId'),
   *     'room': WebSocketMappingValue.requestBody('$.room').orElse('lobby'),
   *   },
   * });
   */
  public static putItem(
    id: string,
    table: ITable,
    options: WebSocketDynamoDbPutItemOptions,
  ): WebSocketDynamoDbIntegration {
    requireCall({ id, table }, 'WebSocketDynamoDbPutItemOptions', options);
    requireMatchingTable(id, table, options);
    const request = { Item: attributes(options.item), ...write(id, 'PutItem', options) };
    return new WebSocketDynamoDbIntegration(
      id,
      actionOn(table, 'PutItem', WRITE_KEY, writeReply(options), request),
      options,
    );
  }

  /**
   * Reads an item of a table for each message.
   *
   * On a two-way route, the client gets the item as plain JSON, without DynamoDB's types, and `null` when there is none.
   * Sets are lists, and bytes are base64-encoded strings. An item of more than about 1000 values is `null` too.
   *
   * @param id The construct id of the integration
   * @param table The table, created in this app or imported
   * @param options The key of the item
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
   * @example
   *
   * import { ITable } from 'aws-cdk-lib/aws-dynamodb';
   * import { WebSocketDynamoDbIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * declare const table: ITable;
   *
   * const integration = WebSocketDynamoDbIntegration.getItem('Load', table, {
   *   key: { 'id': WebSocketMappingValue.contextVariable('connectionId') },
   * });
   */
  public static getItem(
    id: string,
    table: ITable,
    options: WebSocketDynamoDbGetItemOptions,
  ): WebSocketDynamoDbIntegration {
    requireCall({ id, table }, 'WebSocketDynamoDbGetItemOptions', options);
    requireMatchingTable(id, table, options);
    const request = {
      Key: attributes(options.key),
      ProjectionExpression: options.projectionExpression,
      ConsistentRead: options.consistentRead,
      ExpressionAttributeNames: options.expressionAttributeNames,
    };
    const success = WebSocketMappingTemplate.json(plainItem('Item'));
    return new WebSocketDynamoDbIntegration(id, actionOn(table, 'GetItem', READ_KEY, success, request), options);
  }

  /**
   * Updates an item of a table for each message, and creates it if it is missing.
   *
   * On a two-way route, the client gets `{"message": "OK", "requestId": …}`. With `returnValues`, it gets the attributes as
   * plain JSON, and `null` when there are none.
   *
   * @param id The construct id of the integration
   * @param table The table, created in this app or imported
   * @param options The key of the item, and the change
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
   * @example
   *
   * import { ITable } from 'aws-cdk-lib/aws-dynamodb';
   * import { WebSocketDynamoDbIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * declare const table: ITable;
   *
   * const integration = WebSocketDynamoDbIntegration.updateItem('Move', table, {
   *   key: { 'id': WebSocketMappingValue.contextVariable('connectionId') },
   *   updateExpression: 'SET room = :room',
   *   expressionAttributeValues: { ':room': WebSocketMappingValue.requestBody('$.room') },
   * });
   */
  public static updateItem(
    id: string,
    table: ITable,
    options: WebSocketDynamoDbUpdateItemOptions,
  ): WebSocketDynamoDbIntegration {
    requireCall({ id, table }, 'WebSocketDynamoDbUpdateItemOptions', options);
    requireMatchingTable(id, table, options);
    const request = {
      Key: attributes(options.key),
      UpdateExpression: options.updateExpression,
      ...write(id, 'UpdateItem', options),
    };
    return new WebSocketDynamoDbIntegration(
      id,
      actionOn(table, 'UpdateItem', WRITE_KEY, writeReply(options), request),
      options,
    );
  }

  /**
   * Deletes an item of a table for each message.
   *
   * On a two-way route, the client gets `{"message": "OK", "requestId": …}`. With `returnValues`, it gets the attributes as
   * plain JSON, and `null` when there are none.
   *
   * @param id The construct id of the integration
   * @param table The table, created in this app or imported
   * @param options The key of the item
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
   * @example
   *
   * import { ITable } from 'aws-cdk-lib/aws-dynamodb';
   * import { WebSocketDynamoDbIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * declare const table: ITable;
   *
   * const integration = WebSocketDynamoDbIntegration.deleteItem('Remove', table, {
   *   key: { 'id': WebSocketMappingValue.contextVariable('connectionId') },
   * });
   */
  public static deleteItem(
    id: string,
    table: ITable,
    options: WebSocketDynamoDbDeleteItemOptions,
  ): WebSocketDynamoDbIntegration {
    requireCall({ id, table }, 'WebSocketDynamoDbDeleteItemOptions', options);
    requireMatchingTable(id, table, options);
    const request = { Key: attributes(options.key), ...write(id, 'DeleteItem', options) };
    return new WebSocketDynamoDbIntegration(
      id,
      actionOn(table, 'DeleteItem', WRITE_KEY, writeReply(options), request),
      options,
    );
  }

  /**
   * Queries a table or one of its indexes for each message.
   *
   * On a two-way route, the client gets `{"items": […], "lastEvaluatedKey": …}`: a page of items as plain JSON, as
   * `getItem` returns them, and the key to pass as `exclusiveStartKey` for the next page, `null` at the end. If one item has
   * more than about 1000 values, the items are `null`.
   *
   * @param id The construct id of the integration
   * @param table The table, created in this app or imported
   * @param options The query
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
   * @example
   *
   * import { ITable } from 'aws-cdk-lib/aws-dynamodb';
   * import { WebSocketDynamoDbIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * declare const table: ITable;
   *
   * const integration = WebSocketDynamoDbIntegration.query('List', table, {
   *   keyConditionExpression: 'id = :id',
   *   expressionAttributeValues: { ':id': WebSocketMappingValue.requestBody('$.id') },
   *   exclusiveStartKey: WebSocketMappingValue.requestBody('$.next'),
   * });
   */
  public static query(id: string, table: ITable, options: WebSocketDynamoDbQueryOptions): WebSocketDynamoDbIntegration {
    requireCall({ id, table }, 'WebSocketDynamoDbQueryOptions', options);
    requireMatchingTable(id, table, options);
    const { indexName } = options;
    const success = WebSocketMappingTemplate.json({
      items: WebSocketMappingValue._of({ kind: 'items' }),
      lastEvaluatedKey: plainItem('LastEvaluatedKey'),
    });
    const request = actionOn(table, 'Query', READ_KEY, success, {
      KeyConditionExpression: options.keyConditionExpression,
      IndexName: indexName,
      FilterExpression: options.filterExpression,
      ProjectionExpression: options.projectionExpression,
      Limit: options.limit,
      ScanIndexForward: options.scanIndexForward,
      ConsistentRead: options.consistentRead,
      ExclusiveStartKey: options.exclusiveStartKey && startKey(options.exclusiveStartKey),
      ExpressionAttributeNames: options.expressionAttributeNames,
      ExpressionAttributeValues: attributes(options.expressionAttributeValues),
    });
    const resources = indexName === undefined ? request.permission.resources : [`${table.tableArn}/index/${indexName}`];
    return new WebSocketDynamoDbIntegration(
      id,
      { ...request, permission: { ...request.permission, resources } },
      options,
    );
  }

  private constructor(id: string, request: ServiceRequest, options: WebSocketServiceIntegrationOptions) {
    super(id, request, options);
  }
}

type Members = { readonly [member: string]: unknown };

function write(id: string, action: string, options: WebSocketDynamoDbWriteOptions): Members {
  const { returnValues } = options;
  if (action !== 'UpdateItem' && returnValues !== undefined && !OLD_VALUES.includes(returnValues)) {
    throw ruleError('return-values-unsupported', id, {
      problem: `returnValues is not supported by ${action}`,
      got: returnValues,
      remedy: 'use NONE or ALL_OLD',
    });
  }
  return {
    ConditionExpression: options.conditionExpression,
    ReturnValues: returnValues,
    ExpressionAttributeNames: options.expressionAttributeNames,
    ExpressionAttributeValues: attributes(options.expressionAttributeValues),
  };
}

const OLD_VALUES: readonly string[] = [WebSocketDynamoDbReturnValues.NONE, WebSocketDynamoDbReturnValues.ALL_OLD];

function writeReply({ returnValues }: WebSocketDynamoDbWriteOptions): WebSocketMappingTemplate {
  return returnValues === undefined || returnValues === WebSocketDynamoDbReturnValues.NONE
    ? doneReply()
    : WebSocketMappingTemplate.json(plainItem('Attributes'));
}

function plainItem(member: 'Item' | 'Attributes' | 'LastEvaluatedKey'): WebSocketMappingValue {
  return WebSocketMappingValue._of({ kind: 'item', member });
}

function startKey({ _source }: WebSocketMappingValue): WebSocketMappingValue {
  const value = _source.kind === 'orOmit' ? _source.value : _source;
  return WebSocketMappingValue._of({ kind: 'startKey', value }).orOmit();
}

function actionOn(
  table: ITable,
  action: string,
  keyActions: readonly string[],
  success: WebSocketMappingTemplate,
  body: Members,
): ServiceRequest {
  const members = Object.entries({ ...body, TableName: nameOrArn(table, table.tableName, table.tableArn) }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    service: 'dynamodb',
    target: `action/${action}`,
    template: WebSocketMappingTemplate.json(Object.fromEntries(members)),
    resource: table,
    arn: table.tableArn,
    permission: {
      actions: [`dynamodb:${action}`],
      resources: [table.tableArn],
      encryption: { key: table.encryptionKey, actions: keyActions },
    },
    success,
  };
}

function attributes(data: Members | undefined): WebSocketMappingValue | undefined {
  return data && WebSocketMappingValue._of({ kind: 'attributes', data });
}
