import {
  hasMark,
  isMap,
  notAMappingValue,
  requireNoPrintedForm,
  requireString,
  VALUE_MARK,
} from '../../lib/mapping/given-value';

test('a map is an object with members and nothing else', () => {
  expect([{}, Object.create(null)].every(isMap)).toBe(true);
  expect([undefined, null, [], 'x', new Date(0)].some(isMap)).toBe(false);
});

test('only objects have a mark', () => {
  expect([undefined, null, 'x', {}].some((value) => hasMark(value, VALUE_MARK))).toBe(false);
  expect(hasMark({ [VALUE_MARK]: true }, VALUE_MARK)).toBe(true);
});

test.each([
  ['Python', 'a-<cdk_websocket_integrations.WebSocketMappingValue object at 0x7f0123abc>'],
  ['Python, of the testing module', '<cdk_websocket_integrations.testing.RouteTester object at 0x7f0123abc>'],
  ['Go with %s', 'a-&{%!s(uint8=0)}'],
  ['Go with %d', 'a-&{%!d(uint8=0)}'],
  ['Go with %v', 'a-&{0}'],
  ['Go with %v of an object that embeds another', 'a-&{{0}}'],
  ['Go with %+v', 'a-&{_:0}'],
  ['Go with %#v', 'a-&websocketintegrations.jsiiProxy_WebSocketMappingValue{_:0x0}'],
  ['Go with %v of a pointer', 'https://example.com/0xc000012345'],
  ['Java', 'io.github.cdkwebsocket.integrations.WebSocketMappingTemplate@1b2c3d'],
  ['C#', 'https://example.com/CdkWebSocket.Integrations.WebSocketMappingTemplate'],
  ['JavaScript', 'https://example.com/[object Object]'],
])('fails for what %s prints for an object', (_, text) => {
  expect(() => requireNoPrintedForm(text, 'url', 'Stack/Backend')).toThrow(
    /^url contains the printed form of an object, such as a mapping value, at "Stack\/Backend", got .*\[mapping-template-invalid\]$/,
  );
  expect(() => requireString(text, 'url', 'Stack/Backend')).toThrow(/printed form/);
});

test.each(['0xc00001234', '0xc0000123456789', '{0}', '&{1}', 'object Object', 'CdkWebSocket.Integrations', '&{id}'])(
  '%s is not a printed form',
  (text) => {
    expect(() => requireString(text, 'url', 'Stack/Backend')).not.toThrow();
  },
);

test('what is not a mapping value is told with what to pass', () => {
  expect(notAMappingValue('arn', 'key', 'Backend').message).toBe(
    'key is not a mapping value at "Backend", got "arn"; pass WebSocketMappingValue.literal("arn") for a fixed string ' +
      '[mapping-value-invalid]',
  );
  expect(notAMappingValue(42, 'key', undefined).message).toBe(
    'key is not a mapping value, got 42; pass a mapping value, such as WebSocketMappingValue.literal("…") ' +
      '[mapping-value-invalid]',
  );
});
