import {
  AUTHORIZED,
  apiTemplate,
  authorizerResources,
  functionProxy,
  functionResources,
  mockReply,
  writeAssembly,
} from '../assembly-builder';
import { connect, handshake, recordingServer, serveAssembly } from '../gateway-under-test';
import { allowing, METHOD_ARN, type SeenEvent, serveAuthorized } from './authorizer-under-test';

describe('an authorizer', () => {
  test('gets the event that AWS sends', async () => {
    const { gateway, events } = await serveAuthorized({ returns: allowing() });
    const client = await connect(`${gateway.url}?token=abc&token=def`, [], {
      headers: { 'User-Agent': 'tests', 'X-Team': 'blue', Cookie: 'a=b' },
    });
    const { connectionId } = await gateway.until('connection');
    const [event] = events;
    expect(Object.keys(event ?? {})).toEqual([
      'type',
      'methodArn',
      'headers',
      'multiValueHeaders',
      'queryStringParameters',
      'multiValueQueryStringParameters',
      'stageVariables',
      'requestContext',
    ]);
    const { host } = new URL(gateway.url);
    expect(event).toMatchObject({
      type: 'REQUEST',
      methodArn: METHOD_ARN,
      headers: {
        Connection: 'upgrade',
        Upgrade: 'websocket',
        'content-length': '0',
        Host: host,
        'X-Team': 'blue',
        'Sec-WebSocket-Version': '13',
        'X-Forwarded-For': '127.0.0.1',
      },
      multiValueHeaders: {
        Connection: ['upgrade'],
        Upgrade: ['websocket'],
        'content-length': ['0'],
        'X-Team': ['blue'],
      },
      queryStringParameters: { token: 'def' },
      multiValueQueryStringParameters: { token: ['abc', 'def'] },
      stageVariables: {},
    });
    expect(event?.requestContext).toEqual({
      routeKey: '$connect',
      eventType: 'CONNECT',
      extendedRequestId: expect.stringMatching(/^[\w-]{15}=$/),
      requestTime: expect.stringMatching(/^\d\d\/\w{3}\/\d{4}:[\d:]+ \+0000$/),
      messageDirection: 'IN',
      stage: 'prod',
      connectedAt: expect.any(Number),
      requestTimeEpoch: expect.any(Number),
      identity: { sourceIp: '127.0.0.1', userAgent: 'tests' },
      requestId: event?.requestContext.extendedRequestId,
      domainName: host,
      connectionId,
      apiId: 'Api',
    });
    client.socket.close();
  });

  test('gets empty objects without a query string, and the stage variables', async () => {
    const { gateway, events } = await serveAuthorized({ returns: allowing() }, { stages: { prod: { team: 'blue' } } });
    await connect(gateway.url);
    expect(events).toMatchObject([
      { queryStringParameters: {}, multiValueQueryStringParameters: {}, stageVariables: { team: 'blue' } },
    ]);
  });

  test('is asked for each connection, and neither for messages nor at the end', async () => {
    const { gateway, events } = await serveAuthorized({ returns: allowing() });
    for (const count of [1, 2]) {
      const client = await connect(gateway.url);
      await client.ask('hello');
      client.socket.close();
      await client.closed;
      expect(events).toHaveLength(count);
    }
  });

  test('runs as a function of the app', async () => {
    const handler = `exports.handler = async (event) => {
      if (event.queryStringParameters.token !== 'open') throw new Error('Unauthorized');
      return { principalId: 'ada', policyDocument: { Version: '2012-10-17', Statement: [
        { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: event.methodArn } ] } };
    };`;
    const resources = {
      ...authorizerResources({ IdentitySource: ['route.request.querystring.token'] }),
      ...functionResources('Authorize', { Code: { ZipFile: handler } }, { permitted: false }),
    };
    const template = apiTemplate({ $connect: { route: AUTHORIZED } }, { resources });
    const { url } = await serveAssembly(writeAssembly({ Chat: template }));
    expect(await handshake(`${url}?token=open`)).toMatchObject({ status: 101 });
    expect(await handshake(`${url}?token=shut`)).toMatchObject({ status: 401 });
    expect(await handshake(url)).toMatchObject({ status: 401 });
  });

  test('of another account is called by --function with its name', async () => {
    const remote = await recordingServer((_, response) => response.end(JSON.stringify(allowing())));
    const uri =
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:999999999999:function:guard/invocations';
    const resources = authorizerResources({ AuthorizerUri: uri });
    const directory = writeAssembly({ Chat: apiTemplate({ $connect: { route: AUTHORIZED } }, { resources }) });
    const served = await serveAssembly(directory, { functionEndpoints: [{ name: 'guard', url: remote.url }] });
    expect(await handshake(served.url)).toMatchObject({ status: 101 });

    const other = await serveAssembly(directory);
    expect(await handshake(other.url)).toMatchObject({ status: 500 });
    expect(await other.until('connection')).toMatchObject({
      error: expect.stringContaining('name its Invoke address with --function guard=URL'),
    });
  });

  test('is asked before the function of $connect, which is not called when it refuses', async () => {
    const backend = await recordingServer((_, response) => response.end('{"statusCode":200}'));
    const { gateway } = await serveAuthorized(
      { returns: allowing({}, { Effect: 'Deny' }) },
      {
        routes: { $connect: { ...functionProxy('Handler'), route: AUTHORIZED } },
        resources: functionResources('Handler'),
      },
    );
    expect(await handshake(gateway.url)).toMatchObject({ status: 403 });
    expect(backend.requests).toEqual([]);
  });

  test('that lets a client in leaves the decision to $connect', async () => {
    const { gateway } = await serveAuthorized(
      { returns: allowing() },
      {
        routes: { $connect: { ...functionProxy('Handler'), route: AUTHORIZED } },
        resources: functionResources('Handler', {
          Code: { ZipFile: 'exports.handler = async () => ({ statusCode: 418 });' },
        }),
      },
    );
    expect(await handshake(gateway.url)).toMatchObject({ status: 418 });
  });
});

describe('an identity source', () => {
  const SOURCES = {
    IdentitySource: [
      'route.request.header.X-Token',
      'route.request.querystring.room',
      'stageVariables.team',
      'context.stage',
    ],
  };
  const more = { authorizer: SOURCES, stages: { prod: { team: 'blue' } } };
  const headers = { 'x-token': 'abc' };

  test('that is there leads to the authorizer, whatever the case of the header', async () => {
    const { gateway, events } = await serveAuthorized({ returns: allowing() }, more);
    expect(await handshake(`${gateway.url}?room=1`, [], { headers })).toMatchObject({ status: 101 });
    expect(events).toHaveLength(1);
  });

  test.each([
    ['a header that is missing', '?room=1', {}, more],
    ['a header that is empty', '?room=1', { 'X-Token': '' }, more],
    ['a parameter that is missing', '', headers, more],
    ['a parameter that is empty', '?room=', headers, more],
    ['a parameter in another case', '?Room=1', headers, more],
    ['a stage variable that is missing', '?room=1', headers, { ...more, stages: { prod: {} } }],
    [
      'a context variable that is missing',
      '?room=1',
      headers,
      { ...more, authorizer: { IdentitySource: ['context.authorizer.user'] } },
    ],
    [
      'a context variable that is empty',
      '?room=1',
      headers,
      { ...more, authorizer: { IdentitySource: ['context.identity.caller'] } },
    ],
    ['a member of Object', '', {}, { authorizer: { IdentitySource: ['stageVariables.constructor'] } }],
  ])('%s gets 401 without a call', async (_, query, sent, served) => {
    const { gateway, events } = await serveAuthorized({ returns: allowing() }, served);
    const { status, body } = await handshake(`${gateway.url}${query}`, [], { headers: sent });
    expect(status).toBe(401);
    expect(JSON.parse(body)).toMatchObject({ message: 'Unauthorized' });
    expect(events).toEqual([]);
    expect(await gateway.until('connection')).toMatchObject({
      state: 'refused',
      handshakeStatus: 401,
      error: expect.stringMatching(
        /^identity source ".+" is missing or empty, so the authorizer at "Authorizer" is not asked$/,
      ),
    });
  });

  test('in the form of HTTP APIs gets 500, since AWS does not take it', async () => {
    const { gateway, events } = await serveAuthorized(
      { returns: allowing() },
      { authorizer: { IdentitySource: ['$request.body.token'] } },
    );
    expect(await handshake(gateway.url)).toMatchObject({ status: 500 });
    expect(events).toEqual([]);
  });
});

describe('the end of an authorizer', () => {
  test.each<[string, Parameters<typeof serveAuthorized>[0], number, string]>([
    ['throws Unauthorized', { throws: 'Unauthorized' }, 401, 'got the error "Unauthorized"'],
    ['throws unauthorized in lower case', { throws: 'unauthorized' }, 500, 'threw "unauthorized"'],
    ['throws a longer text', { throws: 'Unauthorized: expired' }, 500, 'threw "Unauthorized: expired"'],
    ['throws anything else', { throws: 'boom' }, 500, 'threw "boom"'],
    ['denies', { returns: allowing({}, { Effect: 'Deny' }) }, 403, 'denies'],
    ['returns a status', { returns: { statusCode: 401 } }, 500, 'no policyDocument'],
    ['returns nothing', { returns: 'null' }, 500, 'no policyDocument'],
    ['returns what is not JSON', { returns: 'ok' }, 500, 'no policyDocument'],
    ['returns the response of an HTTP API', { returns: { isAuthorized: true } }, 500, 'no policyDocument'],
    ['returns no principal', { returns: allowing({ principalId: undefined }) }, 500, 'no principalId'],
    ['returns a policy without statements', { returns: { principalId: 'a', policyDocument: {} } }, 500, 'statement'],
    ['returns an unknown effect', { returns: allowing({}, { Effect: 'allow' }) }, 500, 'unknown effect'],
    ['returns an object in the context', { returns: allowing({ context: { user: { id: 1 } } }) }, 500, '"user"'],
    ['returns a list in the context', { returns: allowing({ context: { roles: ['a'] } }) }, 500, '"roles"'],
    ['returns null in the context', { returns: allowing({ context: { user: null } }) }, 500, '"user"'],
    ['returns a context that is a string', { returns: allowing({ context: 'user' }) }, 500, 'context is not an object'],
    ['returns more than 8 KB', { returns: allowing({ context: { text: 'x'.repeat(8192) } }) }, 500, 'larger than 8192'],
  ])('that %s is the status of the handshake', async (_, ending, status, error) => {
    const { gateway, events } = await serveAuthorized(ending);
    expect(await handshake(gateway.url)).toMatchObject({ status });
    expect(events).toHaveLength(1);
    expect(await gateway.until('connection')).toMatchObject({
      state: 'refused',
      handshakeStatus: status,
      error: expect.stringContaining(error),
      trace: [{ kind: 'access', step: expect.stringContaining(error) }],
    });
    expect((await gateway.call('GET', 'connections')).json).toEqual({ connections: [] });
  });

  test('that does not come gets 500 after 29 seconds', async () => {
    const silent = await recordingServer(() => {});
    const { gateway } = await serveAuthorized(
      { returns: '' },
      { options: { functionEndpoints: [{ name: 'Authorize', url: silent.url }] } },
    );
    const refused = handshake(gateway.url);
    while (silent.requests.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await gateway.call('POST', 'clock', { advanceMs: 29_000 });
    expect(await refused).toMatchObject({ status: 500 });
  });

  test('that is an assumption says so', async () => {
    const { gateway } = await serveAuthorized({ throws: 'boom' });
    await handshake(gateway.url);
    expect(await gateway.until('connection')).toMatchObject({ assumptions: ['authorizer-failure'] });
  });
});

describe('the policy', () => {
  const ACCOUNT = 'arn:aws:execute-api:us-east-1:123456789012';

  test.each([
    ['event.methodArn', METHOD_ARN, 101],
    ['all of the stage', `${ACCOUNT}:Api/prod/*`, 101],
    ['all of the API', `${ACCOUNT}:Api/*`, 101],
    ['everything', '*', 101],
    ['any stage with $connect', `${ACCOUNT}:Api/*/$connect`, 101],
    ['a stage with a question mark', `${ACCOUNT}:Api/pro?/$connect`, 101],
    ['the form of REST APIs', `${ACCOUNT}:Api/prod/*/*`, 403],
    ['another stage', `${ACCOUNT}:Api/dev/$connect`, 403],
    ['another route', `${ACCOUNT}:Api/prod/send`, 403],
    ['another API', `${ACCOUNT}:Other/prod/$connect`, 403],
  ])('that allows %s', async (_, Resource, status) => {
    const { gateway } = await serveAuthorized({ returns: allowing({}, { Resource }) });
    expect(await handshake(gateway.url)).toMatchObject({ status });
  });
});

describe('the context', () => {
  const context = { name: 'Ada', level: 7, ratio: 1.5, isAdmin: true };
  const values = { principalId: 'ada', name: 'Ada', level: '7', ratio: '1.5', isAdmin: 'true' };

  test('is in the event of every route, as strings', async () => {
    const seen: SeenEvent[] = [];
    const functions = await recordingServer(({ body }, response) => {
      seen.push(JSON.parse(body));
      response.end('{"statusCode":200,"body":"done"}');
    });
    const guard = await recordingServer((_, response) => response.end(JSON.stringify(allowing({ context }))));
    const { gateway } = await serveAuthorized(
      { returns: '' },
      {
        routes: {
          $connect: { ...functionProxy('Handler'), route: AUTHORIZED },
          $default: functionProxy('Handler'),
          $disconnect: functionProxy('Handler'),
        },
        resources: functionResources('Handler'),
        options: {
          functionEndpoints: [
            { name: 'Authorize', url: guard.url },
            { name: 'Handler', url: functions.url },
          ],
        },
      },
    );
    const client = await connect(gateway.url);
    expect(await client.ask('hello')).toBe('done');
    client.socket.close();
    await gateway.until('connection', ({ state }) => state === 'closed');
    expect(seen.map(({ requestContext: { authorizer, eventType } }) => [eventType, authorizer])).toEqual([
      ['CONNECT', values],
      ['MESSAGE', values],
      ['DISCONNECT', values],
    ]);
  });

  test('is in $context.authorizer of every template', async () => {
    const text = '$context.authorizer.principalId $context.authorizer.level $context.authorizer.isAdmin';
    const { gateway } = await serveAuthorized(
      { returns: allowing({ context }) },
      { routes: { $default: mockReply(`${text} $context.authorizer.nothing.`) } },
    );
    const client = await connect(gateway.url);
    expect(await client.ask('hello')).toBe('ada 7 true .');
    expect(await gateway.until('connection')).toMatchObject({
      trace: expect.arrayContaining([
        expect.objectContaining({
          kind: 'access',
          step: 'authorizer "Authorizer" lets "ada" in',
          details: expect.arrayContaining(['$context.authorizer.level = 7']),
        }),
      ]),
    });
  });

  test('is optional, and does not reach other connections', async () => {
    const results = [allowing({ context }), allowing({ principalId: 'bob' })];
    const guard = await recordingServer((_, response) => response.end(JSON.stringify(results.shift())));
    const { gateway } = await serveAuthorized(
      { returns: '' },
      {
        routes: { $default: mockReply('$context.authorizer.principalId $context.authorizer.name') },
        options: { functionEndpoints: [{ name: 'Authorize', url: guard.url }] },
      },
    );
    const [ada, bob] = [await connect(gateway.url), await connect(gateway.url)];
    expect(await bob.ask('hello')).toBe('bob ');
    expect(await ada.ask('hello')).toBe('ada Ada');
  });
});

describe('an authorizer function', () => {
  test('without a permission gets 500, and a line that says so', async () => {
    const { gateway, events } = await serveAuthorized({ returns: allowing() }, { permission: { permitted: false } });
    expect(await handshake(gateway.url)).toMatchObject({ status: 500 });
    expect(events).toEqual([]);
    expect(gateway.warnings).toEqual([
      'AWS::Lambda::Permission is missing at "Authorize" for the authorizer at "Authorizer"; allow ' +
        '"apigateway.amazonaws.com" to invoke it from "arn:aws:execute-api:us-east-1:123456789012:Api/authorizers/Authorizer"',
    ]);
  });

  test.each([
    ['for another authorizer', { SourceArn: 'arn:aws:execute-api:us-east-1:123456789012:Api/authorizers/other' }, 500],
    ['for the route', { SourceArn: METHOD_ARN }, 500],
    ['for the whole API', { SourceArn: 'arn:aws:execute-api:us-east-1:123456789012:Api/*' }, 101],
    ['for any API', { SourceArn: undefined }, 101],
  ])('with a permission %s', async (_, permission, status) => {
    const { gateway } = await serveAuthorized({ returns: allowing() }, { permission: { permission } });
    expect(await handshake(gateway.url)).toMatchObject({ status });
  });

  test('that is invoked with a role needs no permission', async () => {
    const { gateway } = await serveAuthorized(
      { returns: allowing() },
      {
        permission: { permitted: false },
        authorizer: { AuthorizerCredentialsArn: 'arn:aws:iam::123456789012:role/invoke' },
      },
    );
    expect(await handshake(gateway.url)).toMatchObject({ status: 101 });
  });

  test('that a stage variable names is called', async () => {
    const uri =
      'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.guard}/invocations';
    const { gateway } = await serveAuthorized(
      { returns: allowing() },
      {
        authorizer: { AuthorizerUri: uri },
        stages: { prod: { guard: 'Authorize' } },
        permission: { permission: { SourceArn: undefined } },
      },
    );
    await handshake(gateway.url);
    expect(await gateway.until('connection')).toMatchObject({ error: null });
  });
});

test.each([
  ['of another type', { AuthorizerType: 'JWT' }, {}, 'of type REQUEST at "Authorizer", got "JWT"'],
  ['without a function', { AuthorizerUri: 'https://example.com' }, {}, 'got "REQUEST" with "https://example.com"'],
  ['that is not in the assembly', {}, { AuthorizerId: 'a1b2c3' }, 'not in the assembly at "ApiRoute0", got "a1b2c3"'],
])('an authorizer %s gets 500', async (_, authorizer, connectRoute, error) => {
  const { gateway } = await serveAuthorized({ returns: allowing() }, { authorizer, connect: connectRoute });
  expect(await handshake(gateway.url)).toMatchObject({ status: 500 });
  expect(await gateway.until('connection')).toMatchObject({ error: expect.stringContaining(error) });
});
