import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { RouteTester } from '../../../lib/testing';
import { http, routeOf } from '../../testing/route';
import { ChatStack } from './chat-stack';

const guide = readFileSync(join(__dirname, '../../../docs/guides/testing.md'), 'utf8');
const [explanation, failure] = [...guide.matchAll(/^```text\n(.*?)^```$/gms)].map(([, text]) =>
  (text as string).trimEnd(),
);

test('the guide shows an explanation as it is', () => {
  const route = RouteTester.fromStack(new ChatStack(new App(), 'Chat'), 'sendMessage');

  expect(route.renderRequest({ body: '{"action":"sendMessage","text":"it\'s"}' }).explain()).toBe(explanation);
});

test('the guide shows an error as it is thrown', () => {
  const integration = http('{\n  "text": #if($input.path(\'$.text\')"yes"#end\n}');
  const run = () => routeOf({ integration }).renderRequest();

  expect(run).toThrow(
    (failure as string).replace('Chat/Api/sendMessage-Route/SendMessage/Resource', 'Stack/Integration'),
  );
});
