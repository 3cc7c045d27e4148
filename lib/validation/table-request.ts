import type { KeyType, TableKey, TableSchema } from '../api-model/table-schema';
import type { Finding } from '../diagnostics';

/** The type of an attribute in DynamoDB's format; undefined where only the message shows it. */
export type AttributeType = KeyType | 'another type' | undefined;

/** An attribute of a request: its type, and whether it is an empty string. */
export interface RequestAttribute {
  readonly type: AttributeType;
  readonly isEmpty?: boolean;
}

export type RequestAttributes = ReadonlyMap<string, RequestAttribute>;

/** A request to DynamoDB, as far as it is known. A member that is unknown or missing is undefined. */
export interface TableRequest {
  readonly key?: RequestAttributes;
  readonly item?: RequestAttributes;
  readonly indexName?: string;
  readonly keyCondition?: string;

  /** All expressions of the request; undefined if one of them is unknown. */
  readonly expressions?: readonly string[];

  /** The placeholders of names, with the names that are known. */
  readonly names?: ReadonlyMap<string, string | undefined>;

  /** The placeholders of values. */
  readonly values?: readonly string[];

  readonly limit?: number;
  readonly isConsistent?: boolean;
}

/** Words of an expression: a placeholder or a name. */
const WORDS = /[#:]\w+|[A-Za-z_]\w*/g;

const KEYWORDS = /^(?:and|between|begins_with)$/i;

const TYPE_NAMES = { S: 'a string', N: 'a number', B: 'bytes' } as const;

/** Where the key of a table does not have the attributes of the request. */
export function keyMismatches({ key, item, indexName, keyCondition, names }: TableRequest, schema: TableSchema) {
  const index = indexName === undefined ? undefined : schema.indexes.get(indexName);
  const queried = indexName === undefined ? schema.key : index;
  return [
    ...(key ? wrongKey('key', key, schema, false) : []),
    ...(item ? wrongKey('item', item, schema, true) : []),
    ...(keyCondition !== undefined && queried ? wrongCondition(keyCondition, names, queried) : []),
  ];
}

/** What no table accepts, whatever its key is. */
export function emptyAttributes({ key, item }: TableRequest): Finding[] {
  return (
    [
      ['key', key],
      ['item', item],
    ] as const
  )
    .filter(([, attributes]) => attributes?.size === 0)
    .map(([what]) => ({
      problem: `${what} has no attributes, and every table has a key,`,
      remedy: `add the attributes of the table's key to ${what}`,
    }));
}

/** An index that the table does not have. */
export function unknownIndex({ indexName }: TableRequest, { indexes, hasAllIndexes }: TableSchema): Finding[] {
  return indexName !== undefined && hasAllIndexes && !indexes.has(indexName)
    ? [
        {
          problem: 'the table has no such index,',
          got: indexName,
          remedy:
            indexes.size === 0
              ? 'add the index to the table'
              : `use ${[...indexes.keys()].join(' or ')}, or add the index`,
        },
      ]
    : [];
}

/** A read that a global secondary index does not support. */
export function consistentReadOfGlobalIndex({ indexName, isConsistent }: TableRequest, schema: TableSchema): Finding[] {
  return isConsistent && indexName !== undefined && schema.indexes.get(indexName)?.isGlobal
    ? [
        {
          problem: 'a global secondary index does not support consistent reads,',
          got: indexName,
          remedy: 'leave out the consistent read, or query the table or a local index',
        },
      ]
    : [];
}

/** Placeholders that are used and not defined, or defined and not used. */
export function placeholderMismatches({ expressions, names, values }: TableRequest): Finding[] {
  if (!expressions) {
    return [];
  }
  const used = new Set(expressions.flatMap((expression) => expression.match(/[#:]\w+/g) ?? []));
  const compare = (mark: string, defined: readonly string[] | undefined, what: string, prop: string): Finding[] =>
    defined
      ? [
          ...[...used]
            .filter((placeholder) => placeholder.startsWith(mark) && !defined.includes(placeholder))
            .map((placeholder) => ({
              problem: `an expression uses a ${what} that ${prop} does not define`,
              got: placeholder,
              remedy: `add it to ${prop}`,
            })),
          ...defined
            .filter((placeholder) => !used.has(placeholder))
            .map((placeholder) => ({
              problem: `${prop} defines a ${what} that no expression uses`,
              got: placeholder,
              remedy: `use it in an expression as a name that begins with "${mark}", or remove it`,
            })),
        ]
      : [];
  return [
    ...compare('#', names && [...names.keys()], 'name', 'expressionAttributeNames'),
    ...compare(':', values, 'value', 'expressionAttributeValues'),
  ];
}

/** A limit that DynamoDB rejects. */
export function invalidLimit({ limit }: TableRequest): Finding[] {
  return limit !== undefined && (limit < 1 || !Number.isInteger(limit))
    ? [{ problem: 'limit is not a positive integer', got: limit, remedy: 'use 1 or more, or leave it out' }]
    : [];
}

function wrongKey(what: string, attributes: RequestAttributes, schema: TableSchema, isItem: boolean): Finding[] {
  const expected = [...schema.key.partition, ...schema.key.sort];
  const indexed = isItem ? [...schema.indexes.values()].flatMap(({ partition, sort }) => [...partition, ...sort]) : [];
  const shown = expected.map((name) => JSON.stringify(name)).join(' and ');
  // Findings of an empty one stand elsewhere.
  const missing = attributes.size === 0 ? [] : expected.filter((name) => !attributes.has(name));
  const others = isItem ? [] : [...attributes.keys()].filter((name) => !expected.includes(name));
  return [
    ...missing.map((name) => ({
      problem: `${what} lacks an attribute of the table's key`,
      got: [...attributes.keys()].join(', '),
      remedy: `add ${JSON.stringify(name)}; the key is ${shown}`,
    })),
    ...others.map((name) => ({
      problem: `${what} has an attribute that is not in the table's key`,
      got: name,
      remedy: `remove it; the key is ${shown}`,
    })),
    ...[...new Set([...expected, ...indexed])].flatMap((name) => wrongValue(what, name, attributes, schema)),
  ];
}

function wrongValue(what: string, name: string, attributes: RequestAttributes, { types }: TableSchema): Finding[] {
  const attribute = attributes.get(name);
  const expected = types.get(name) as KeyType | undefined;
  if (!attribute || !expected) {
    return [];
  }
  if (attribute.isEmpty) {
    return [
      { problem: `key attribute ${JSON.stringify(name)} of ${what} is empty`, remedy: 'use a value with content' },
    ];
  }
  return attribute.type !== undefined && attribute.type !== expected
    ? [
        {
          problem: `${what} has a key attribute of another type than the table`,
          got: name,
          remedy: `use ${TYPE_NAMES[expected]}`,
        },
      ]
    : [];
}

function wrongCondition(condition: string, names: TableRequest['names'], { partition, sort }: TableKey): Finding[] {
  const words = (condition.match(WORDS) ?? []).filter((word) => !word.startsWith(':') && !KEYWORDS.test(word));
  const attributes = words.map((word) => (word.startsWith('#') ? names?.get(word) : word));
  if (attributes.includes(undefined)) {
    // A placeholder that is not known.
    return [];
  }
  const key = [...partition, ...sort];
  const shown = key.map((name) => JSON.stringify(name)).join(' and ');
  return [
    ...partition
      .filter((name) => !attributes.includes(name))
      .map((name) => ({
        problem: 'keyConditionExpression does not name the partition key',
        got: condition,
        remedy: `add a condition that ${JSON.stringify(name)} equals a value; the key is ${shown}`,
      })),
    ...attributes
      .filter((name): name is string => name !== undefined && !key.includes(name))
      .map((name) => ({
        problem: 'keyConditionExpression names an attribute that is not in the key',
        got: name,
        remedy: `move it to filterExpression; the key is ${shown}`,
      })),
  ];
}
