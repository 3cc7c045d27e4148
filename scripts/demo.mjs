// Synthesizes docs/examples/chat as a user would, from the packed module in an empty folder. Prints its routes, and sends a
// message to each.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { installPacked, root } from './packed-workspace.mjs';

const example = join(root, 'docs/examples/chat');
const assembly = join(example, 'cdk.out');

console.log('installing the packed library and aws-cdk-lib in an empty folder');
// The versions that the tests use. The example itself accepts every supported version.
const { dependencies } = JSON.parse(readFileSync(join(root, 'test/newest/package.json'), 'utf8'));
const tested = ['aws-cdk-lib', 'constructs'].map((name) => `${name}@${dependencies[name]}`);
const app = installPacked('docs/examples/chat', 'demo', tested);
console.log('synthesizing the app');
rmSync(assembly, { recursive: true, force: true });
// Does what the CDK CLI does with the command of cdk.json. The CLI itself would have to match the version of aws-cdk-lib.
const command = JSON.parse(readFileSync(join(example, 'cdk.json'), 'utf8')).app.split(' ');
execFileSync(command[0], command.slice(1), {
  cwd: app,
  stdio: 'inherit',
  env: { ...process.env, CDK_OUTDIR: assembly },
});

const template = join(assembly, 'Chat.template.json');
const { Resources } = JSON.parse(readFileSync(template, 'utf8'));
const ofType = (type) => Object.entries(Resources).filter(([, resource]) => resource.Type === type);
const replies = new Set(ofType('AWS::ApiGatewayV2::RouteResponse').map(([, { Properties }]) => Properties.RouteId.Ref));
const rows = ofType('AWS::ApiGatewayV2::Route').map(([id, { Properties }]) => {
  const integrationId = text(Properties.Target).replace('integrations/', '').replace(/[{}]/g, '');
  const integration = Resources[integrationId].Properties;
  return [
    Properties.RouteKey,
    integration.IntegrationType,
    text(integration.IntegrationUri) || 'none (mock)',
    replies.has(id) ? 'two-way' : 'one-way',
    integrationId,
  ];
});

print([['route', 'integration', 'backend', 'direction', 'logical id'], ...rows.sort()]);
console.log(`\ntemplate: ${relative(process.cwd(), template)}`);

console.log('\none message for each route, processed as on API Gateway');
const { RouteTester } = createRequire(join(app, 'package.json'))('cdk-websocket-integrations/testing');
const lambdaAnswers = { statusCode: 200 };
for (const [routeKey, message, answer] of [
  ['$connect', { headers: { Origin: 'https://chat.example.com' } }, lambdaAnswers],
  ['sendMessage', { body: '{"action":"sendMessage","text":"it\'s 5 & 6"}' }, { statusCode: 200 }],
  ['$default', { body: '{"action":"whatever"}' }, {}],
  ['$disconnect', {}, lambdaAnswers],
]) {
  const route = RouteTester.fromAssembly(assembly, 'Chat', routeKey);
  const request = route.renderRequest(message);
  const reply = route.renderReply({ ...answer, message });
  console.log(`\n${routeKey}`);
  console.log(`  client   ${message.body ?? `${routeKey.slice(1)}s`}`);
  console.log(`  request  ${request.method ? `${request.method} ${request.uri}` : 'none (mock)'}`);
  console.log(`           ${shortened(request.body)}`);
  console.log(
    `  reply    ${reply.sent ? reply.body : reply.statusCode ? `handshake status ${reply.statusCode}` : 'none'}`,
  );
}

/** A body on one line. */
function shortened(body) {
  return body.length > 160 ? `${body.slice(0, 157)}...` : body;
}

/** A value of a template as a person would write it, references in braces. */
function text(value) {
  if (typeof value === 'string') {
    return value;
  }
  const [[intrinsic, argument]] = Object.entries(value);
  if (intrinsic === 'Fn::Join') {
    return argument[1].map(text).join(argument[0]);
  }
  return `{${[argument].flat().join('.')}}`;
}

function print(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  console.log();
  for (const row of table) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  }
}
