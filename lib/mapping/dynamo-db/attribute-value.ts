import { hasMark, notAMappingValue, VALUE_MARK } from '../given-value';
import type { WebSocketMappingValue } from '../mapping-value';
import type { AttributeContent } from './attribute-content';

/** Two copies of the package can meet in one app, and `instanceof` would distinguish them. */
const MARK = Symbol.for('cdk-websocket-integrations.WebSocketDynamoDbAttributeValue');

/**
 * A DynamoDB attribute of a type that JSON lacks: a set or bytes. Use it in items, keys and expression values.
 *
 * DynamoDB rejects a set that is empty or contains a value twice.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
 * @example
 *
 * import { WebSocketDynamoDbAttributeValue } from 'cdk-websocket-integrations';
 *
 * const tags = WebSocketDynamoDbAttributeValue.fromStringSet(['new', 'open']);
 */
export class WebSocketDynamoDbAttributeValue {
  /**
   * A set of strings.
   *
   * @param values A list of strings and mapping values, or a mapping value that is a list in the message, such as
   * `WebSocketMappingValue.requestBody('$.tags')`
   * @example
   *
   * import { WebSocketDynamoDbAttributeValue, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const tags = WebSocketDynamoDbAttributeValue.fromStringSet(WebSocketMappingValue.requestBody('$.tags'));
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  public static fromStringSet(values: any): WebSocketDynamoDbAttributeValue {
    return new WebSocketDynamoDbAttributeValue({ type: 'SS', values });
  }

  /**
   * A set of numbers.
   *
   * @param values A list of numbers and mapping values, or a mapping value that is a list in the message
   * @example
   *
   * import { WebSocketDynamoDbAttributeValue, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const scores = WebSocketDynamoDbAttributeValue.fromNumberSet(WebSocketMappingValue.requestBody('$.scores'));
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  public static fromNumberSet(values: any): WebSocketDynamoDbAttributeValue {
    return new WebSocketDynamoDbAttributeValue({ type: 'NS', values });
  }

  /**
   * A set of bytes.
   *
   * @param values A list of base64-encoded strings and mapping values, or a mapping value that is a list in the message
   * @example
   *
   * import { WebSocketDynamoDbAttributeValue } from 'cdk-websocket-integrations';
   *
   * const parts = WebSocketDynamoDbAttributeValue.fromBinarySet(['AQID', 'BAUG']);
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  public static fromBinarySet(values: any): WebSocketDynamoDbAttributeValue {
    return new WebSocketDynamoDbAttributeValue({ type: 'BS', values });
  }

  /**
   * Bytes, as a DynamoDB attribute of type `B`.
   *
   * @param value The bytes as a base64-encoded string. `WebSocketMappingValue.base64` encodes a string
   * @example
   *
   * import { WebSocketDynamoDbAttributeValue, WebSocketMappingValue } from 'cdk-websocket-integrations';
   *
   * const photo = WebSocketMappingValue.requestBody('$.photo');
   * const bytes = WebSocketDynamoDbAttributeValue.fromBinary(WebSocketMappingValue.base64(photo));
   */
  public static fromBinary(value: WebSocketMappingValue): WebSocketDynamoDbAttributeValue {
    if (!hasMark(value, VALUE_MARK)) {
      throw notAMappingValue(value, 'value', undefined);
    }
    return new WebSocketDynamoDbAttributeValue({ type: 'B', values: value });
  }

  /**
   * @internal
   */
  public static _isAttributeValue(value: unknown): value is WebSocketDynamoDbAttributeValue {
    return typeof value === 'object' && value !== null && MARK in value;
  }

  /**
   * @internal
   */
  public readonly _content: AttributeContent;

  private constructor(content: AttributeContent) {
    this._content = content;
    Object.defineProperty(this, MARK, { value: true });
  }
}
