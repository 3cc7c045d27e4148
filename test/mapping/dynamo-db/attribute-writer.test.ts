import { WebSocketMappingTemplate, WebSocketMappingValue } from '../../../lib';
import { renderOn } from '../occasion';

const { requestBody, contextVariable, requestHeaders } = WebSocketMappingValue;

function attributes(data: { readonly [name: string]: unknown }, message: unknown = {}): unknown {
  const template = WebSocketMappingTemplate.json(WebSocketMappingValue._of({ kind: 'attributes', data }));
  return JSON.parse(renderOn({ body: JSON.stringify(message), context: { stage: 'prod' } }, template));
}

test.each<[object, object]>([
  [{}, { id: { S: 'x' }, map: { M: {} } }],
  [{ a: 1 }, { a: { N: '1' }, id: { S: 'x' }, map: { M: { a: { N: '1' } } } }],
  [{ z: ['"'] }, { id: { S: 'x' }, map: { M: { z: { L: [{ S: '"' }] } } }, z: { L: [{ S: '"' }] } }],
  [
    { a: null, z: '' },
    { id: { S: 'x' }, map: { M: {} } },
  ],
  [
    { a: false, z: 0 },
    { a: { BOOL: false }, id: { S: 'x' }, map: { M: { a: { BOOL: false }, z: { N: '0' } } }, z: { N: '0' } },
  ],
])('an attribute can be left out of an item and of a map: %j', (message, expected) => {
  const a = requestBody('$.a').orOmit();
  const z = requestBody('$.z').orOmit();

  expect(attributes({ a, id: 'x', map: { a, z }, z }, message)).toEqual(expected);
});

test('an attribute that no message holds can be left out too', () => {
  const missing = contextVariable('authorizer.x').orOmit();

  expect(attributes({ missing, stage: contextVariable('stage').orOmit() })).toEqual({ stage: { S: 'prod' } });
  expect(attributes({ id: 'x', missing })).toEqual({ id: { S: 'x' } });
});

test('headers are an attribute as a string only', () => {
  expect(attributes({ headers: requestHeaders().asString().orOmit() })).toEqual({ headers: { S: '{}' } });
  expect(() => attributes({ headers: requestHeaders() })).toThrow(/^a JSON object cannot be part of a string/);
});

test.each([
  ['of the message', requestBody('$.b')],
  ['of a map with an attribute that can be left out', { b: contextVariable('stage').orOmit() }],
])('fails for a default %s', (_, fallback) => {
  expect(() => attributes({ a: requestBody('$.a').orElse(fallback) })).toThrow(
    new Error(
      'value cannot be written to a mapping template at "attribute.a", got "orElse with a value of the message"; ' +
        'pass data to orElse [mapping-template-invalid]',
    ),
  );
});
