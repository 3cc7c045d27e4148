import { CfnResource, Token } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { SynthesizedResource } from '../../api-model/synthesized-resource';
import { TABLE_TYPES, tableSchema } from '../../api-model/table-schema';
import { isKnown } from '../../api-model/token-text';
import { describeError, type Finding, type RuleId } from '../../diagnostics';
import { WebSocketDynamoDbAttributeValue } from '../../mapping/dynamo-db/attribute-value';
import { isMap } from '../../mapping/given-value';
import { WebSocketMappingValue } from '../../mapping/mapping-value';
import { isNumber, type ValueSource } from '../../mapping/value-source';
import {
  emptyAttributes,
  invalidLimit,
  keyMismatches,
  placeholderMismatches,
  type RequestAttribute,
  type RequestAttributes,
} from '../../validation/table-request';

interface Members {
  readonly [name: string]: unknown;
}

/** The options of an action, as far as a table can reject them. */
interface ActionOptions {
  readonly item?: Members;
  readonly key?: Members;
  readonly indexName?: string;
  readonly keyConditionExpression?: string;
  readonly conditionExpression?: string;
  readonly filterExpression?: string;
  readonly projectionExpression?: string;
  readonly updateExpression?: string;
  readonly expressionAttributeNames?: { readonly [name: string]: string };
  readonly expressionAttributeValues?: Members;
  readonly limit?: number;
}

/**
 * Fails for options that every message would make DynamoDB reject. What the indexes of the table are is known at synthesis,
 * where a rule compares them.
 */
export function requireMatchingTable(id: string, table: ITable, options: ActionOptions): void {
  const { keyConditionExpression, conditionExpression, filterExpression, projectionExpression, updateExpression } =
    options;
  const expressions = [
    keyConditionExpression,
    conditionExpression,
    filterExpression,
    projectionExpression,
    updateExpression,
  ].filter((expression) => expression !== undefined && expression !== null);
  const request = {
    key: attributesIn(options.key),
    item: attributesIn(options.item),
    indexName: known(options.indexName),
    keyCondition: known(keyConditionExpression),
    expressions: expressions.every(isKnown) ? expressions : undefined,
    names: namesIn(options.expressionAttributeNames) && new Map(Object.entries(options.expressionAttributeNames ?? {})),
    values: namesIn(options.expressionAttributeValues),
    limit: known(options.limit),
  };
  const schema = schemaOf(table);
  const errors: readonly (readonly [RuleId, readonly Finding[]])[] = [
    ['table-key-mismatch', [...emptyAttributes(request), ...(schema ? keyMismatches(request, schema) : [])]],
    ['expression-placeholder-mismatch', placeholderMismatches(request)],
    ['query-limit-invalid', invalidLimit(request)],
  ];
  const lines = errors.flatMap(([rule, findings]) => findings.map((finding) => describeError(rule, id, finding)));
  if (lines.length > 0) {
    throw new Error(lines.join('\n'));
  }
}

/** An imported table has no resource. */
function schemaOf(table: ITable) {
  const { defaultChild } = table.node;
  return CfnResource.isCfnResource(defaultChild) && TABLE_TYPES.includes(defaultChild.cfnResourceType)
    ? tableSchema(new SynthesizedResource(defaultChild))
    : undefined;
}

/** Attributes by name; undefined where there are none, or where a token hides a name. */
function attributesIn(data: Members | undefined): RequestAttributes | undefined {
  const names = data && namesIn(data);
  return names && new Map(names.map((name) => [name, attributeOf(data[name])]));
}

/** The names in a map; undefined where a token hides one. A member that is undefined is left out. */
function namesIn(map: Members | undefined): string[] | undefined {
  const names = Object.keys(map ?? {}).filter((name) => map?.[name] !== undefined);
  return names.every(isKnown) && !Token.isUnresolved(map) ? names : undefined;
}

function attributeOf(value: unknown): RequestAttribute {
  if (WebSocketMappingValue._isMappingValue(value)) {
    return attributeFrom(value._source);
  }
  if (WebSocketDynamoDbAttributeValue._isAttributeValue(value)) {
    return { type: value._content.type === 'B' ? 'B' : 'another type' };
  }
  if (Token.isUnresolved(value)) {
    return { type: undefined };
  }
  switch (typeof value) {
    case 'string':
      return { type: 'S', isEmpty: value === '' };
    case 'number':
      return { type: 'N' };
    case 'boolean':
      return { type: 'another type' };
    default:
      // What is not data is an error of the template.
      return { type: value === null || Array.isArray(value) || isMap(value) ? 'another type' : undefined };
  }
}

function attributeFrom(source: ValueSource): RequestAttribute {
  switch (source.kind) {
    // Only the message shows their types.
    case 'body':
    case 'orElse':
    case 'headers':
    case 'queryStrings':
      return { type: undefined };
    case 'orOmit':
      return attributeFrom(source.value);
    case 'null':
      return { type: 'another type' };
    case 'literal':
      return { type: 'S', isEmpty: source.text === '' };
    default:
      return { type: isNumber(source) ? 'N' : 'S' };
  }
}

function known<Value>(value: Value | undefined): Value | undefined {
  return isKnown(value) ? value : undefined;
}
