import { readWebSocketApis } from '../../../lib/runtime/cloudformation/web-socket-api';
import { openExample } from '../../../lib/runtime/exchange/example-exchange';
import type { Target } from '../../../lib/runtime/exchange/exchange';
import { makeReply } from '../../../lib/runtime/exchange/integration-reply';
import { makeRequest } from '../../../lib/runtime/exchange/integration-request';

const ApiId = { Ref: 'Api' };

/** A route `send` whose HTTP backend gets a template, and whose client gets the response to some statuses. */
function target(responseKey: string, requestTemplate = '$context.domainName'): Target {
  const template = {
    Resources: {
      Api: {
        Type: 'AWS::ApiGatewayV2::Api',
        Properties: { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
      },
      Send: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { ApiId, RouteKey: 'send', Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Backend' }]] } },
      },
      Reply: { Type: 'AWS::ApiGatewayV2::RouteResponse', Properties: { ApiId, RouteId: { Ref: 'Send' } } },
      Backend: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId,
          IntegrationType: 'HTTP',
          IntegrationUri: 'https://rooms.example.com/',
          TemplateSelectionExpression: '\\$default',
          RequestTemplates: { $default: requestTemplate },
        },
      },
      Response: {
        Type: 'AWS::ApiGatewayV2::IntegrationResponse',
        Properties: { ApiId, IntegrationId: { Ref: 'Backend' }, IntegrationResponseKey: responseKey },
      },
    },
  };
  const [api] = readWebSocketApis(template);
  const [route] = api?.routes ?? [];
  if (!api || !route) {
    throw new Error('the template has no route');
  }
  const place = { region: 'us-east-1', accountId: '123456789012', partition: 'aws', urlSuffix: 'amazonaws.com' };
  return { api, route, stage: { name: 'prod', variables: {} }, ...place };
}

test('the domain is the one that the client connected to, when it is given', () => {
  const bodyOf = (domain: Partial<Target>) => makeRequest(openExample({ ...target('$default'), ...domain }, {})).body;

  expect(bodyOf({})).toBe('Api.execute-api.us-east-1.amazonaws.com');
  expect(bodyOf({ domainName: 'localhost:4000' })).toBe('localhost:4000');
});

test('the request is rendered once, also when the reply is made later', () => {
  const exchange = openExample(target('$default'), {});

  const request = makeRequest(exchange);
  makeReply(exchange, { body: 'done' });

  expect(makeRequest(exchange)).toBe(request);
  expect(exchange.trace.toString().match(/request template/g)).toHaveLength(1);
});

test('a reply tells the status of the backend, and nothing of an error when there was none', () => {
  const reply = makeReply(openExample(target('$default'), {}), { statusCode: 201, body: 'done' });

  expect(reply).toEqual({ sent: true, body: 'done', responseKey: '$default', backendStatus: 201 });
});

test('a reply of API Gateway itself tells why, and the status that the backend gave before', () => {
  const unmatched = makeReply(openExample(target('/2../'), {}), { statusCode: 404 });
  const unrendered = makeReply(openExample(target('$default', '#if('), {}), {});

  expect(unmatched).toMatchObject({
    sent: true,
    body: expect.stringContaining('Internal server error'),
    backendStatus: 404,
    error: '"Backend" has no integration response for the answer, and no "$default"; it has "/2../"',
  });
  expect(unrendered.error).toMatch(/^the request template "\$default" of "Backend" fails/);
  expect(unrendered.backendStatus).toBeUndefined();
});

test('the step of a template has its text beside what it renders, and the step of an error the place of the fault', () => {
  const rendered = openExample(target('$default', 'a$context.stage'), {});
  makeRequest(rendered);
  const failing = openExample(target('$default', 'a\n$context.stage.substring(99)'), {});
  makeReply(failing, {});

  const templates = [rendered, failing].map(({ trace }) => trace.steps.flatMap(({ template }) => template ?? []));
  const origin = { kind: 'request', owner: 'Backend', key: '$default' };
  expect(templates).toEqual([
    [{ ...origin, text: 'a$context.stage', rendered: 'aprod' }],
    [{ ...origin, text: 'a\n$context.stage.substring(99)', line: 2, column: 16 }],
  ]);
});
