import { WebSocketMappingTemplate, WebSocketMappingValue } from '../../../lib';
import { renderOn } from '../occasion';

const { json, formUrlEncoded } = WebSocketMappingTemplate;
const { requestHeaders, requestQueryStrings, requestBody, jsonText, format } = WebSocketMappingValue;

test('all headers and query strings are objects in JSON', () => {
  const headers = { Host: 'a', 'x-"quoted"': 'it\'s "\\"' };
  const template = json({
    headers: requestHeaders(),
    query: requestQueryStrings().orElse('x'),
    text: requestHeaders().asString(),
  });

  expect(JSON.parse(renderOn({ headers, queryString: { a: '$x' } }, template))).toEqual({
    headers,
    query: { a: '$x' },
    text: expect.any(String),
  });
  expect(JSON.parse(JSON.parse(renderOn({ headers }, template)).text)).toEqual(headers);
  expect(renderOn({}, template)).toBe('{"headers":{},"query":{},"text":"{}"}');
  expect(renderOn({ headers: { A: '1' } }, formUrlEncoded({ Body: jsonText(requestHeaders()) }))).toBe(
    'Body=%7B%22A%22%3A%221%22%7D',
  );
});

test('templates with them are for $connect', () => {
  expect(json([requestHeaders(), requestQueryStrings()])._connectOnly).toEqual([
    'requestHeaders()',
    'requestQueryStrings()',
  ]);
});

test.each([
  ['requestHeaders()', requestHeaders()],
  ['requestQueryStrings()', requestQueryStrings()],
])('fails for %s in a string', (got, value) => {
  const error = (place: string) =>
    new Error(
      `a JSON object cannot be part of a string at ${JSON.stringify(place)}, got ${JSON.stringify(got)}; ` +
        'use it as a value in JSON, or pass it to WebSocketMappingValue.jsonText [mapping-value-out-of-place]',
    );

  expect(() => json({ a: format('{}', value) })).toThrow(error('$.a'));
  expect(() => json({ a: format('{}', requestBody('$.a').orElse(value)) })).toThrow(error('$.a'));
  expect(() => formUrlEncoded({ Body: value })).toThrow(error('Body'));
});
