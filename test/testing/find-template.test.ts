import { App, CfnOutput, CfnParameter, Fn, NestedStack, Stack, type StackProps, Token } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketRoute, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { WebSocketMockIntegration, WebSocketSqsIntegration } from '../../lib';
import { findTemplate } from '../../lib/testing/find-template';
import { RouteTester } from '../../lib/testing/route-tester';

const app = new App();
const stack = new Stack(app, 'Chat', { stackName: 'chat-prod' });
const nested = new NestedStack(stack, 'Nested', { parameters: { Room: 'lobby' } });
new CfnOutput(nested, 'Out', { value: new CfnParameter(nested, 'Room').valueAsString });
const { directory, stacks } = app.synth();

test.each(['Chat', 'chat-prod'])('finds the stack %s', (name) => {
  expect(findTemplate(directory, name)).toMatchObject({ template: { Resources: expect.anything() }, apis: [] });
});

test('a nested stack has the values of its parameters', () => {
  const room = (values = {}) => findTemplate(directory, nested.templateFile, values).resolver.text({ Ref: 'Room' });

  expect(room()).toBe('lobby');
  expect(room({ Room: 'kitchen' })).toBe('kitchen');
});

test('fails for a stack that does not exist, and names those that do', () => {
  expect(() => findTemplate(directory, 'Other')).toThrow(/"Other".*"Chat"/);
  expect(stacks).toHaveLength(1);
});

test('fails for a value of a name that no template has', () => {
  expect(() => findTemplate(directory, 'Chat', { Nothing: 'x' })).toThrow(/"Nothing"/);
});

/** A route whose backend gets a value of the template, in a string of JSON. */
function sendValue(scope: Stack, value: string): void {
  const template = `{"statusCode": 200, "value": "${value}", "id": "$context.connectionId"}`;
  new WebSocketApi(scope, 'Api').addRoute('send', {
    integration: new WebSocketMockIntegration('Send', { requestTemplates: { 'application/json': template } }),
  });
}

function valueSent(tester: RouteTester): string {
  return JSON.parse(tester.renderRequest({ connectionId: 'abc=' }).body ?? '').value;
}

const HERE = { account: '111111111111', region: 'us-east-1' };
const THERE = { account: '111111111111', region: 'eu-west-1' };

test.each<[string, StackProps, StackProps, string]>([
  ['of the same region', {}, {}, 'us-east-1:123456789012'],
  ['of the same known region', { env: THERE }, { env: THERE }, 'eu-west-1:111111111111'],
  [
    'of another region',
    { env: THERE, crossRegionReferences: true },
    { env: HERE, crossRegionReferences: true },
    'eu-west-1:111111111111',
  ],
])('a route reads a resource of a stack %s', (_, dataProps, chatProps, place) => {
  const twoStacks = new App();
  const queue = new Queue(new Stack(twoStacks, 'Data', dataProps), 'Queue');
  const chat = new Stack(twoStacks, 'Chat', chatProps);
  sendValue(chat, queue.queueArn);

  const arn = expect.stringMatching(`^arn:aws:sqs:${place}:Queue[0-9A-F]{8}$`);
  expect(valueSent(RouteTester.fromStack(chat, 'send'))).toEqual(arn);
  expect(valueSent(RouteTester.fromAssembly(twoStacks.synth().directory, 'Chat', 'send'))).toEqual(arn);

  // Alone, the template does not tell what the other stack makes.
  const template = twoStacks.synth().getStackByName('Chat').template;
  const alone = valueSent(RouteTester.fromTemplate(template, 'send'));
  expect(alone).toMatch(/^arn:aws:service:us-east-1:123456789012:Queue[0-9A-F]{8}Arn$/);
});

test('an integration of a service reads a queue of another stack', () => {
  const twoStacks = new App();
  const queue = new Queue(new Stack(twoStacks, 'Data'), 'Queue', { queueName: 'messages' });
  const chat = new Stack(twoStacks, 'Chat');
  new WebSocketApi(chat, 'Api').addRoute('send', { integration: WebSocketSqsIntegration.sendMessage('Send', queue) });

  const request = RouteTester.fromStack(chat, 'send').renderRequest({ body: '{"action":"send"}' });
  expect(request.uri).toMatch(/\/123456789012\/messages$/);
});

test.each<[string, (scope: Stack) => string, string, { [reference: string]: string }]>([
  ['a parameter without a default', (scope) => new CfnParameter(scope, 'Table').valueAsString, 'Table', { Table: 'x' }],
  [
    'a parameter with a default',
    (scope) => new CfnParameter(scope, 'Table', { default: 'rooms' }).valueAsString,
    'rooms',
    { Table: 'x' },
  ],
  [
    'a number',
    (scope) => Token.asString(new CfnParameter(scope, 'Limit', { type: 'Number', minValue: 3 }).valueAsNumber),
    '3',
    { Limit: 'x' },
  ],
  [
    'a parameter of Systems Manager',
    (scope) => StringParameter.valueForStringParameter(scope, '/chat/table'),
    'chat-table',
    { '/chat/table': 'x' },
  ],
  [
    'a version of a parameter of Systems Manager',
    (scope) => StringParameter.valueForStringParameter(scope, '/chat/table', 3),
    'chat-table',
    { '/chat/table': 'x' },
  ],
  ['an export by name', () => Fn.importValue('network-vpc'), 'network-vpc', { 'network-vpc': 'x' }],
  [
    'the output of a stack',
    () => Token.asString({ 'Fn::GetStackOutput': { StackName: 'Network', OutputName: 'Vpc' } }),
    'Vpc',
    { 'Network.Vpc': 'x' },
  ],
  [
    'an unknown attribute',
    (scope) => Fn.getAtt(scope.getLogicalId(new Queue(scope, 'Q').node.defaultChild as never), 'Color').toString(),
    'Q63C6E3AB.Color',
    { 'Q63C6E3AB.Color': 'x' },
  ],
])('%s has a readable value, and takes another', (_, value, expected, values) => {
  const chat = new Stack(new App(), 'Chat');
  sendValue(chat, value(chat));

  expect(valueSent(RouteTester.fromStack(chat, 'send'))).toBe(expected);
  expect(valueSent(RouteTester.fromStack(chat, 'send', { values }))).toBe('x');
});

test('what the app publishes by name has the value that it gives', () => {
  const twoStacks = new App();
  const data = new Stack(twoStacks, 'Data', { env: THERE });
  new StringParameter(data, 'Table', { parameterName: '/chat/table', stringValue: 'rooms' });
  new CfnOutput(data, 'Vpc', { exportName: 'network-vpc', value: 'vpc-1' });
  const elsewhere = new Stack(twoStacks, 'Elsewhere', { env: HERE });
  new StringParameter(elsewhere, 'Table', { parameterName: '/chat/table', stringValue: 'other' });
  const chat = new Stack(twoStacks, 'Chat', { env: THERE });
  const output = Token.asString({ 'Fn::GetStackOutput': { StackName: 'Data', OutputName: 'Vpc' } });
  const stored = StringParameter.valueForStringParameter(chat, '/chat/table');
  sendValue(chat, `${stored} ${Fn.importValue('network-vpc')} ${output}`);

  expect(valueSent(RouteTester.fromStack(chat, 'send'))).toBe('rooms vpc-1 vpc-1');
});

test('nested stacks read from each other and from the stack around them', () => {
  const chat = new Stack(new App(), 'Chat');
  const outer = new Queue(chat, 'Outer', { queueName: 'outer' });
  const sibling = new Queue(new NestedStack(chat, 'Data'), 'Inner', { queueName: 'inner' });
  const routes = new NestedStack(chat, 'Routes');
  sendValue(routes, `${outer.queueName} ${sibling.queueName}`);

  expect(valueSent(RouteTester.fromStack(routes, 'send'))).toBe('outer inner');
});

test('a route in another stack than its API is selected as the API says, in its stage', () => {
  const twoStacks = new App();
  const api = new WebSocketApi(new Stack(twoStacks, 'Api'), 'Api', {
    routeSelectionExpression: '$request.body.kind',
  });
  new WebSocketStage(api, 'Stage', { webSocketApi: api, stageName: 'live', stageVariables: { room: 'lobby' } });
  const routes = new Stack(twoStacks, 'Routes');
  const imported = WebSocketApi.fromWebSocketApiAttributes(routes, 'Imported', { webSocketId: api.apiId });
  const template = '{"statusCode": 200, "value": "$stageVariables.room"}';
  new WebSocketRoute(routes, 'Route', {
    webSocketApi: imported as WebSocketApi,
    routeKey: 'send',
    integration: new WebSocketMockIntegration('Send', { requestTemplates: { 'application/json': template } }),
  });
  const tester = RouteTester.fromStack(routes, 'send');

  expect(JSON.parse(tester.renderRequest({ body: '{"kind":"send"}' }).body ?? '').value).toBe('lobby');
  expect(() => tester.renderRequest({ body: '{"action":"send"}' })).toThrow(/route/);
});
