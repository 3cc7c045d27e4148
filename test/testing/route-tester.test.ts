import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnIntegration, CfnRoute, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { WebSocketAwsIntegration, WebSocketHttpProxyIntegration, WebSocketMockIntegration } from '../../lib';
import { RouteTester } from '../../lib/testing';
import { http, routeOf, templateOf } from './route';

function apiWithPing(scope: Construct, id = 'Api'): WebSocketApi {
  const api = new WebSocketApi(scope, id);
  api.addRoute('ping', {
    integration: new WebSocketMockIntegration('Ping', { requestTemplates: { 'application/json': `{"id": "${id}"}` } }),
  });
  return api;
}

describe('from a stack', () => {
  test('messages name the construct, though no one asked for paths in the template', () => {
    const stack = new Stack(new App(), 'Chat');
    apiWithPing(stack);

    const explanation = RouteTester.fromStack(stack, 'ping').renderRequest().explain();

    expect(explanation).toContain('integration "Chat/Api/ping-Route/Ping/Resource": MOCK');
  });

  test('references of the stack are readable, or what the caller gives', () => {
    const stack = new Stack(new App(), 'Chat');
    const queue = new Queue(stack, 'Queue');
    new WebSocketApi(stack, 'Api').addRoute('send', {
      integration: new WebSocketAwsIntegration('Send', {
        integrationUri: `arn:aws:apigateway:${stack.region}:sqs:path/${stack.account}/${queue.queueName}`,
        integrationMethod: 'POST',
      }),
    });
    const uri = (values?: { [reference: string]: string }) =>
      RouteTester.fromStack(stack, 'send', { values }).renderRequest().uri;

    const id = stack.resolve(
      queue.node.defaultChild && (queue.node.defaultChild as never as { logicalId: string }).logicalId,
    );
    expect(uri()).toBe(`https://sqs.us-east-1.amazonaws.com/123456789012/${id}`);
    expect(uri({ 'AWS::Region': 'eu-west-1', 'AWS::AccountId': '111111111111', [`${id}.QueueName`]: 'mine' })).toBe(
      'https://sqs.eu-west-1.amazonaws.com/111111111111/mine',
    );
  });

  test('a nested stack gets its parameters from the stack around it', () => {
    const stack = new Stack(new App(), 'Outer');
    const queue = new Queue(stack, 'Queue', { queueName: 'outer' });
    const nested = new NestedStack(stack, 'Nested');
    const inner = new NestedStack(nested, 'Inner');
    const integrationUri = `https://example.com/${queue.queueName}`;
    for (const scope of [nested, inner]) {
      new WebSocketApi(scope, 'Api').addRoute('send', {
        integration: new WebSocketHttpProxyIntegration('Send', { url: integrationUri }),
      });
    }

    expect(RouteTester.fromStack(nested, 'send').renderRequest().uri).toBe('https://example.com/outer');
    expect(RouteTester.fromStack(inner, 'send').renderRequest().uri).toBe('https://example.com/outer');
  });

  test('a stack in a stage is synthesized with it', () => {
    const stack = new Stack(new Stage(new App(), 'Prod'), 'Chat');
    apiWithPing(stack);

    expect(RouteTester.fromStack(stack, 'ping').renderRequest().body).toBe('{"id": "Api"}');
  });

  test('fails on what is not a stack', () => {
    expect(() => RouteTester.fromStack('Chat' as never, 'ping')).toThrow(
      /^stack is not a stack at "RouteTester\.fromStack", got "Chat"; pass the stack .* \[prop-type-invalid\]$/,
    );
  });

  test('fails on a stack without an app', () => {
    class Root extends Construct {
      constructor() {
        super(undefined as never, '');
      }
    }
    const stack = new Stack(new Root(), 'Chat');

    expect(() => RouteTester.fromStack(stack, 'ping')).toThrow('"Chat" has no app above it');
  });
});

describe('from a template', () => {
  test('the object that the assertions of CDK give will do', () => {
    const stack = new Stack(new App(), 'Chat');
    apiWithPing(stack);

    const route = RouteTester.fromTemplate(Template.fromStack(stack).toJSON(), 'ping');

    expect(route.renderRequest().body).toBe('{"id": "Api"}');
  });

  test('of several APIs the option names one', () => {
    const stack = new Stack(new App({ context: { 'aws:cdk:enable-path-metadata': true } }), 'Chat');
    const first = apiWithPing(stack, 'First');
    apiWithPing(stack, 'Second');
    const template = Template.fromStack(stack).toJSON();
    const id = stack.resolve(
      first.node.defaultChild && (first.node.defaultChild as never as { logicalId: string }).logicalId,
    );

    for (const api of ['Chat/First', 'Chat/First/Resource', id]) {
      expect(RouteTester.fromTemplate(template, 'ping', { api }).renderRequest().body).toBe('{"id": "First"}');
    }
    expect(RouteTester.fromTemplate(template, 'ping', { api: 'Second' }).renderRequest().body).toBe('{"id": "Second"}');
    expect(() => RouteTester.fromTemplate(template, 'ping')).toThrow(
      'route "ping" is in several APIs: "Chat/First", "Chat/Second"; name one of them by the option api',
    );
    expect(() => RouteTester.fromTemplate(template, 'ping', { api: 'Third' })).toThrow(
      'there is no WebSocket API "Third" in the template, which has "Chat/First", "Chat/Second"',
    );
  });

  test('fails on a route that is not there, and lists those that are', () => {
    expect(() =>
      RouteTester.fromTemplate(templateOf({ otherRoutes: ['list'], integration: http('{}') }), 'ping'),
    ).toThrow('there is no route "ping" in the template, which has "send", "list"');
  });

  test('fails on a template without a WebSocket API', () => {
    expect(() => RouteTester.fromTemplate({ Resources: {} }, 'ping')).toThrow(
      /^there is no WebSocket API in the template$/,
    );
  });

  test('fails on the text of a template', () => {
    expect(() => RouteTester.fromTemplate('{}' as never, 'ping')).toThrow('parse the text of the template as JSON');
  });

  test('fails on a value for what the template does not mention', () => {
    const template = templateOf({ integration: http('{}') });

    expect(() => RouteTester.fromTemplate(template, 'send', { values: { 'Nope.Arn': 'x' } })).toThrow(
      'values has a name that the template does not contain, got "Nope.Arn"',
    );
  });

  test('fails on the stack around the one that makes the API, and says so', () => {
    const stack = new Stack(new App(), 'Outer');
    apiWithPing(new NestedStack(stack, 'Nested'));

    expect(() => RouteTester.fromStack(stack, 'ping')).toThrow(
      'it has nested stacks, so test the one that makes the API',
    );
  });

  test('an API without routes is told as such', () => {
    const template = {
      Resources: { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } } },
    };

    expect(() => RouteTester.fromTemplate(template, 'ping')).toThrow('which has none');
    expect(() => RouteTester.fromTemplate(template, 'ping', { api: 'Other' })).toThrow('which has "Api"');
  });

  test('of several stages the option names one', () => {
    const stack = new Stack(new App(), 'Chat');
    const api = new WebSocketApi(stack, 'Api');
    api.addRoute('send', {
      integration: new WebSocketMockIntegration('Send', { requestTemplates: { 'application/json': '$context.stage' } }),
    });
    const template = (...stages: string[]) => {
      for (const stageName of stages) {
        new WebSocketStage(stack, stageName, { webSocketApi: api, stageName });
      }
      return Template.fromStack(stack).toJSON();
    };
    const none = template();

    expect(RouteTester.fromTemplate(none, 'send').renderRequest().body).toBe('prod');
    expect(RouteTester.fromTemplate(none, 'send', { stage: 'beta' }).renderRequest().body).toBe('beta');
    const two = JSON.parse(JSON.stringify(none));
    for (const StageName of ['one', 'two']) {
      two.Resources[StageName] = {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: { ApiId: { Ref: idOf(two) }, StageName },
      };
    }
    expect(RouteTester.fromTemplate(two, 'send', { stage: 'two' }).renderRequest().body).toBe('two');
    expect(() => RouteTester.fromTemplate(two, 'send')).toThrow('has several stages: "one", "two"; name one');
    expect(() => RouteTester.fromTemplate(two, 'send', { stage: 'x' })).toThrow(
      'has no stage "x"; it has "one", "two"',
    );
  });

  test('of an imported API any message goes to the route', () => {
    const stack = new Stack(new App(), 'Chat');
    const integration = new CfnIntegration(stack, 'I', {
      apiId: 'abc123',
      integrationType: 'HTTP_PROXY',
      integrationUri: 'https://example.com',
    });
    new CfnRoute(stack, 'R', { apiId: 'abc123', routeKey: 'send', target: `integrations/${integration.ref}` });

    const request = RouteTester.fromStack(stack, 'send', { api: 'abc123' }).renderRequest({ body: 'anything' });

    expect(() => RouteTester.fromStack(stack, 'send', { api: 'x' })).toThrow('which has "abc123"');
    expect(request.body).toBe('anything');
    expect(request.explain()).toContain('assumed to be selected, since the API is not in the template');
  });

  test('fails on a route without integration, or with one from elsewhere', () => {
    const route = (Target?: string) => ({
      Resources: { R: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: 'a', RouteKey: 'send', Target } } },
    });

    expect(() => RouteTester.fromTemplate(route(), 'send').renderRequest()).toThrow('route "send" has no integration');
    expect(() => RouteTester.fromTemplate(route('integrations/x'), 'send').renderReply()).toThrow(
      'integration of the route is not in this template at "send", got "integrations/x"',
    );
  });

  test('resources without paths are named by their logical ids', () => {
    const template = templateOf({ integration: http('{}') });
    for (const resource of Object.values(template.Resources as { [id: string]: { Metadata?: object } })) {
      delete resource.Metadata;
    }

    expect(RouteTester.fromTemplate(template, 'send').renderRequest().explain()).toContain(
      'integration "Integration": HTTP',
    );
  });
});

describe('from an assembly', () => {
  const app = () => {
    const root = new App();
    apiWithPing(new Stack(root, 'Chat', { stackName: 'chat-prod' }));
    apiWithPing(new Stack(root, 'Other'));
    return root.synth().directory;
  };

  test.each(['Chat', 'chat-prod', 'Chat.template.json'])('the stack is named %s', (stack) => {
    expect(RouteTester.fromAssembly(app(), stack, 'ping').renderRequest().body).toBe('{"id": "Api"}');
  });

  test('fails on a stack that is not there, and lists those that are', () => {
    expect(() => RouteTester.fromAssembly(app(), 'Nope', 'ping')).toThrow(
      /there is no stack "Nope" in .*name one of "Chat", "Other"/,
    );
  });

  test('fails to find a nested stack by its name, and lists its template', () => {
    const root = new App();
    const stack = new Stack(root, 'Chat');
    new Queue(new NestedStack(stack, 'Nested'), 'Queue');

    expect(() => RouteTester.fromAssembly(root.synth().directory, 'Nested', 'ping')).toThrow(
      /name one of "Chat", "ChatNested\w+\.nested\.template\.json"/,
    );
  });

  test('fails on stacks of one name', () => {
    const root = new App();
    for (const id of ['A', 'B']) {
      new Stack(root, id, { stackName: 'same' });
    }

    expect(() => RouteTester.fromAssembly(root.synth().directory, 'same', 'ping')).toThrow(
      'there are several stacks "same"',
    );
  });

  test('fails on an assembly without stacks', () => {
    const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
    writeFileSync(join(directory, 'manifest.json'), '{}');

    expect(() => RouteTester.fromAssembly(directory, 'Chat', 'ping')).toThrow('name one of none');
  });
});

test('a tester can be asked any number of times', () => {
  const route = routeOf({
    integration: http('#set($stageVariables.x = 1)#set($context.stage = "y")$stageVariables.x$context.stage'),
  });

  expect([route.renderRequest().body, route.renderRequest().body]).toEqual(['1y', '1y']);
});

function idOf(template: { Resources: { [id: string]: { Type: string } } }): string {
  return Object.keys(template.Resources).find(
    (id) => template.Resources[id]?.Type === 'AWS::ApiGatewayV2::Api',
  ) as string;
}
