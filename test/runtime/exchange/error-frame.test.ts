import { errorFrame, GatewayError } from '../../../lib/runtime/exchange/error-frame';

test('a frame has the message and the ids, spaced as AWS writes them', () => {
  expect(errorFrame('Forbidden', 'abc=', 'req=')).toBe(
    '{"message": "Forbidden", "connectionId":"abc=", "requestId":"req="}',
  );
});

test('an id cannot break out of the frame', () => {
  expect(JSON.parse(errorFrame('Internal server error', 'a"b', 'c\\')).connectionId).toBe('a"b');
});

test('an error has the reason, and what the client is told', () => {
  const error = new GatewayError('the template fails', 'Internal server error', { handshakeStatus: 502 });

  expect(error).toMatchObject({
    message: 'the template fails',
    frameMessage: 'Internal server error',
    parts: { handshakeStatus: 502 },
  });
});
