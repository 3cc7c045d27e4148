import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { WebSocketMappingValue } from '../../lib';

const { requestBody } = WebSocketMappingValue;

test.each([
  ['in a string', (value: WebSocketMappingValue) => `room-${value}`],
  ['in JSON', (value: WebSocketMappingValue) => JSON.stringify({ room: value })],
])('fails at synthesis for a value %s that is not a mapping template', (_, write) => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  new CfnOutput(stack, 'Room', { value: write(requestBody('$.room')) });

  expect(() => app.synth()).toThrow(
    'Outputs.Value cannot contain a mapping value at "Stack/Room", got "requestBody(\\"$.room\\")"; ' +
      'use it in WebSocketMappingTemplate.json, text or formUrlEncoded, in a header or in a query string ' +
      '[mapping-value-out-of-place]',
  );
});
