import type { SynthesizedResource } from './synthesized-resource';
import { isKnown } from './token-text';

/** The types of a key attribute. */
export type KeyType = 'S' | 'N' | 'B';

/** The key of a DynamoDB table or index. */
export interface TableKey {
  readonly partition: readonly string[];
  readonly sort: readonly string[];
}

/** The key of a DynamoDB table and its indexes, as CloudFormation creates them. */
export interface TableSchema {
  readonly key: TableKey;
  readonly indexes: ReadonlyMap<string, TableKey & { readonly isGlobal: boolean }>;

  /** Whether all indexes are known. */
  readonly hasAllIndexes: boolean;

  /** The types of key attributes. */
  readonly types: ReadonlyMap<string, string>;
}

/** The resources that are a DynamoDB table. */
export const TABLE_TYPES: readonly string[] = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];

/** The schema of a table; undefined where a token hides its key. */
export function tableSchema(table: SynthesizedResource): TableSchema | undefined {
  const key = keyIn(table.value('KeySchema'));
  if (!key) {
    return undefined;
  }
  const types = listIn(table.value('AttributeDefinitions')).map(
    (definition) => [text(definition, 'AttributeName'), text(definition, 'AttributeType')] as const,
  );
  const global = table.value('GlobalSecondaryIndexes');
  const local = table.value('LocalSecondaryIndexes');
  const indexes = [...indexesIn(global, true), ...indexesIn(local, false)];
  return {
    key,
    indexes: new Map(indexes.filter(([, index]) => index) as [string, TableKey & { isGlobal: boolean }][]),
    hasAllIndexes: [global, local].every(isListOrMissing) && indexes.every(([name, index]) => name !== '' && index),
    types: new Map(types.filter(([name, type]) => name !== '' && type !== '')),
  };
}

function indexesIn(value: unknown, isGlobal: boolean): [string, (TableKey & { isGlobal: boolean }) | undefined][] {
  return listIn(value).map((index) => {
    const key = keyIn(member(index, 'KeySchema'));
    return [text(index, 'IndexName'), key && { ...key, isGlobal }];
  });
}

function keyIn(value: unknown): TableKey | undefined {
  const elements = listIn(value).map((element) => ({
    name: text(element, 'AttributeName'),
    type: text(element, 'KeyType'),
  }));
  const named = (keyType: string) => elements.filter(({ type }) => type === keyType).map(({ name }) => name);
  const key = { partition: named('HASH'), sort: named('RANGE') };
  const isWhole = elements.every(({ name, type }) => name !== '' && ['HASH', 'RANGE'].includes(type));
  return key.partition.length > 0 && isWhole ? key : undefined;
}

function isListOrMissing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && isKnown(value));
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) && isKnown(value) ? value : [];
}

/** A member that is a string and known, and otherwise nothing. */
function text(value: unknown, name: string): string {
  const found = member(value, name);
  return typeof found === 'string' && isKnown(found) ? found : '';
}

/** A member by its name in CloudFormation, which an L1 writes with a small letter. */
function member(value: unknown, name: string): unknown {
  const known = (value ?? {}) as { readonly [name: string]: unknown };
  return known[name] ?? known[`${name.charAt(0).toLowerCase()}${name.slice(1)}`];
}
