import { UNKNOWN } from '../../api-model/token-text';
import type { AttributeType, RequestAttribute, TableRequest } from '../table-request';
import { jsonShape } from './json-shape';

interface Members {
  readonly [name: string]: unknown;
}

const EXPRESSIONS = [
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
  'ProjectionExpression',
  'UpdateExpression',
];

/** The request to DynamoDB that a template renders, and the name of its table. */
export interface RequestShape {
  readonly request: TableRequest;
  readonly tableName: string | undefined;
}

/** What was read, by the text: the integrations of an app often have the same template, and reading one takes long. */
const READ = new Map<string, RequestShape | undefined>();

/** An app has no more templates; more are those of many apps in one process. */
const MOST_READ = 300;

/** The request to DynamoDB that a template renders. Undefined where it cannot be read. */
export function requestShape(text: string): RequestShape | undefined {
  if (READ.has(text)) {
    return READ.get(text);
  }
  const shape = readShape(text);
  if (READ.size < MOST_READ) {
    READ.set(text, shape);
  }
  return shape;
}

function readShape(text: string): RequestShape | undefined {
  const shape = jsonShape(text);
  if (!isMap(shape?.value)) {
    return undefined;
  }
  const { value, isWhole } = shape as { readonly value: Members; readonly isWhole: boolean };
  const expressions = EXPRESSIONS.map((name) => value[name]).filter((expression) => expression !== undefined);
  const whole: TableRequest = isWhole
    ? {
        key: attributesIn(value.Key),
        item: attributesIn(value.Item),
        expressions: expressions.every(isExact) ? expressions : undefined,
        values: namesIn(value.ExpressionAttributeValues),
      }
    : {};
  return {
    request: {
      ...whole,
      names: isWhole ? nameMap(value.ExpressionAttributeNames) : undefined,
      indexName: isExact(value.IndexName) ? value.IndexName : undefined,
      keyCondition: isExact(value.KeyConditionExpression) ? value.KeyConditionExpression : undefined,
      limit: typeof value.Limit === 'number' ? value.Limit : undefined,
      isConsistent: value.ConsistentRead === true,
    },
    tableName: typeof value.TableName === 'string' ? value.TableName : undefined,
  };
}

function attributesIn(value: unknown): Map<string, RequestAttribute> | undefined {
  const names = isMap(value) ? namesIn(value) : undefined;
  return names && new Map(names.map((name) => [name, attributeIn((value as Members)[name])]));
}

function attributeIn(value: unknown): RequestAttribute {
  const [[type, content] = ['', undefined]] = isMap(value) ? Object.entries(value) : [];
  return { type: isMap(value) ? typeNamed(type) : undefined, isEmpty: content === '' };
}

function typeNamed(type: string): AttributeType {
  if (type.includes(UNKNOWN)) {
    return undefined;
  }
  return type === 'S' || type === 'N' || type === 'B' ? type : 'another type';
}

/** The names in a map; none for a map that is missing, and undefined where one is unknown. */
function namesIn(value: unknown): string[] | undefined {
  if (value !== undefined && !isMap(value)) {
    return undefined;
  }
  const names = Object.keys(value ?? {});
  return names.every(isExact) ? names : undefined;
}

function nameMap(value: unknown): Map<string, string | undefined> | undefined {
  return (
    namesIn(value) && new Map(Object.entries(value ?? {}).map(([name, to]) => [name, isExact(to) ? to : undefined]))
  );
}

function isExact(value: unknown): value is string {
  return typeof value === 'string' && !value.includes(UNKNOWN);
}

function isMap(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
