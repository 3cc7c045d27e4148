import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { requireArguments, requireProps } from '../../integration/prop-types';
import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import type {
  WebSocketDynamoDbDeleteItemOptions,
  WebSocketDynamoDbGetItemOptions,
  WebSocketDynamoDbPutItemOptions,
  WebSocketDynamoDbQueryOptions,
  WebSocketDynamoDbUpdateItemOptions,
} from './dynamo-db-options';
import { nameOrArn } from './resource-owner';
import { doneReply, ServiceIntegration, type ServiceRequest } from './service-integration';
import type { WebSocketServiceIntegrationOptions } from './service-options';

const READ_KEY = ['kms:Decrypt'];
const WRITE_KEY = ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];

/**
 * A DynamoDB table as the backend of a route.
 *
 * The role of each integration may do the one action on this table and no other, and use its key if it has one. A failure
 * of a condition is a failure, which the client of a two-way route gets the response for.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html
 */
export class WebSocketDynamoDbIntegration extends ServiceIntegration {
  /**
   * Puts an item into a table for each message of a client.
   *
   * On a two-way route the client gets `{"message": "OK", "requestId": …}`.
   *
   * @param id The construct id of the integration
   * @param table The table, made here or imported
   * @param options The item
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
   */
  public static putItem(
    id: string,
    table: ITable,
    options: WebSocketDynamoDbPutItemOptions,
  ): WebSocketDynamoDbIntegration {
    requireArguments({ id, table }, id);
    requireProps('WebSocketDynamoDbPutItemOptions', options, id);
    const { item, conditionExpression, expressionAttributeNames, expressionAttributeValues } = options;
    return new WebSocketDynamoDbIntegration(
      id,
      actionOn(table, 'PutItem', WRITE_KEY, doneReply(), {
        Item: attributes(item),
        ConditionExpression: conditionExpression,
        ExpressionAttributeNames: expressionAttributeNames,
        ExpressionAttributeValues: attributes(expressionAttributeValues),
      }),
      options,
    );
  }

  /**
   * Reads an item of a table for each message of a client.
   *
   * On a two-way route the client gets the item as plain JSON, without the types of DynamoDB, and `null` where there is
   * none. Sets are lists, and bytes are texts in base64. An item of more than about 1000 values is `null` too.
   *
   * @param id The construct id of the integration
   * @param table The table, made here or imported
   * @param options Which item
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
   */
  public static getItem(
    id: string,
    table: ITable,
    options: WebSocketDynamoDbGetItemOptions,
  ): WebSocketDynamoDbIntegration {
    requireArguments({ id, table }, id);
    requireProps('WebSocketDynamoDbGetItemOptions', options, id);
    const { key, projectionExpression, consistentRead, expressionAttributeNames } = options;
    const item = WebSocketMappingTemplate.json(WebSocketMappingValue._of({ kind: 'item' }));
    return new WebSocketDynamoDbIntegration(
      id,
      actionOn(table, 'GetItem', READ_KEY, item, {
        Key: attributes(key),
        ProjectionExpression: projectionExpression,
        ConsistentRead: consistentRead,
        ExpressionAttributeNames: expressionAttributeNames,
      }),
      options,
    );
  }

  /**
   * Changes an item of a table for each message of a client.
   *
   * On a two-way route the client gets `{"message": "OK", "requestId": …}`.
   *
   * @param id The construct id of the integration
   * @param table The table, made here or imported
   * @param options The change
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
   */
  public static updateItem(
    id: string,
    table: ITable,
    options: WebSocketDynamoDbUpdateItemOptions,
  ): WebSocketDynamoDbIntegration {
    requireArguments({ id, table }, id);
    requireProps('WebSocketDynamoDbUpdateItemOptions', options, id);
    const { key, updateExpression, conditionExpression, expressionAttributeNames, expressionAttributeValues } = options;
    return new WebSocketDynamoDbIntegration(
      id,
      actionOn(table, 'UpdateItem', WRITE_KEY, doneReply(), {
        Key: attributes(key),
        UpdateExpression: updateExpression,
        ConditionExpression: conditionExpression,
        ExpressionAttributeNames: expressionAttributeNames,
        ExpressionAttributeValues: attributes(expressionAttributeValues),
      }),
      options,
    );
  }

  /**
   * Deletes an item of a table for each message of a client.
   *
   * On a two-way route the client gets `{"message": "OK", "requestId": …}`.
   *
   * @param id The construct id of the integration
   * @param table The table, made here or imported
   * @param options Which item
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
   */
  public static deleteItem(
    id: string,
    table: ITable,
    options: WebSocketDynamoDbDeleteItemOptions,
  ): WebSocketDynamoDbIntegration {
    requireArguments({ id, table }, id);
    requireProps('WebSocketDynamoDbDeleteItemOptions', options, id);
    const { key, conditionExpression, expressionAttributeNames, expressionAttributeValues } = options;
    return new WebSocketDynamoDbIntegration(
      id,
      actionOn(table, 'DeleteItem', WRITE_KEY, doneReply(), {
        Key: attributes(key),
        ConditionExpression: conditionExpression,
        ExpressionAttributeNames: expressionAttributeNames,
        ExpressionAttributeValues: attributes(expressionAttributeValues),
      }),
      options,
    );
  }

  /**
   * Finds items of a table for each message of a client.
   *
   * On a two-way route the client gets `{"items": […]}`, a page of items as plain JSON, as `getItem` has them. If one of
   * them has more than about 1000 values, the items are `null`.
   *
   * @param id The construct id of the integration
   * @param table The table, made here or imported
   * @param options Which items
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
   */
  public static query(id: string, table: ITable, options: WebSocketDynamoDbQueryOptions): WebSocketDynamoDbIntegration {
    requireArguments({ id, table }, id);
    requireProps('WebSocketDynamoDbQueryOptions', options, id);
    const { indexName } = options;
    const items = WebSocketMappingTemplate.json({ items: WebSocketMappingValue._of({ kind: 'items' }) });
    const request = actionOn(table, 'Query', READ_KEY, items, {
      KeyConditionExpression: options.keyConditionExpression,
      IndexName: indexName,
      FilterExpression: options.filterExpression,
      ProjectionExpression: options.projectionExpression,
      Limit: options.limit,
      ScanIndexForward: options.scanIndexForward,
      ConsistentRead: options.consistentRead,
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

function actionOn(
  table: ITable,
  action: string,
  keyActions: readonly string[],
  success: WebSocketMappingTemplate,
  body: { readonly [member: string]: unknown },
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

function attributes(data: { readonly [name: string]: unknown } | undefined): WebSocketMappingValue | undefined {
  return data && WebSocketMappingValue._of({ kind: 'attributes', data });
}
