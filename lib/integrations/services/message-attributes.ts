import { WebSocketMappingValue } from '../../mapping/mapping-value';

type Values = { readonly [name: string]: WebSocketMappingValue };

/**
 * Attributes of a message as fields of a form, numbered by the order of their names.
 *
 * @param prefix what stands before the number
 */
export function messageAttributes(prefix: string, attributes: Values = {}): { [field: string]: WebSocketMappingValue } {
  const names = Object.keys(attributes).sort();
  const fields = names.flatMap((name, index): [string, WebSocketMappingValue][] => [
    [`${prefix}${index + 1}.Name`, WebSocketMappingValue.literal(name)],
    [`${prefix}${index + 1}.Value.DataType`, WebSocketMappingValue.literal('String')],
    [`${prefix}${index + 1}.Value.StringValue`, attributes[name] as WebSocketMappingValue],
  ]);
  return Object.fromEntries(fields);
}

/** Only the fields that have a value. */
export function present(fields: { readonly [field: string]: WebSocketMappingValue | undefined }): Values {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Values;
}
