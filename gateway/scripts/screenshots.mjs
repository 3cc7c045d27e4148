// Takes the pictures of the inspector page for the documentation: node gateway/scripts/screenshots.mjs
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import chromium from './chromium.cjs';

const { CHROMIUM, startBrowser } = chromium;
const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const images = join(dirname(folder), 'docs/images');
const workspace = mkdtempSync(join(tmpdir(), 'cdk-websocket-gateway-screenshots-'));
if (CHROMIUM === undefined) {
  throw new Error('Chromium is missing; run scripts/install-chromium.sh');
}

const rooms = createServer((request, response) => {
  const name = new URL(request.url, 'http://localhost').searchParams.get('name');
  response.end(JSON.stringify({ name, members: ['Ada', 'Grace'] }));
});
await new Promise((resolve) => rooms.listen(0, '127.0.0.1', resolve));
const assembly = writeAssembly(`http://127.0.0.1:${rooms.address().port}`);
const gateway = spawn(process.execPath, [join(folder, 'build/cdk-websocket-gateway.js'), assembly, '--json'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const lines = createInterface({ input: gateway.stdout });
const ready = JSON.parse(await new Promise((resolve) => lines.once('line', resolve)));
lines.on('line', () => {});
const context = await startBrowser();
const page = await context.newPage();
await page.goto(`${ready.control.url}#token=${ready.control.token}`);
await page.locator('.link.live').waitFor();
const socket = new WebSocket(ready.apis[0].url);
await new Promise((resolve) => socket.once('open', resolve));
for (const message of [
  { action: 'ping' },
  { action: 'room', name: 'kitchen' },
  { action: 'sendMessage', text: 'hello', rooms: ['kitchen'] },
  { action: 'room', name: 'hall' },
  { action: 'sendMessage', text: 'anybody here?', rooms: [] },
  { action: 'ping' },
]) {
  socket.send(JSON.stringify(message));
  await new Promise((resolve) => socket.once('message', resolve));
}

mkdirSync(images, { recursive: true });
await page.locator('.row', { hasText: 'anybody' }).click();
await page.locator('.detail .numbered').scrollIntoViewIfNeeded();
await page.locator('.detail .step.fault').evaluate((step) => step.scrollIntoView({ block: 'end' }));
for (const colorScheme of ['light', 'dark']) {
  await page.emulateMedia({ colorScheme });
  await page.screenshot({ path: join(images, `gateway-inspector-${colorScheme}.png`) });
}
await page.keyboard.press('Escape');
await page.emulateMedia({ colorScheme: 'light' });
await page.locator('.row', { hasText: '"hall"' }).click();
await page.click('text=Resend');
await page.locator('.frame.received').waitFor();
await page.screenshot({ path: join(images, 'gateway-console.png') });
await page.setViewportSize({ width: 320, height: 640 });
await page.emulateMedia({ colorScheme: 'dark' });
await page.screenshot({ path: join(workspace, 'narrow.png') });

await context.close();
gateway.stdin.end();
rooms.close();
rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });

/** A chat whose sendMessage expects at least one room. */
function writeAssembly(rooms) {
  const ApiId = { Ref: 'Api' };
  const resource = (kind, properties, path) => ({
    Type: `AWS::ApiGatewayV2::${kind}`,
    Properties: properties,
    ...(path && { Metadata: { 'aws:cdk:path': path } }),
  });
  const resources = {
    Api: resource('Api', {
      Name: 'chat',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.action',
    }),
    Stage: resource('Stage', { ApiId, StageName: 'prod' }),
  };
  const TemplateSelectionExpression = '\\$default';
  const route = (routeKey, integration, reply) => {
    const path = `Chat/Api/${routeKey}-Route`;
    const IntegrationId = { Ref: `${routeKey}Integration` };
    const Target = { 'Fn::Join': ['', ['integrations/', IntegrationId]] };
    resources[routeKey] = resource('Route', { ApiId, RouteKey: routeKey, Target }, path);
    resources[`${routeKey}Integration`] = resource('Integration', { ApiId, ...integration }, `${path}/Integration`);
    const RouteId = { Ref: routeKey };
    resources[`${routeKey}Reply`] = resource('RouteResponse', { ApiId, RouteId, RouteResponseKey: '$default' });
    if (reply) {
      resources[`${routeKey}Response`] = resource(
        'IntegrationResponse',
        {
          ApiId,
          IntegrationId,
          IntegrationResponseKey: '$default',
          TemplateSelectionExpression,
          ResponseTemplates: { $default: reply },
        },
        `${path}/Response`,
      );
    }
  };
  route(
    'ping',
    { IntegrationType: 'MOCK', TemplateSelectionExpression, RequestTemplates: { $default: '{"statusCode": 200}' } },
    '{"pong": "$context.connectionId"}',
  );
  route('room', {
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'GET',
    IntegrationUri: `${rooms}/rooms`,
    RequestParameters: { 'integration.request.querystring.name': 'route.request.body.name' },
  });
  route(
    'sendMessage',
    {
      IntegrationType: 'HTTP',
      IntegrationMethod: 'POST',
      IntegrationUri: `${rooms}/messages`,
      TemplateSelectionExpression,
      RequestTemplates: {
        $default:
          '{\n  "text": $input.json(\'$.text\'),\n  "room": "$util.escapeJavaScript($input.path(\'$.rooms\').get(0))",\n  "from": "$context.connectionId"\n}',
      },
    },
    '{"delivered": true}',
  );
  const directory = join(workspace, 'cdk.out');
  mkdirSync(directory);
  writeFileSync(join(directory, 'Chat.template.json'), JSON.stringify({ Resources: resources }));
  const chat = {
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/unknown-region',
    properties: { templateFile: 'Chat.template.json' },
  };
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts: { Chat: chat } }));
  return directory;
}
