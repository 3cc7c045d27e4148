import { Token } from 'aws-cdk-lib';
import { describeGiven, ruleError } from '../diagnostics';

/*
 * The types of the API hold in languages that have types. JavaScript passes anything, and Python, Java, C# and Go do so in
 * a map whose members have no type.
 */

/** Marks of the objects of this package: an app can load two copies of it, for which `instanceof` fails. */
export const VALUE_MARK = Symbol.for('cdk-websocket-integrations.WebSocketMappingValue');
export const TEMPLATE_MARK = Symbol.for('cdk-websocket-integrations.WebSocketMappingTemplate');

export function hasMark(value: unknown, mark: symbol): boolean {
  return typeof value === 'object' && value !== null && mark in value;
}

/** Whether a value is an object with members and nothing else. */
export function isMap(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && describeGiven(value) === 'a map';
}

/**
 * What other languages print for an object of this package without calling it. It says nothing, and changes from one
 * synthesis to the next: the `repr` of Python, `%v`, `%+v`, `%#v`, `%s` and `%d` of Go for an object and `%v` for a pointer, the
 * class and the hash of Java, the class of C#, and `[object Object]` of JavaScript.
 */
const PRINTED_FORM = new RegExp(
  [
    String.raw`<cdk_websocket_integrations\.[\w.]+ object at 0x`,
    String.raw`&\{+(?:_:)?(?:0|%!\w\(uint8=0\))\}`,
    String.raw`&websocketintegrations\.jsiiProxy_`,
    String.raw`\b0xc0[0-9a-f]{8}\b`,
    String.raw`io\.github\.cdkwebsocket\.integrations\.\w+@[0-9a-f]`,
    String.raw`CdkWebSocket\.Integrations\.WebSocket\w+`,
    String.raw`\[object \w+\]`,
  ].join('|'),
);

/** Fails for a string into which an object was printed. */
export function requireNoPrintedForm(text: string, name: string, place: string): void {
  if (PRINTED_FORM.test(text)) {
    throw ruleError('mapping-template-invalid', place, {
      problem: `${name} contains the printed form of an object, such as a mapping value,`,
      got: describeGiven(text),
      remedy: 'use WebSocketMappingValue.format, or the string that the toString method of the value returns',
    });
  }
}

/** Fails for what is not a string, and for a string into which an object was printed. */
export function requireString(value: unknown, name: string, place: string): void {
  if (typeof value !== 'string') {
    throw ruleError('mapping-value-invalid', place, {
      problem: `${name} is not a string`,
      got: describeGiven(value),
      remedy: 'pass a string',
    });
  }
  if (!Token.isUnresolved(value)) {
    requireNoPrintedForm(value, name, place);
  }
}

/** The error for what should be a mapping value, with what to pass for a string. */
export function notAMappingValue(value: unknown, name: string, place: string | undefined): Error {
  const literal = `WebSocketMappingValue.literal(${JSON.stringify(typeof value === 'string' ? describeGiven(value) : '…')})`;
  return ruleError('mapping-value-invalid', place, {
    problem: `${name} is not a mapping value`,
    got: describeGiven(value),
    remedy:
      typeof value === 'string' ? `pass ${literal} for a fixed string` : `pass a mapping value, such as ${literal}`,
  });
}
