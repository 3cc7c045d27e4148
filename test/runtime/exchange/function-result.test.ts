import { GatewayError } from '../../../lib/runtime/exchange/error-frame';
import { readFunctionResult, subprotocols } from '../../../lib/runtime/exchange/function-result';

test.each([
  ['{"statusCode":200}', { statusCode: 200, body: '', headers: {}, isBase64Encoded: false }],
  ['{"statusCode":"201","body":"a"}', { statusCode: 201, body: 'a' }],
  ['{"statusCode":200,"body":null,"headers":null}', { body: '', headers: {} }],
  ['{"statusCode":200,"headers":{"X":1}}', { headers: { X: '1' } }],
  ['{"statusCode":200,"isBase64Encoded":true}', { isBase64Encoded: true }],
])('the result %s is read', (text, expected) => {
  expect(readFunctionResult(text)).toMatchObject(expected);
});

test.each([
  'null',
  '[]',
  '"text"',
  'undefined',
  '{}',
  '{"statusCode":"a"}',
  '{"statusCode":99}',
  '{"statusCode":200.5}',
  '{"statusCode":200,"body":{}}',
  '{"statusCode":200,"headers":[]}',
  '{"statusCode":200,"multiValueHeaders":"a"}',
  '{"statusCode":200,"isBase64Encoded":"yes"}',
])('fails for the result %s, of which the client gets an error', (text) => {
  expect(() => readFunctionResult(text)).toThrow(GatewayError);
  expect(() => readFunctionResult(text)).toThrow(/^result of the function .* got /);
});

test('a subprotocol is found whatever the case of its header, with one value or several', () => {
  expect(subprotocols({ 'sec-websocket-protocol': 'chat' })).toEqual(['chat']);
  expect(subprotocols({ 'Sec-WebSocket-Protocol': ['a', 'b', 5], other: 'x' })).toEqual(['a', 'b']);
});
