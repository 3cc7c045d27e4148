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
