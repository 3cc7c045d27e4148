import fc from 'fast-check';
import { http, type RouteParts, routeOf } from './route';

const aws = (uri: string, more: object = {}) => ({
  IntegrationType: 'AWS',
  IntegrationMethod: 'POST',
  IntegrationUri: uri,
  ...more,
});

/** What a template renders for a message. */
function rendered(template: string, message = {}, parts: RouteParts = {}): string | undefined {
  return routeOf({ integration: http(template), ...parts }).renderRequest(message).body;
}

test('a template reads the context of a message', () => {
  const names = [
    'connectionId',
    'connectedAt',
    'domainName',
    'eventType',
    'messageId',
    'messageDirection',
    'routeKey',
    'requestId',
    'extendedRequestId',
    'apiId',
    'requestTime',
    'requestTimeEpoch',
    'stage',
    'identity.sourceIp',
    'identity.userAgent',
  ];

  const body = rendered(`{${names.map((name) => `"${name}": "$context.${name}"`).join(', ')}}`, {
    requestTime: new Date(1_700_000_000_000),
  });

  expect(JSON.parse(body as string)).toEqual({
    connectionId: 'L0SM9cOFvHcCIhw=',
    connectedAt: '1699999940000',
    domainName: 'Api.execute-api.us-east-1.amazonaws.com',
    eventType: 'MESSAGE',
    messageId: 'O4eZ-c8zPHcCIhw=',
    messageDirection: 'IN',
    routeKey: 'send',
    requestId: 'O4eZ-FGvPHcFmOw=',
    extendedRequestId: 'O4eZ-FGvPHcFmOw=',
    apiId: 'Api',
    requestTime: '14/Nov/2023:22:13:20 +0000',
    requestTimeEpoch: '1700000000000',
    stage: 'prod',
    'identity.sourceIp': '203.0.113.7',
    'identity.userAgent': 'Mozilla/5.0',
  });
});

test('a message sets everything that a template can read', () => {
  const template =
    '$context.connectionId $context.requestId $context.messageId $context.identity.sourceIp ' +
    "$context.identity.userAgent $context.connectedAt $context.authorizer.user $context.authorizer.get('user') " +
    '$context.identity.accountId $context.error.messageString $context.status $context.other.deep ' +
    "$stageVariables.table ${stageVariables['table']}";

  const body = rendered(template, {
    connectionId: 'c=',
    requestId: 'r',
    messageId: 'm',
    sourceIp: '192.0.2.1',
    userAgent: 'agent',
    connectedAt: new Date(1000),
    authorizer: { user: 'u' },
    contextVariables: { 'identity.accountId': '1', 'error.messageString': '"e"', status: '200', 'other.deep': 'x' },
    stageVariables: { table: 't' },
  });

  expect(body).toBe('c= r m 192.0.2.1 agent 1000 u u 1 "e" 200 x t t');
});

test('what a message does not set is an empty text', () => {
  const template =
    "[$context.authorizer.user][$context.authorizer.get('user')][$context.identity][$nope]" +
    '[$context.identity.get(5)][$context.identity.put("a", 1)]';

  expect(rendered(template)).toBe('[][][][][][]');
});

test('a list of a message equals a list of a template', () => {
  const body = '{"action":"send","list":["a","b"]}';

  expect(rendered('#if($input.path("$.list") == ["a", "b"])same#end', { body })).toBe('same');
});

test('the stage in the template gives its variables, and the message overrides them', () => {
  const parts = { variables: { table: 'from the stage', other: 'o' } };

  expect(rendered('$stageVariables.table $stageVariables.other', {}, parts)).toBe('from the stage o');
  expect(rendered('$stageVariables.table', { stageVariables: { table: 'mine' } }, parts)).toBe('mine');
});

test('a body is read as JSON, as text, or as nothing', () => {
  const read = (body: string) =>
    rendered("$input.body|$input.path('$')|$input.json('$')", { body }, { routeKey: '$default' });

  expect(read('{"a":1}')).toBe('{"a":1}|{a=1}|{"a":1}');
  expect(read('a=b')).toBe('a=b|a=b|"a=b"');
  expect(read('')).toBe('{}|{}|{}');
});

test('a path finds values, and an empty text where there is none', () => {
  const body = '{"action":"send","a":{"b":[1,2]},"n":null}';

  expect(
    rendered("$input.path('$.a.b[1]') $input.json('$.a') [$input.path('$.n')] [$input.path('$.zz')]", { body }),
  ).toBe('2 {"b":[1,2]} [] []');
  expect(rendered("$input.json('$.zz') $input.json('$.n')", { body })).toBe('"" null');
  expect(
    rendered("[$input.nope('a')] [$input.path()] [$input] [$input.nope] [$util] [$util.nope('a')]", { body }),
  ).toBe('[] [] [] [] [] []');
});

test('the functions of $util convert texts', () => {
  const body = JSON.stringify({ action: 'send', text: `it's "a/b" é\n\u0001` });
  const template =
    "$util.escapeJavaScript($input.path('$.text')) $util.urlEncode('a b&~*é') $util.urlDecode('a+b%26%FF') " +
    "$util.base64Encode('é') $util.base64Decode('w6k=') $util.parseJson('{\"a\":[1]}').a.size() " +
    '[$util.urlEncode($null)] [$util.escapeJavaScript()] [$util.urlEncode(5)]';

  expect(rendered(template, { body })).toBe(
    'it\\\'s \\"a\\/b\\" \\u00E9\\n\\u0001 a+b%26%7E*%C3%A9 a b&\ufffd w6k= é 1 [] [] [5]',
  );
});

test.each([
  ["$util.parseJson('{')", 'net.minidev.json.parser.ParseException'],
  ["$util.urlDecode('%zz')", 'java.lang.IllegalArgumentException'],
  [
    'a\n#foreach($a in [1..1000])\n#foreach($b in [1..1000])#foreach($c in [1..1000])x#end#end#end',
    'at line 3, column 26',
  ],
  ["$input.path('$.a[?(@.b)]')", 'filters'],
  ["$input.path('$.a[b')", 'com.jayway.jsonpath.InvalidPathException'],
])('fails on %s', (template, message) => {
  expect(() => rendered(template)).toThrow(message);
});

test('fails on a body that begins like JSON and is none, where the template reads it', () => {
  const route = routeOf({ routeKey: '$default', integration: http("a\n$input.json('$')") });

  expect(() => route.renderRequest({ body: '{"a' })).toThrow(/net\.minidev\.json.* at line 2, column 8/s);
});

test('fails with the construct, the template, the place and what the client gets', () => {
  const route = routeOf({ integration: http('{\n  "a": #if($x)\n}') });

  expect(() => route.renderRequest()).toThrow(
    'the request template "$default" of "Stack/Integration" fails: expected "#end" for the "#if" at line 2, column 8, ' +
      'got the end of the template at line 3, column 2:\n' +
      '  }\n' +
      '   ^\n' +
      'on AWS the client gets "Internal server error"',
  );
});

describe('routes', () => {
  test.each([
    ['$request.body.action', '{"action":"send"}'],
    ['${request.body.action}', '{"action":"send"}'],
    ['$request.body.message.type', '{"message":{"type":"send"}}'],
  ])('a message without body is one that %s selects the route by', (selection, body) => {
    expect(routeOf({ selection, integration: { ...http('$input.body') } }).renderRequest().body).toBe(body);
  });

  test.each([
    ['$request.body.action', 'send', '{"action":"send"}'],
    ['${request.body.service}/${request.body.action}', 'chat/send', '{"service":"chat","action":"send"}'],
    ['$request.body.action', '$default', '{"action":"other"}'],
    ['$request.body.action', '$default', '{"other":1}'],
    ['$request.body.action', '$default', '[1, 2]'],
    ['$request.body.action', '$default', 'no JSON'],
    ['$request.body.action', '$default', '"text"'],
    ['$request.body.action', '$default', '{"action":"$connect"}'],
    ['$request.body.action', '[a, b]', '{"action":["a","b"]}'],
    ['$request.body.action', '5', '{"action":5}'],
    ['$request.body.list[1]', 'b', '{"list":["a","b"]}'],
    ['\\$default', '$default', '{}'],
    ['send', 'send', '{}'],
    ['${request.header.x}send', 'send', '{}'],
  ])('%s selects %s for %s', (selection, routeKey, body) => {
    const route = routeOf({ selection, routeKey, otherRoutes: ['$connect'], integration: http('ok') });

    expect(route.renderRequest({ body }).body).toBe('ok');
  });

  test('fails on a message that another route gets', () => {
    const route = routeOf({ otherRoutes: ['list', '$default'], integration: http('ok') });

    expect(() => route.renderRequest({ body: '{"action":"list"}' })).toThrow(
      'the message does not go to route "send": "$request.body.action" gives "list", which is route "list"; ' +
        'the message is\n{"action":"list"}',
    );
    expect(() => route.renderRequest({ body: 'text' })).toThrow('the message is not JSON, which is route "$default"');
  });

  test('fails on a message that no route gets', () => {
    expect(() => routeOf({ integration: http('ok') }).renderRequest({ body: '{"action":"x"}' })).toThrow(
      '"$request.body.action" gives "x", which no route has, so the client gets ' +
        '{"message": "Forbidden", "connectionId":"L0SM9cOFvHcCIhw=", "requestId":"O4eZ-FGvPHcFmOw="}',
    );
  });

  test('fails with the beginning of an expression that is very long', () => {
    const route = routeOf({ selection: 'x'.repeat(10_000), integration: http('ok') });

    expect(() => route.renderRequest({ body: '{}' })).toThrow(/^.{400,900}$/s);
  });

  test('fails without a body where no message can be made up', () => {
    const route = routeOf({
      selection: '${request.body.a}/${request.body.b}',
      routeKey: 'x/y',
      integration: http('ok'),
    });

    expect(() => route.renderRequest()).toThrow('cannot construct a default message for route "x/y"');
    expect(route.renderRequest({ body: '{"a":"x","b":"y"}' }).body).toBe('ok');
  });

  test.each([
    ['send', { headers: { A: 'a' } }, 'headers are there on $connect only, and the route is "send"'],
    ['$disconnect', { queryStringParameters: { a: 'a' } }, 'queryStringParameters are there on $connect only'],
    ['$connect', { body: 'x' }, 'a message on $connect carries no body'],
    ['$disconnect', { body: 'x' }, 'a message on $disconnect carries no body'],
    [
      'send',
      { contextVariables: { requestTimeEpoch: '1' } },
      'set $context.requestTimeEpoch by the member requestTime',
    ],
    [
      'send',
      { body: { action: 'send' } },
      'message.body is not a string, got "a map"; pass the text of the frame, such as its JSON',
    ],
    ['send', { requestTime: '2026-01-01' }, 'message.requestTime is not a valid date'],
  ])('fails on %s with the message %j', (routeKey, message, expected) => {
    const route = routeOf({ routeKey, integration: http('ok') });

    expect(() => route.renderRequest(message as object)).toThrow(expected);
  });

  test('fails on a time that is none', () => {
    expect(() => routeOf({ integration: http('ok') }).renderRequest({ requestTime: new Date('x') })).toThrow(
      'message.requestTime is not a valid date',
    );
  });
});

describe('templates', () => {
  const RequestTemplates = { 'application/json': 'json', list: 'list', $default: 'default' };
  const select = (TemplateSelectionExpression: string | undefined, message = {}) =>
    routeOf({ integration: http('', { RequestTemplates, TemplateSelectionExpression }) }).renderRequest(message).body;

  test.each([
    [undefined, 'json'],
    ['\\$default', 'default'],
    ['list', 'list'],
    ['${request.body.kind}', 'list'],
    ['$request.body.kind', 'list'],
    ['${request.body.missing}', 'default'],
    ['${request.header.X-Kind}', 'default'],
    ['${request.querystring.kind}', 'default'],
    ['${stageVariables.kind}', 'list'],
    ['${context.requestId}', 'list'],
    ['${context.requestTimeEpoch}', 'default'],
    ['${context.authorizer.kind}', 'list'],
    ['${stageVariables.constructor}', 'default'],
    ['${', 'default'],
  ])('%s selects a template', (expression, expected) => {
    const message = {
      body: '{"action":"send","kind":"list"}',
      stageVariables: { kind: 'list' },
      requestId: 'list',
      authorizer: { kind: 'list' },
    };

    expect(select(expression, message)).toBe(expected);
  });

  test.each(['$default', '${body.action}', '$request.nope'])(
    'fails on the variable of %s, which AWS does not know',
    (expression) => {
      expect(() => select(expression)).toThrow('write \\$default for the template $default');
    },
  );

  test('an expression of any length is read at once', () => {
    expect(select('${'.repeat(50_000))).toBe('default');
  });

  const passthrough = (PassthroughBehavior: string | undefined, templates: object) =>
    routeOf({
      integration: http('', { RequestTemplates: templates, PassthroughBehavior, TemplateSelectionExpression: 'none' }),
    });

  test.each([
    [undefined, { other: 'x' }],
    ['WHEN_NO_MATCH', { other: 'x' }],
    ['WHEN_NO_MATCH', {}],
    ['WHEN_NO_TEMPLATES', {}],
  ])('with passthrough behavior %s and templates %j the message is the body', (behavior, templates) => {
    expect(passthrough(behavior, templates).renderRequest().body).toBe('{"action":"send"}');
  });

  test.each([
    ['WHEN_NO_TEMPLATES', { other: 'x' }],
    ['NEVER', { other: 'x' }],
    ['NEVER', {}],
  ])('fails with passthrough behavior %s and templates %j', (behavior, templates) => {
    expect(() => passthrough(behavior, templates).renderRequest()).toThrow(
      /no request template of "Stack\/Integration" is selected .*"none".*add a template with the key "\$default"\non AWS/,
    );
  });

  test('an empty message passes as no body', () => {
    const route = routeOf({
      routeKey: '$default',
      integration: http('', { RequestTemplates: {} }),
    });

    expect(route.renderRequest({ body: '' }).body).toBeUndefined();
  });
});

describe('parameters', () => {
  const mapped = (RequestParameters: object, message: object = {}, routeKey = 'send') =>
    routeOf({
      routeKey,
      integration: http('{}', { RequestParameters, IntegrationUri: 'https://example.com/{id}?a=1' }),
    }).renderRequest(message);

  test('headers, query strings and path come from where they are mapped from', () => {
    const request = mapped(
      {
        'integration.request.header.X-Fixed': "'fixed'",
        'integration.request.header.X-Text': 'route.request.body.text',
        'integration.request.header.X-List': 'route.request.body.list',
        'integration.request.header.X-Missing': 'route.request.body.missing',
        'integration.request.header.X-Null': 'route.request.body.nothing',
        'integration.request.header.X-Bad': 'route.request.body.a[?(@.b)]',
        'integration.request.header.X-Connection': 'context.connectionId',
        'integration.request.header.X-Ip': 'context.identity.sourceIp',
        'integration.request.header.X-Number': 'context.requestTimeEpoch',
        'integration.request.header.X-None': 'context.nope.deep',
        'integration.request.header.X-Stage': 'stageVariables.table',
        'integration.request.header.X-No-Stage': 'stageVariables.none',
        'integration.request.querystring.q': 'route.request.body.text',
        'integration.request.path.id': 'route.request.body.id',
      },
      {
        body: '{"action":"send","text":"a b&c","list":[1,{"b":2}],"nothing":null,"id":"x/y"}',
        stageVariables: { table: 't' },
      },
    );

    expect(request.uri).toBe('https://example.com/x%2Fy?a=1&q=a%20b%26c');
    expect(request.headers).toEqual({
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'User-Agent': 'AmazonAPIGateway_Api',
      'x-amzn-apigateway-api-id': 'Api',
      'X-Fixed': 'fixed',
      'X-Text': 'a b&c',
      'X-List': '[1,{"b":2}]',
      'X-Connection': 'L0SM9cOFvHcCIhw=',
      'X-Ip': '203.0.113.7',
      'X-Number': '1767323045678',
      'X-Stage': 't',
    });
  });

  test('a mapped header takes the place of a usual one in any case', () => {
    const { headers } = mapped({ 'integration.request.header.content-type': "'text/plain'" });

    expect(headers).toMatchObject({ 'content-type': 'text/plain' });
    expect(headers).not.toHaveProperty('Content-Type');
  });

  test('the headers and the query of a connection are sources, the last value of several', () => {
    const { headers } = mapped(
      {
        'integration.request.header.X-A': 'route.request.header.A',
        'integration.request.header.X-B': 'route.request.multivalueheader.B',
        'integration.request.header.X-B1': 'route.request.header.B',
        'integration.request.header.X-C': 'route.request.querystring.c',
        'integration.request.header.X-D': 'route.request.multivaluequerystring.d',
        'integration.request.header.X-Agent': 'route.request.header.User-Agent',
        'integration.request.header.X-E': 'route.request.multivalueheader.E',
        'integration.request.header.X-F': 'route.request.multivaluequerystring.f',
        'integration.request.header.X-Empty': 'route.request.header.Empty',
      },
      {
        headers: { A: 'a' },
        multiValueHeaders: { B: ['1', '2'], Empty: [] },
        queryStringParameters: { c: 'c' },
        multiValueQueryStringParameters: { d: ['1', '2'] },
      },
      '$connect',
    );

    expect(headers).toMatchObject({
      'X-A': 'a',
      'X-B': '1,2',
      'X-B1': '2',
      'X-C': 'c',
      'X-D': '1,2',
      'X-Agent': 'Mozilla/5.0',
    });
    expect(Object.keys(headers).filter((name) => /^X-[EF]/.test(name))).toEqual([]);
  });

  test.each([
    [{ 'integration.request.headers.X': "'a'" }, 'got "integration.request.headers.X"'],
    [{ 'integration.request.header.X': 'unquoted' }, 'source of a request parameter is not known, got "unquoted"'],
    [{ 'integration.request.header.X': 'method.request.header.Y' }, 'got "method.request.header.Y"'],
  ])('fails on the mapping %j', (parameters, message) => {
    expect(() => mapped(parameters)).toThrow(message);
  });

  test('fails on a header that API Gateway refuses to send', () => {
    expect(() => mapped({ 'integration.request.header.Transfer-Encoding': "'chunked'" })).toThrow(
      '"Stack/Integration" maps the header "Transfer-Encoding", which API Gateway refuses to send',
    );
    const route = routeOf({
      integration: aws('arn:aws:apigateway:us-east-1:sqs:path/1/q', {
        RequestParameters: { 'integration.request.header.Authorization': "'a'" },
      }),
    });
    expect(() => route.renderRequest()).toThrow('maps the header "Authorization"');
  });

  test('fails on a header that a client gives a line break', () => {
    const message = { body: JSON.stringify({ action: 'send', text: 'a\r\nEvil: 1' }) };

    expect(() => mapped({ 'integration.request.header.X': 'route.request.body.text' }, message)).toThrow(
      'maps the header "X" to a string with a line break, which no header can carry; the string is "a\\r\\nEvil: 1"',
    );
  });

  test('a path parameter without a value is left, and told', () => {
    const request = mapped({});

    expect(request.uri).toBe('https://example.com/{id}?a=1');
    expect(request.explain()).toContain('path parameter {id}: left in the URL');
  });

  test('a template can override parameters', () => {
    const template =
      '#set($context.requestOverride.header.X-A = "a")#set($context.requestOverride.path.id = 5)' +
      '#set($context.requestOverride.querystring["q"] = "b")ok';
    const route = routeOf({ integration: http(template, { IntegrationUri: 'https://example.com/{id}' }) });

    const request = route.renderRequest();

    expect(request.uri).toBe('https://example.com/5?q=b');
    expect(request.headers).toMatchObject({ 'X-A': 'a' });
    expect(request.explain()).toContain('parameter header.X-A: "a", from $context.requestOverride');
  });

  test('a template that spoils the overrides has none', () => {
    const template = '#set($context.requestOverride = "a")ok';

    expect(routeOf({ integration: http(template) }).renderRequest().body).toBe('ok');
  });
});

describe('backends', () => {
  test.each([
    ['arn:aws:apigateway:eu-west-1:sqs:path/1/queue', 'https://sqs.eu-west-1.amazonaws.com/1/queue'],
    [
      'arn:aws:apigateway:us-east-1:states:action/StartExecution',
      'https://states.us-east-1.amazonaws.com/?Action=StartExecution',
    ],
    ['arn:aws-cn:apigateway:cn-north-1:sns:action/Publish', 'https://sns.cn-north-1.amazonaws.com.cn/?Action=Publish'],
    ['arn:aws:apigateway:us-east-1:s3:path/bucket/{key}', 'https://s3.us-east-1.amazonaws.com/bucket/{key}'],
    [
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f/invocations',
      'https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f/invocations',
    ],
  ])('%s is called at its URL', (uri, url) => {
    const region = uri.split(':')[3] as string;
    const request = routeOf({ integration: aws(uri) }, { values: { 'AWS::Region': region } }).renderRequest();

    expect(request.uri).toBe(url);
    expect(request.headers['X-Amz-Source-Arn']).toMatch(
      /^arn:aws[-a-z]*:execute-api:[-a-z0-9]+:123456789012:Api\/prod\/send$/,
    );
  });

  test('a function gets the event of a proxy', () => {
    const route = routeOf({
      integration: {
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: 'arn:aws:lambda:us-east-1:1:function:f:${stageVariables.alias}',
      },
    });

    const request = route.renderRequest({
      body: '{"action":"send"}',
      authorizer: { user: 'u' },
      stageVariables: { alias: 'live' },
    });

    expect(request.method).toBe('POST');
    expect(request.uri).toBe(
      'https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f:live/invocations',
    );
    expect(request.bodyAsJson()).toEqual({
      requestContext: {
        routeKey: 'send',
        authorizer: { user: 'u' },
        messageId: 'O4eZ-c8zPHcCIhw=',
        eventType: 'MESSAGE',
        extendedRequestId: 'O4eZ-FGvPHcFmOw=',
        requestTime: '02/Jan/2026:03:04:05 +0000',
        messageDirection: 'IN',
        stage: 'prod',
        connectedAt: 1767322985678,
        requestTimeEpoch: 1767323045678,
        identity: { userAgent: 'Mozilla/5.0', sourceIp: '203.0.113.7' },
        requestId: 'O4eZ-FGvPHcFmOw=',
        domainName: 'Api.execute-api.us-east-1.amazonaws.com',
        connectionId: 'L0SM9cOFvHcCIhw=',
        apiId: 'Api',
      },
      stageVariables: { alias: 'live' },
      body: '{"action":"send"}',
      isBase64Encoded: false,
    });
  });

  test('a function that a client connects to gets the headers and the query', () => {
    const integration = { IntegrationType: 'AWS_PROXY', IntegrationUri: 'not an ARN' };
    const event = (routeKey: string, message = {}) => {
      const request = routeOf({ routeKey, integration }).renderRequest(message);
      expect(request.uri).toBe('not an ARN');
      return request.bodyAsJson();
    };

    const connected = event('$connect', { headers: { Host: 'h' }, queryStringParameters: { token: 't' } });

    expect(connected).toMatchObject({
      headers: { Host: 'h', 'Sec-WebSocket-Version': '13' },
      multiValueHeaders: { Host: ['h'] },
      queryStringParameters: { token: 't' },
      multiValueQueryStringParameters: { token: ['t'] },
      requestContext: { eventType: 'CONNECT', identity: { userAgent: 'Mozilla/5.0' } },
    });
    expect(connected).not.toHaveProperty('body');
    expect(event('$connect')).not.toHaveProperty('queryStringParameters');
    expect(event('$disconnect')).toMatchObject({
      headers: {},
      requestContext: {
        eventType: 'DISCONNECT',
        disconnectStatusCode: 1005,
        disconnectReason: 'Client-side close frame status not set',
      },
    });
    const gone = { contextVariables: { disconnectStatusCode: '1001', disconnectReason: 'Going away' } };
    expect(event('$disconnect', gone)).toMatchObject({
      requestContext: { disconnectStatusCode: 1001, disconnectReason: 'Going away' },
    });
  });

  test('an HTTP proxy gets the message, and on $connect the headers of the client', () => {
    const integration = {
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      IntegrationUri: 'https://${stageVariables.host}/',
    };
    const options = { stageVariables: { host: 'example.com' } };

    const message = routeOf({ integration }).renderRequest(options);
    const connection = routeOf({ routeKey: '$connect', integration }).renderRequest({
      ...options,
      headers: { Cookie: 'a=b', accept: 'text/html', host: 'api.example.com' },
    });

    expect([message.method, message.uri, message.body]).toEqual(['ANY', 'https://example.com/', '{"action":"send"}']);
    expect(connection.body).toBeUndefined();
    expect(connection.headers).toMatchObject({
      Cookie: 'a=b',
      accept: 'text/html',
      'User-Agent': 'AmazonAPIGateway_Api',
    });
    expect(connection.headers).not.toHaveProperty('host');
  });

  test('a backend without URL or method is shown as it is', () => {
    const request = routeOf({ integration: { IntegrationType: 'HTTP_PROXY' } }).renderRequest();

    expect([request.method, request.uri]).toEqual(['POST', '']);
    expect(routeOf({ integration: { IntegrationType: 'AWS_PROXY' } }).renderRequest().uri).toBe('');
  });

  test('a mock gets no request', () => {
    const request = routeOf({
      integration: { IntegrationType: 'MOCK', RequestTemplates: { $default: '{"statusCode":200}' } },
    }).renderRequest();

    expect([request.method, request.uri, request.body]).toEqual([undefined, undefined, '{"statusCode":200}']);
  });

  test('a body that is made binary is told to be in base64', () => {
    const request = routeOf({
      integration: http('YQ==', { ContentHandlingStrategy: 'CONVERT_TO_BINARY' }),
    }).renderRequest();

    expect([request.body, request.isBase64Encoded]).toEqual(['YQ==', true]);
  });

  test('fails on a stage variable of the URL that has no value', () => {
    const integration = http('', { IntegrationUri: 'https://${stageVariables.host}/' });

    expect(() => routeOf({ integration }).renderRequest()).toThrow('has no value, got "host"');
  });
});

test('fails to read a body that is no JSON, and shows it', () => {
  expect(() =>
    routeOf({ integration: http('{"a": }') })
      .renderRequest()
      .bodyAsJson(),
  ).toThrow('the body of the request is no JSON:\n{"a": }');
  const connect = routeOf({ routeKey: '$connect', integration: { IntegrationType: 'HTTP_PROXY' } });
  expect(() => connect.renderRequest().bodyAsJson()).toThrow('the request has no body');
});

test('fails on a message that is nested deeper than can be borne', () => {
  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const route = routeOf({
    selection: 'send',
    integration: http("$util.parseJson($stageVariables.deep) $input.path('$..*..*..*..*')"),
  });

  expect(() => route.renderRequest({ body: deep(500) })).toThrow('400 levels of nesting');
  expect(() => route.renderRequest({ stageVariables: { deep: deep(500) } })).toThrow('400 levels of nesting');
  expect(() => route.renderRequest({ body: deep(150), stageVariables: { deep: '1' } })).toThrow('2000000 steps');
  const mapped = http('ok', {
    RequestParameters: { 'integration.request.header.X': 'route.request.body..*..*..*..*' },
  });
  expect(() => routeOf({ selection: 'send', integration: mapped }).renderRequest({ body: deep(150) })).toThrow(
    '2000000 steps',
  );
});

test('for any message an escaped value arrives as it was sent', () => {
  const route = routeOf({ integration: http('{"value": $input.json(\'$.value\')}') });

  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      const body = JSON.stringify({ action: 'send', value });
      const sent = JSON.parse(body).value;
      // A JSON number that is no whole one comes back as Java prints it, which reads the same.
      expect(route.renderRequest({ body }).bodyAsJson().value).toEqual(sent);
    }),
  );
});

test('for any message there is an answer or an error, and never a crash', () => {
  const route = routeOf({
    selection: 'send',
    integration: http("$input.body $input.path('$.a') $input.json('$') $util.escapeJavaScript($input.body)"),
  });

  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (body) => {
      try {
        route.renderRequest({ body });
      } catch (error) {
        expect((error as Error).message).toContain('the request template');
      }
    }),
  );
});
