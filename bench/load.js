// Times how much longer a process takes to load our module than to load what it builds on. Prints milliseconds.
require('aws-cdk-lib');
const upstream = require('aws-cdk-lib/aws-apigatewayv2');
const used = process.argv[2] === 'used';
if (used) {
  // What every app with a WebSocket API has loaded anyway.
  void upstream.WebSocketApi;
  void upstream.WebSocketIntegration;
}
const started = process.hrtime.bigint();
const ours = require('cdk-websocket-integrations');
if (used) {
  void ours.WebSocketIntegration;
}
console.log(Number(process.hrtime.bigint() - started) / 1e6);
