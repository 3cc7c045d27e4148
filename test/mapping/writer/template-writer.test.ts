import { WebSocketMappingTemplate, WebSocketMappingValue } from '../../../lib';

const { requestBody, contextVariable, responseBody, literal, format, jsonText } = WebSocketMappingValue;
const request = (template: WebSocketMappingTemplate) => template._forRequest('requestTemplate', 'Chat');

test('the position decides how a value is written', () => {
  const value = requestBody('$.text');

  expect(request(WebSocketMappingTemplate.json({ value }))).toBe(`{"value":$input.json('$.text')}`);
  expect(request(WebSocketMappingTemplate.json({ value: format('a {}', value) }))).toContain('$util.escapeJavaScript(');
  expect(request(WebSocketMappingTemplate.formUrlEncoded({ value }))).toContain('value=$util.urlEncode(');
  expect(request(WebSocketMappingTemplate.text(requestBody()))).toBe('$input.body');
});

test('what AWS alone writes without special characters needs no escape', () => {
  expect(request(WebSocketMappingTemplate.json({ id: contextVariable('connectionId') }))).toBe(
    '{"id":"$context.connectionId"}',
  );
});

test('members are sorted by name, whatever the order of the data', () => {
  const [one, two] = [
    { a: 1, b: { d: 1, c: 2 } },
    { b: { c: 2, d: 1 }, a: 1 },
  ].map((data) => request(WebSocketMappingTemplate.json(data)));

  expect(one).toBe(two);
  expect(one).toBe('{"a":1,"b":{"c":2,"d":1}}');
});

test('a value is written the same in JSON text, one level deeper', () => {
  const template = WebSocketMappingTemplate.json({ detail: jsonText({ text: literal('"') }) });

  expect(JSON.parse(JSON.parse(request(template)).detail)).toEqual({ text: '"' });
});

test.each([
  ['a value of the response in a request', () => WebSocketMappingTemplate.json({ a: responseBody('$.a') })],
  ['a value as a name', () => WebSocketMappingTemplate.json({ [`${requestBody('$.a')}`]: 1 })],
])('fails for %s', (_, make) => {
  expect(() => request(make())).toThrow(/\[mapping-(value-out-of-place|template-invalid)\]$/);
});

test('a response template cannot read the request', () => {
  const template = WebSocketMappingTemplate.json({ a: requestBody('$.a') });

  expect(() => template._forResponse('template', 'Chat')).toThrow(/\[mapping-value-out-of-place\]$/);
});
