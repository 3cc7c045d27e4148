import { WebSocketMappingTemplate, WebSocketMappingValue } from '../../../lib';
import { renderOn } from '../occasion';

const { json, formUrlEncoded, text, _form } = WebSocketMappingTemplate;
const { requestBody, requestHeaders, stageVariable, contextVariable, literal, format, base64, jsonText, NULL } =
  WebSocketMappingValue;

const at = (name: string) => requestBody(`$.${name}`).orOmit();

function rendered(template: WebSocketMappingTemplate, message: unknown): string {
  return renderOn({ body: JSON.stringify(message) }, template);
}

const OBJECTS: [string, object][] = [
  ['before one that is always written', { a: at('a'), b: at('b'), z: 1 }],
  ['after one that is always written', { A: 1, a: at('a'), b: at('b') }],
  ['around one that is always written', { a: at('a'), aa: 1, b: at('b') }],
  ['without another', { a: at('a'), b: at('b') }],
];

describe.each(OBJECTS)('a member that can be left out, %s,', (_, data) => {
  test.each<[object, object]>([
    [{}, {}],
    [{ a: 'x' }, { a: 'x' }],
    [{ b: [1, { c: '"' }] }, { b: [1, { c: '"' }] }],
    [
      { a: false, b: 0 },
      { a: false, b: 0 },
    ],
    [{ a: null, b: '' }, {}],
    [
      { a: {}, b: [] },
      { a: {}, b: [] },
    ],
  ])('is there when its value is: %j', (message, expected) => {
    const fixed = Object.fromEntries(Object.entries(data).filter(([, value]) => value === 1));

    expect(JSON.parse(rendered(json(data), message))).toEqual({ ...expected, ...fixed });
    expect(JSON.parse(JSON.parse(rendered(json({ text: jsonText(data) }), message)).text)).toEqual({
      ...expected,
      ...fixed,
    });
  });
});

test('a field of a form is left out with its separator', () => {
  const template = formUrlEncoded({ Action: literal('Publish'), Subject: at('subject'), Tag: at('tag') });

  expect(rendered(template, {})).toBe('Action=Publish');
  expect(rendered(template, { subject: 'a&b' })).toBe('Action=Publish&Subject=a%26b');
  expect(rendered(template, { tag: 0 })).toBe('Action=Publish&Tag=0');
  expect(rendered(formUrlEncoded({ Subject: at('subject'), Tag: at('tag') }), { tag: 'x' })).toBe('Tag=x');
});

test('the numbers of entries stay consecutive when one is left out', () => {
  const entry = (name: string, value: WebSocketMappingValue) => ({ Name: literal(name), Value: value });
  const template = _form({ Action: literal('Send') }, [
    { prefix: 'Entry.', entries: [entry('a', at('a')), entry('fixed', literal('x')), entry('b', at('b'))] },
    { prefix: 'Other.', entries: [entry('c', at('c'))] },
  ]);
  const fixed = 'Action=Send&Entry.1.Name=fixed&Entry.1.Value=x';

  expect(rendered(template, {})).toBe(fixed);
  expect(rendered(template, { a: 1, b: 2, c: 3 })).toBe(
    `${fixed}&Entry.2.Name=a&Entry.2.Value=1&Entry.3.Name=b&Entry.3.Value=2&Other.1.Name=c&Other.1.Value=3`,
  );
  expect(rendered(template, { b: 2 })).toBe(`${fixed}&Entry.2.Name=b&Entry.2.Value=2`);
});

test('a value of any source can be left out', () => {
  const template = json({
    context: contextVariable('messageId').orOmit(),
    stage: stageVariable('x').orOmit(),
    text: format('{}', requestBody('$.a')).orOmit(),
    data: base64(requestBody('$.a')).orOmit(),
    nothing: NULL.orOmit(),
    fallback: requestBody('$.a').orElse(requestBody('$.b')).orOmit(),
    headers: requestHeaders().orOmit(),
  });

  expect(JSON.parse(rendered(template, {}))).toEqual({ headers: {} });
  expect(JSON.parse(rendered(template, { b: 1 }))).toEqual({ fallback: 1, headers: {} });
});

test.each<[string, string, () => unknown]>([
  ['an item of an array', '$.a[0]', () => json({ a: [at('x')] })],
  ['a whole template', '$', () => json(at('x'))],
  ['a text', '$', () => text(at('x'))],
  ['a part of a string', '$.a', () => json({ a: format('{}', at('x')) })],
  ['a part of a string by its token', '$.a', () => json({ a: `${at('x')}` })],
  ['the input of base64', 'A', () => formUrlEncoded({ A: base64(at('x')) })],
  ['a default', '$.a', () => json({ a: requestBody('$.y').orElse(at('x')) })],
])('fails for %s that is to be left out', (_, place, create) => {
  expect(create).toThrow(
    new Error(
      'a value can be left out only as a member of an object, a field of a form or an attribute, ' +
        `at ${JSON.stringify(place)}, got "requestBody(\\"$.x\\").orOmit()"; ` +
        'call orElse with a default instead, or call orOmit last [mapping-value-out-of-place]',
    ),
  );
});
