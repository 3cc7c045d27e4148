// Times integrations with their routes, made in three ways, in one process. Prints JSON.
const { App, Duration, Stack } = require('aws-cdk-lib');
const upstream = require('aws-cdk-lib/aws-apigatewayv2');
const { Role } = require('aws-cdk-lib/aws-iam');
const ours = require('cdk-websocket-integrations');

// A short run is a noisy one, and cheap to repeat.
const RUNS = { 1: 151, 10: 75, 100: 31, 300: 15 };

const uri = 'arn:aws:apigateway:eu-west-1:sns:action/Publish';
const requestParameters = { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" };
const requestTemplates = { $default: "Action=Publish&Message=$util.urlEncode($input.json('$'))" };

const l2Props = (webSocketApi, credentialsRole) => ({
  webSocketApi,
  credentialsRole,
  integrationType: 'AWS',
  integrationUri: uri,
  integrationMethod: 'POST',
  requestParameters,
  requestTemplates,
  templateSelectionExpression: '\\$default',
  timeout: Duration.seconds(5),
});

const variants = {
  l1: (stack, id, api, role) =>
    new upstream.CfnIntegration(stack, id, {
      apiId: api.apiId,
      integrationType: 'AWS',
      integrationUri: uri,
      integrationMethod: 'POST',
      credentialsArn: role.roleArn,
      requestParameters,
      requestTemplates,
      templateSelectionExpression: '\\$default',
      timeoutInMillis: 5000,
    }).ref,
  upstream: (stack, id, api, role) => new upstream.WebSocketIntegration(stack, id, l2Props(api, role)).integrationId,
  ours: (stack, id, api, role) => new ours.WebSocketIntegration(stack, id, l2Props(api, role)).integrationId,
};

function measure(addIntegration, size) {
  // A template of 300 integrations with their routes is above the limit of resources that a synth checks.
  const app = new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 } });
  const stack = new Stack(app, 'Stack');
  const api = new upstream.WebSocketApi(stack, 'Api');
  // Without a role ours warns, which takes longer than all the rest.
  const role = Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/gateway');
  const started = process.hrtime.bigint();
  for (let index = 0; index < size; index += 1) {
    const integrationId = addIntegration(stack, `Integration${index}`, api, role);
    new upstream.CfnRoute(stack, `Route${index}`, {
      apiId: api.apiId,
      routeKey: `route${index}`,
      target: `integrations/${integrationId}`,
    });
  }
  const constructed = process.hrtime.bigint();
  app.synth();
  const synthesized = process.hrtime.bigint();
  return { construct: Number(constructed - started) / 1e6, synth: Number(synthesized - constructed) / 1e6 };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

for (const addIntegration of Object.values(variants)) {
  for (let round = 0; round < 5; round += 1) {
    measure(addIntegration, 100);
  }
}

const rows = [];
for (const size of Object.keys(RUNS).map(Number)) {
  const samples = Object.fromEntries(Object.keys(variants).map((name) => [name, []]));
  for (let run = 0; run < RUNS[size]; run += 1) {
    // Alternating the order keeps the garbage of one variant from always being collected on another's time.
    const order = run % 2 === 0 ? Object.keys(variants) : Object.keys(variants).reverse();
    for (const name of order) {
      global.gc?.();
      samples[name].push(measure(variants[name], size));
    }
  }
  for (const phase of ['construct', 'synth']) {
    const perIntegration = Object.fromEntries(
      Object.keys(variants).map((name) => [name, median(samples[name].map((sample) => sample[phase])) / size]),
    );
    rows.push({ size, phase, ...perIntegration });
  }
}
console.log(JSON.stringify(rows));
