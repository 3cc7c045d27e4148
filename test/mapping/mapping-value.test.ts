import { Token } from 'aws-cdk-lib';
import { WebSocketMappingValue } from '../../lib';

const { requestBody, format } = WebSocketMappingValue;

test.each([
  ['{}-{}', [requestBody('$.a')], 'pattern has 2 of {}, not 1,'],
  ['room', [requestBody('$.a')], 'pattern has 0 of {}, not 1,'],
])('fails for the pattern %j with another number of values', (pattern, values, problem) => {
  expect(() => format(pattern, ...values)).toThrow(
    new Error(
      `${problem} at "WebSocketMappingValue.format", got ${JSON.stringify(pattern)}; ` +
        'pass one value for each {} [mapping-value-invalid]',
    ),
  );
});

test('the string for a value is a token, so that nobody reads it', () => {
  expect(Token.isUnresolved(`${requestBody('$.room')}`)).toBe(true);
  expect(Token.isUnresolved(requestBody('$.room').toJSON())).toBe(true);
});

test('a value of another copy of the package is recognized', () => {
  jest.isolateModules(() => {
    const copy: typeof import('../../lib') = jest.requireActual('../../lib');

    expect(copy.WebSocketMappingValue).not.toBe(WebSocketMappingValue);
    expect(WebSocketMappingValue._isMappingValue(copy.WebSocketMappingValue.literal('x'))).toBe(true);
  });
  expect(WebSocketMappingValue._isMappingValue({})).toBe(false);
});

const { literal, base64, epochSeconds, contextVariable, stageVariable, requestHeader } = WebSocketMappingValue;

test.each<[string, string, () => unknown]>([
  ['value is not a string', 'literal', () => literal(undefined as never)],
  ['pattern is not a string', 'format', () => format(5 as never)],
  ['path is not a string', 'requestBody', () => requestBody(null as never)],
  ['name is not a string', 'contextVariable', () => contextVariable(undefined as never)],
  ['name is not a string', 'stageVariable', () => stageVariable(['x'] as never)],
  ['name is not a string', 'requestHeader', () => requestHeader({} as never)],
  ['later is not a Duration', 'epochSeconds', () => epochSeconds(5 as never)],
  ['later is not a Duration', 'epochSeconds', () => epochSeconds(null as never)],
  ['values[0] is not a mapping value', 'format', () => format('users/{}', undefined as never)],
  ['value is not a mapping value', 'base64', () => base64(undefined as never)],
])('fails: %s at %s', (problem, factory, create) => {
  expect(create).toThrow(`${problem} at "WebSocketMappingValue.${factory}", got `);
  expect(create).toThrow(/\[mapping-value-invalid\]$/);
});

test('fails for a string where a mapping value is due, with the value to pass', () => {
  expect(() => base64('a "b"' as never)).toThrow(
    new Error(
      'value is not a mapping value at "WebSocketMappingValue.base64", got "a \\"b\\""; ' +
        'pass WebSocketMappingValue.literal("a \\"b\\"") for a fixed string [mapping-value-invalid]',
    ),
  );
});
