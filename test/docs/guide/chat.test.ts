import { App } from 'aws-cdk-lib';
import { RouteTester } from 'cdk-websocket-integrations/testing';
import { ChatStack } from './chat-stack';

const stack = new ChatStack(new App(), 'Chat');
const message = { body: '{"action":"sendMessage","text":"it\'s"}' };

test('a message reaches the backend', () => {
  const request = RouteTester.fromStack(stack, 'sendMessage').renderRequest(message);

  expect(request.method).toBe('POST');
  expect(request.uri).toBe('https://rooms.example.com/messages');
  expect(request.bodyAsJson()).toEqual({ text: "it's" });
});

test('nobody waits for a reply', () => {
  const reply = RouteTester.fromStack(stack, 'sendMessage').renderReply({ statusCode: 200, message });

  expect(reply.sent).toBe(false);
});

test('a ping is answered', () => {
  const reply = RouteTester.fromStack(stack, 'ping').renderReply();

  expect(reply.bodyAsJson()).toEqual({ pong: true });
});
