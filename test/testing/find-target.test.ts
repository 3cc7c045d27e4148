import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from '../../lib';
import { findTarget } from '../../lib/testing/find-target';
import { loneTemplate } from '../../lib/testing/find-template';

const stack = new Stack(new App(), 'Chat');
for (const name of ['One', 'Two']) {
  const api = new WebSocketApi(stack, name, { apiName: `${name}-api` });
  api.addRoute('ping', { integration: WebSocketMockIntegration.noOp('Ping') });
  api.addRoute(`only${name}`, { integration: WebSocketMockIntegration.noOp('Only') });
  for (const stageName of name === 'One' ? ['dev', 'prod'] : ['live']) {
    new WebSocketStage(stack, `${name}-${stageName}`, { webSocketApi: api, stageName });
  }
}
const template = Template.fromStack(stack).toJSON();
const found = loneTemplate(template);
const logicalId = stack.getLogicalId(stack.node.findChild('Two').node.defaultChild as never);

test.each([logicalId, 'Two-api'])('finds a route in the API %s', (api) => {
  expect(findTarget(found, 'ping', { api })).toMatchObject({
    route: { routeKey: 'ping' },
    api: { logicalId },
    stage: { name: 'live' },
  });
});

test('needs no API for a route that only one has, and no stage when there is one', () => {
  expect(findTarget(found, 'onlyTwo', {})).toMatchObject({ api: { logicalId }, stage: { name: 'live' } });
});

test('takes region, account and partition from the values', () => {
  const values = { 'AWS::Region': 'eu-west-1', 'AWS::Partition': 'aws-cn' };

  expect(findTarget(loneTemplate(template, values), 'onlyTwo', {})).toMatchObject({
    region: 'eu-west-1',
    partition: 'aws-cn',
  });
});

test.each([
  ['a route that does not exist', 'nothing', {}, /"nothing"/],
  ['a route in several APIs', 'ping', {}, /several APIs/],
  ['an API that does not exist', 'ping', { api: 'Three' }, /"Three"/],
  ['one of several stages', 'onlyOne', {}, /several stages: "dev", "prod"/],
  ['a stage that does not exist', 'onlyOne', { stage: 'test' }, /no stage "test"/],
] as const)('fails for %s', (_, routeKey, search, message) => {
  expect(() => findTarget(found, routeKey, search)).toThrow(message);
});

test('fails for a template without a WebSocket API', () => {
  expect(() => findTarget(loneTemplate({ Resources: {} }), 'ping', {})).toThrow(/no WebSocket API/);
});
