import { Lazy, Stack, Token } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { WebSocketIntegrationResponseKey } from '../../lib';

describe('a response key', () => {
  test.each([
    [WebSocketIntegrationResponseKey.DEFAULT, '$default'],
    [WebSocketIntegrationResponseKey.SUCCESS, '/2\\d{2}/'],
    [WebSocketIntegrationResponseKey.CLIENT_ERROR, '/4\\d{2}/'],
    [WebSocketIntegrationResponseKey.SERVER_ERROR, '/5\\d{2}/'],
    [WebSocketIntegrationResponseKey.fromStatusCode(404), '/404/'],
    [WebSocketIntegrationResponseKey.fromPattern('4\\d{2}'), '/4\\d{2}/'],
  ])('%#', ({ key }, expected) => {
    expect(key).toBe(expected);
  });

  test('any status code from 100 to 599 is a key, and fails for any other number', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 0, max: 700 }), fc.double()), (statusCode) => {
        const make = () => WebSocketIntegrationResponseKey.fromStatusCode(statusCode).key;
        if (Number.isInteger(statusCode) && statusCode >= 100 && statusCode <= 599) {
          expect(make()).toBe(`/${statusCode}/`);
        } else {
          expect(make).toThrow(/status code cannot be a response key, got .*; pass a whole number/);
        }
      }),
    );
  });

  test.each(['', '/404/', '4(', '[4', '*'])('fails for the pattern %j', (pattern) => {
    expect(() => WebSocketIntegrationResponseKey.fromPattern(pattern)).toThrow(
      /pattern cannot be a response key, got ".*"; pass a regular expression.*\[response-key-invalid\]/,
    );
  });

  test.each([
    '4\\d{2}',
    '(?i)timeout',
    'a++b',
    '(?>x)y',
    '\\Q*[\\E',
    '.*not found.*',
    '4{2}{3}',
    '^*x',
    '\\b+',
    '(?<=a)*',
  ])('takes the pattern %j', (pattern) => {
    expect(WebSocketIntegrationResponseKey.fromPattern(pattern).key).toBe(`/${pattern}/`);
  });

  test('tokens pass unjudged', () => {
    const keys = [
      WebSocketIntegrationResponseKey.fromPattern(Lazy.string({ produce: () => '(' })),
      WebSocketIntegrationResponseKey.fromStatusCode(Token.asNumber({ Ref: 'Status' })),
    ];

    expect(new Stack().resolve(keys.map(({ key }) => key))).toEqual([
      '/(/',
      { 'Fn::Join': ['', ['/', { Ref: 'Status' }, '/']] },
    ]);
  });
});
