/** An attribute of a type that JSON lacks: its type as DynamoDB abbreviates it, and what it contains. */
export interface AttributeContent {
  readonly type: 'SS' | 'NS' | 'BS' | 'B';
  readonly values: unknown;
}
