import { http, type RouteParts, routeOf } from './route';

const FRAME = (message: string) =>
  `{"message": "${message}", "connectionId":"L0SM9cOFvHcCIhw=", "requestId":"O4eZ-FGvPHcFmOw="}`;

const response = (IntegrationResponseKey: string, ResponseTemplates: object = {}, more: object = {}) => ({
  IntegrationResponseKey,
  ResponseTemplates,
  ...more,
});

const twoWay = (parts: RouteParts) => routeOf({ integration: http('{}'), twoWay: true, ...parts });

const LAMBDA =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f/invocations';

test.each([
  [200, '/200/'],
  [201, '/2\\d\\d/'],
  [404, '/4\\d{2}/'],
  [500, '$default'],
  [2000, '$default'],
])('the status %i chooses the integration response %s', (statusCode, expected) => {
  const keys = ['/200/', '/2\\d\\d/', '/4\\d{2}/', '$default'];
  const route = twoWay({ responses: keys.map((key, index) => response(key, { $default: `template ${index}` })) });

  const reply = route.renderReply({ statusCode });

  expect([reply.sent, reply.body, reply.integrationResponseKey]).toEqual([
    true,
    `template ${keys.indexOf(expected)}`,
    expected,
  ]);
});

test('the error message of a function chooses the integration response', () => {
  const route = twoWay({
    integration: { IntegrationType: 'AWS', IntegrationMethod: 'POST', IntegrationUri: LAMBDA },
    responses: [
      response('/.*not found.*/', { $default: 'missing' }),
      response('/200/', { $default: 'the status' }),
      response('$default', { $default: "$input.path('$.ok')" }),
    ],
  });

  expect(route.renderReply({ body: '{"errorMessage":"room not found"}' }).body).toBe('missing');
  expect(route.renderReply({ body: '{"ok":true}' }).body).toBe('true');
  expect(route.renderReply({ body: 'no JSON' }).integrationResponseKey).toBe('$default');
});

test('the status of a service chooses the integration response', () => {
  const integration = { IntegrationType: 'AWS', IntegrationUri: 'arn:aws:apigateway:us-east-1:sqs:path/1/q' };
  const route = twoWay({ integration, responses: [response('/200/', { $default: 'sent' })] });

  expect(route.renderReply().body).toBe('sent');
  expect(
    twoWay({ integration: { IntegrationType: 'AWS' }, responses: [response('$default')] }).renderReply().body,
  ).toBe('');
});

test.each([
  [undefined, 'json'],
  ['\\$default', 'default'],
  ['${integration.response.statuscode}', 'status'],
  ['${integration.response.header.X-Kind}', 'kind'],
  ['${integration.response.multivalueheader.X-Kind}', 'kind'],
  ['${integration.response.header.X-None}', 'default'],
  ['${request.body.kind}', 'kind'],
  ['fixed', 'default'],
])('%s selects the response template', (TemplateSelectionExpression, expected) => {
  const templates = { 'application/json': 'json', 200: 'status', kind: 'kind', $default: 'default' };
  const route = twoWay({ responses: [response('$default', templates, { TemplateSelectionExpression })] });

  const reply = route.renderReply({
    headers: { 'X-Kind': 'kind' },
    message: { body: '{"action":"send","kind":"kind"}' },
  });

  expect(reply.body).toBe(expected);
});

test('without a template that fits the body of the backend is the reply', () => {
  expect(twoWay({ responses: [response('$default')] }).renderReply({ body: 'as it is' }).body).toBe('as it is');
});

test('a response template reads the answer and the context of the message', () => {
  const template = '{"id": $input.json(\'$.id\'), "for": "$context.connectionId"}';
  const route = twoWay({ responses: [response('$default', { $default: template })] });

  const reply = route.renderReply({ body: '{"id":7}', message: { connectionId: 'c=' } });

  expect(reply.bodyAsJson()).toEqual({ id: 7, for: 'c=' });
});

test('a one-way route sends nothing', () => {
  const reply = routeOf({ integration: http('{}'), responses: [response('$default')] }).renderReply({ body: 'x' });

  expect([reply.sent, reply.body]).toEqual([false, undefined]);
  expect(() => reply.bodyAsJson()).toThrow('there is no JSON to read: no frame is sent');
  expect(reply.explain()).toContain('nothing is sent: the route is one-way');
});

test.each([['AWS_PROXY'], ['HTTP_PROXY']])('a proxy of type %s sends the body of its backend', (IntegrationType) => {
  const integration = { IntegrationType, IntegrationUri: 'https://example.com/' };

  expect(twoWay({ integration }).renderReply({ statusCode: 500, body: 'x' }).body).toBe('x');
  expect(twoWay({ integration }).renderReply().body).toBe('');
  expect(routeOf({ integration }).renderReply({ body: 'x' }).sent).toBe(false);
});

describe('API Gateway answers itself', () => {
  test('when no integration response fits', () => {
    const reply = twoWay({ responses: [response('/200/')] }).renderReply({ statusCode: 500 });

    expect(reply.body).toBe(FRAME('Internal server error'));
    expect(reply.explain()).toContain('has no integration response for the answer, and no "$default"; it has "/200/"');
    expect(twoWay({}).renderReply().explain()).toContain('it has none');
  });

  test('when a response template fails', () => {
    const reply = twoWay({ responses: [response('$default', { $default: '#if(' })] }).renderReply();

    expect(reply.body).toBe(FRAME('Internal server error'));
    expect(reply.explain()).toContain('the response template "$default" of "Stack/Response0" fails');
  });

  test.each([
    [http('#if('), 'fails: expected'],
    [http('', { RequestTemplates: {}, PassthroughBehavior: 'NEVER' }), 'passthrough behavior is "NEVER"'],
    [http('{}', { RequestParameters: { 'integration.request.header.Content-Length': "'1'" } }), '"Content-Length"'],
  ])('when it makes no request: %#', (integration, reason) => {
    const reply = twoWay({ integration, responses: [response('$default')] }).renderReply({ body: 'ok' });

    expect(reply.body).toBe(FRAME('Internal server error'));
    expect(reply.explain()).toContain(reason);
  });

  test('on a one-way route, too, when the backend does not answer', () => {
    const route = routeOf({ integration: http('{}') });

    expect(route.renderReply({ timedOut: true })).toMatchObject({
      sent: true,
      body: FRAME('Endpoint request timed out'),
    });
    expect(route.renderReply({ failed: true })).toMatchObject({ sent: true, body: FRAME('Internal server error') });
    expect(route.renderReply({ timedOut: true }).explain()).toContain('the backend takes longer than 29000 ms');
  });
});

describe('a mock', () => {
  const mock = (template: string | undefined, parts: RouteParts = {}) =>
    twoWay({
      integration: { IntegrationType: 'MOCK', RequestTemplates: template === undefined ? {} : { $default: template } },
      responses: [response('/2\\d\\d/', { $default: 'ok [$input.body]' }), response('/404/', { $default: 'missing' })],
      ...parts,
    });

  test.each([
    ['{"statusCode": 200}', 'ok [{}]'],
    ['{statusCode: 201}', 'ok [{}]'],
    ['{"statusCode": #if($input.path("$.fail") == "")200#{else}404#end}', 'ok [{}]'],
    ['{"statusCode": 404}', 'missing'],
  ])('answers by the status that %s renders', (template, expected) => {
    expect(mock(template).renderReply().body).toBe(expected);
  });

  test.each(['['.repeat(300), '{"statusCode": "200"}', '{"other": 200}', '[200]', '{"statusCode": 200', ''])(
    'has no status by %j',
    (template) => {
      const reply = mock(template).renderReply({});

      expect(reply.body).toBe(FRAME('Internal server error'));
      expect(reply.explain()).toContain('must render an object with a whole number statusCode');
    },
  );

  test('takes its status from the message when it has no template', () => {
    expect(mock(undefined).renderReply({ message: { body: '{"action":"send","statusCode":200}' } }).body).toBe(
      'ok [{}]',
    );
    const empty = mock(undefined, { selection: '$default', routeKey: '$default' });
    expect(empty.renderReply({ message: { body: '' } }).body).toBe(FRAME('Internal server error'));
  });

  test('fails with a response of a backend', () => {
    expect(() => mock('{"statusCode": 200}').renderReply({ statusCode: 200 })).toThrow(
      '"Stack/Integration" is a mock, which answers by its own template; leave the response out, save for the message',
    );
  });

  test('passes over response members that are undefined', () => {
    expect(mock('{"statusCode": 200}').renderReply({ body: undefined }).sent).toBe(true);
  });
});

describe('$connect', () => {
  const connect = (parts: RouteParts) => routeOf({ routeKey: '$connect', ...parts });
  const proxy = { IntegrationType: 'AWS_PROXY', IntegrationUri: 'arn:aws:lambda:us-east-1:1:function:f' };

  test.each([
    [200, 'open'],
    [201, 'open'],
    [401, 'refused'],
    [100, 'refused'],
  ])('a proxy that answers %i leaves the connection %s', (statusCode, expected) => {
    const reply = connect({ integration: proxy }).renderReply({ statusCode });

    expect([reply.sent, reply.statusCode]).toEqual([false, statusCode]);
    expect(reply.explain()).toContain(`the connection is ${expected}`);
  });

  test('is refused when the backend fails', () => {
    const reply = connect({ integration: proxy }).renderReply({ failed: true });

    expect([reply.sent, reply.body, reply.statusCode]).toEqual([false, undefined, 502]);
    const slow = connect({ integration: http('{}') }).renderReply({ timedOut: true });
    expect(slow.statusCode).toBe(504);
  });

  test('without a proxy opens by an integration response, or without any', () => {
    const integration = http('{}');

    expect(connect({ integration }).renderReply().statusCode).toBe(200);
    expect(connect({ integration }).renderReply({ statusCode: 403 }).statusCode).toBe(403);
    expect(connect({ integration, responses: [response('/200/')] }).renderReply()).toMatchObject({
      statusCode: 200,
      integrationResponseKey: '/200/',
    });
    expect(connect({ integration, responses: [response('/200/')] }).renderReply({ statusCode: 500 }).statusCode).toBe(
      500,
    );
  });
});

test('an override of the request template is there for the response template', () => {
  const route = twoWay({
    integration: http('#set($context.responseOverride.status = 201)x'),
    responses: [response('$default', { $default: '$context.responseOverride.status' })],
  });

  expect(route.renderReply().body).toBe('201');
});

test('a header of the answer that is not there is an empty text', () => {
  const expression = '${integration.response.header.constructor}';
  const responses = [response('$default', { $default: 'none' }, { TemplateSelectionExpression: expression })];

  expect(twoWay({ responses }).renderReply().body).toBe('none');
});

test('content handling of a response is told not to be modelled', () => {
  const responses = [response('$default', {}, { ContentHandlingStrategy: 'CONVERT_TO_TEXT' })];

  expect(twoWay({ responses }).renderReply().explain()).toContain('content handling CONVERT_TO_TEXT');
});

test('fails on a key that is no regular expression', () => {
  expect(() => twoWay({ responses: [response('/(/')] }).renderReply()).toThrow(
    'key of an integration response is not a regular expression at "Stack/Integration", got "/(/"; Unclosed group',
  );
});

test('fails on a pattern that backtracks without end', () => {
  const integration = { IntegrationType: 'AWS', IntegrationMethod: 'POST', IntegrationUri: LAMBDA };
  const route = twoWay({ integration, responses: [response('/(a+)+(a+)+(a+)+b/')] });

  expect(() => route.renderReply({ body: JSON.stringify({ errorMessage: 'a'.repeat(5000) }) })).toThrow(
    'the message or an expression that reads it goes too far: the rendering takes more than 2000000 steps',
  );
});

test('$disconnect sends nothing, whatever happens', () => {
  const route = routeOf({
    routeKey: '$disconnect',
    twoWay: true,
    integration: http('{}'),
    responses: [response('$default')],
  });

  expect(route.renderReply({ body: 'x' }).sent).toBe(false);
  expect(route.renderReply({ failed: true }).sent).toBe(false);
  expect(route.renderReply().explain()).toContain('the route runs after the connection is closed');
});

const ASSUMED =
  'documented, not recorded (template-key-unselected): Without a template selection expression, the template under ' +
  '`application/json` is selected, then `$default`.';

test('the explanation tells each step', () => {
  const route = twoWay({ responses: [response('/200/', { $default: '{"ok": true}' })] });

  expect(route.renderReply({ body: '{"id":1}' }).explain()).toBe(
    '1. route "send": "$request.body.action" gives "send"\n' +
      '2. integration "Stack/Integration": HTTP\n' +
      '3. request template "$default": no selection expression, so "application/json", which no template has; ' +
      'the fallback is selected; it renders\n' +
      '     {}\n' +
      `     ${ASSUMED}\n` +
      '4. request POST https://example.com/\n' +
      '     Accept: application/json\n' +
      '     Content-Type: application/json\n' +
      '     User-Agent: AmazonAPIGateway_Api\n' +
      '     x-amzn-apigateway-api-id: Api\n' +
      '5. the backend answers 200\n' +
      '     {"id":1}\n' +
      '6. integration response "/200/": matches "200"\n' +
      '7. response template "$default": no selection expression, so "application/json", which no template has; ' +
      'the fallback is selected; it renders\n' +
      '     {"ok": true}\n' +
      `     ${ASSUMED}`,
  );
});
