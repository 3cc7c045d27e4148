// Times how much longer a process takes to load our module than to load what it builds on. Prints milliseconds.
require('aws-cdk-lib');
const upstream = require('aws-cdk-lib/aws-apigatewayv2');
if (process.argv[2] === 'used') {
  // What every app with a WebSocket API has loaded anyway.
  void upstream.WebSocketApi;
  void upstream.WebSocketIntegration;
}
const started = process.hrtime.bigint();
require('cdk-websocket-integrations');
console.log(Number(process.hrtime.bigint() - started) / 1e6);
