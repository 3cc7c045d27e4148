import { givenMessage, givenOptions, givenResponse, requireTemplate, requireText } from '../../lib/testing/given-types';

function messageOf(run: () => unknown): string {
  try {
    run();
    return 'no error';
  } catch (error) {
    return (error as Error).message;
  }
}

function cyclic(): object {
  const value: { [name: string]: unknown } = {};
  value.self = value;
  return value;
}

class Room {
  public readonly name = 'a';
}

test('what a test leaves out or sets to null is left out', () => {
  expect([givenMessage(undefined), givenMessage(null), givenOptions(null)]).toEqual([{}, {}, {}]);
  expect(givenMessage({ body: null, connectionId: undefined, sourceIp: '203.0.113.7' })).toEqual({
    sourceIp: '203.0.113.7',
  });
  expect(givenResponse(undefined)).toEqual({ message: {} });
  expect(givenResponse({ statusCode: 404, message: { body: null } as object })).toEqual({
    statusCode: 404,
    message: {},
  });
  expect(givenOptions({ stage: null, api: 'Api' })).toEqual({ api: 'Api' });
});

test('every prop of a right type is given on', () => {
  const message = {
    authorizer: { principalId: 'p' },
    body: '{}',
    connectedAt: new Date(0),
    multiValueHeaders: { Cookie: ['a', 'b'] },
    requestTime: new Date(1),
    stageVariables: {},
  };
  const response = {
    body: '',
    failed: false,
    functionResult: { statusCode: 200, headers: null, list: [1, true, undefined, 'x'] },
    headers: { A: 'b' },
    message,
    statusCode: 200,
    timedOut: true,
  };

  expect(givenResponse(response)).toEqual(response);
  expect(givenResponse({ functionResult: null } as object)).toEqual({ functionResult: null, message: {} });
  expect(givenOptions({ api: 'Api', stage: 'prod', values: { 'AWS::Region': 'eu-west-1' } })).toMatchObject({
    values: { 'AWS::Region': 'eu-west-1' },
  });
});

test.each<[unknown, string]>([
  ['x', 'message is not a struct, got "x"; pass a struct [prop-type-invalid]'],
  [[], 'message is not a struct, got "an array"; pass a struct [prop-type-invalid]'],
  [
    { body: {} },
    'message.body is not a string, got "a map"; pass the text of the frame, such as its JSON [prop-type-invalid]',
  ],
  [
    { headers: 'a: b' },
    'message.headers is not a map of strings, got "a: b"; pass a map of strings [prop-type-invalid]',
  ],
  [
    { headers: new Room() },
    'message.headers is not a map of strings, got "an object of Room"; pass a map of strings [prop-type-invalid]',
  ],
  [{ headers: { A: 1 } }, 'message.headers["A"] is not a string, got 1; pass a string [prop-type-invalid]'],
  [
    { multiValueHeaders: { A: 'b' } },
    'message.multiValueHeaders["A"] is not a list of strings, got "b"; pass a list of strings [prop-type-invalid]',
  ],
  [
    { multiValueHeaders: { A: ['b', null] } },
    'message.multiValueHeaders["A"][1] is not a string, got "null"; pass a string [prop-type-invalid]',
  ],
  [
    { requestTime: '2026' },
    'message.requestTime is not a valid date, got "2026"; pass a valid date [prop-type-invalid]',
  ],
  [
    { connectedAt: new Date('x') },
    'message.connectedAt is not a valid date, got "an object of Date"; pass a valid date [prop-type-invalid]',
  ],
])('fails for the message %j and names the prop', (message, expected) => {
  expect(messageOf(() => givenMessage(message as object))).toBe(expected);
  expect(messageOf(() => givenResponse({ message: message as object }))).toBe(`response.${expected}`);
});

test.each<[unknown, string]>([
  [404, 'response is not a struct, got 404; pass a struct [prop-type-invalid]'],
  [
    { statusCode: '404' },
    'response.statusCode is not a finite number, got "404"; pass a finite number [prop-type-invalid]',
  ],
  [{ timedOut: 'no' }, 'response.timedOut is not true or false, got "no"; pass true or false [prop-type-invalid]'],
  [
    { functionResult: Promise.resolve({}) },
    'response.functionResult is not data, got "an object of Promise"; await it [prop-type-invalid]',
  ],
  [
    { functionResult: () => 1 },
    'response.functionResult is not data, got "a function"; pass what JSON can express [prop-type-invalid]',
  ],
  [
    { functionResult: { a: [Number.NaN] } },
    'response.functionResult["a"][0] is not data, got "NaN"; pass what JSON can express [prop-type-invalid]',
  ],
  [
    { functionResult: [new Room()] },
    'response.functionResult[0] is not data, got "an object of Room"; pass what JSON can express [prop-type-invalid]',
  ],
  [
    { functionResult: cyclic() },
    'response.functionResult["self"] is not data, got "an object that contains itself"; pass what JSON can express [prop-type-invalid]',
  ],
])('fails for the response %p and names the prop', (response, expected) => {
  expect(messageOf(() => givenResponse(response as object))).toBe(expected);
});

test('fails for options, a template and strings of another type', () => {
  expect(messageOf(() => givenOptions({ values: { Queue: 1 } }))).toMatch(
    /^options\.values\["Queue"\] is not a string/,
  );
  expect(messageOf(() => requireText('routeKey', undefined))).toMatch(/^routeKey is not a string, got "undefined"/);
  expect(messageOf(() => requireTemplate('{}'))).toBe(
    'template is not an object, got "{}"; parse the text of the template as JSON [prop-type-invalid]',
  );
  expect(messageOf(() => requireTemplate([]))).toMatch(/^template is not an object, got "an array"; pass an object/);
  expect(messageOf(() => requireTemplate({ Resources: { Api: 1n } }))).toMatch(
    /^template\["Resources"\]\["Api"\] is not data, got "1"/,
  );
  expect(messageOf(() => requireTemplate({ Resources: {} }))).toBe('no error');
});
