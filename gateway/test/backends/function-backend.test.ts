import { functionProxy, functionResources, type RouteSpec } from '../assembly-builder';
import { connect, type GatewayUnderTest, recordingServer, serveRoutes } from '../gateway-under-test';

/** Serves an API whose `$default` route is a function with some code. */
function serveFunction(
  code: string,
  properties: object = {},
  options: Parameters<typeof serveRoutes>[1] = {},
): Promise<GatewayUnderTest> {
  const resources = functionResources('Handler', { Code: { ZipFile: code }, ...properties });
  return serveRoutes({ $default: functionProxy('Handler') }, options, { resources });
}

async function ask(gateway: GatewayUnderTest, message: unknown = ''): Promise<string> {
  return (await connect(gateway.url)).ask(message);
}

test('a function gets the event of a message, and its body is the reply', async () => {
  const gateway = await serveFunction(
    'exports.handler = async (event) => ({ statusCode: 200, body: JSON.stringify(event) });',
  );
  const event = JSON.parse(await ask(gateway, 'hello'));
  expect(Object.keys(event).sort()).toEqual(['body', 'isBase64Encoded', 'requestContext']);
  expect(event).toMatchObject({
    body: 'hello',
    isBase64Encoded: false,
    requestContext: {
      routeKey: '$default',
      eventType: 'MESSAGE',
      messageDirection: 'IN',
      messageId: expect.stringMatching(/=$/),
      domainName: new URL(gateway.url).host,
      identity: { sourceIp: '127.0.0.1' },
    },
  });
  expect(event.requestContext).not.toHaveProperty('disconnectStatusCode');
  expect(await gateway.until('message')).toMatchObject({ backend: 'AWS_PROXY', status: 200, error: null });
});

describe('a function', () => {
  test.each([
    ['throws', "exports.handler = async () => { throw new TypeError('broken'); };", /TypeError: broken/],
    ['returns nothing', 'exports.handler = async () => {};', /is not an object/],
    ['returns a text', "exports.handler = async () => 'text';", /is not an object/],
    ['ends its process', 'exports.handler = () => process.exit(3);', /exit code 3|exited/],
  ])('that %s gets the client an error', async (_, code, error) => {
    const gateway = await serveFunction(code);
    expect(await ask(gateway)).toMatch(/^\{"message": "Internal server error", "connectionId":/);
    expect((await gateway.until('message')).error).toMatch(error);
  });

  test.each([
    [
      'SIGKILL',
      'nodejs22.x',
      "exports.handler = async ({ body }) => { if (body === 'die') { process.kill(process.pid, 'SIGKILL'); await new Promise(() => {}); } return { statusCode: 200, body }; };",
    ],
    [
      'SIGTERM',
      'nodejs22.x',
      "exports.handler = async ({ body }) => { if (body === 'die') { process.kill(process.pid, 'SIGTERM'); await new Promise(() => setInterval(() => {}, 1000)); } return { statusCode: 200, body }; };",
    ],
    [
      'SIGKILL',
      'python3.12',
      "import os, signal\ndef handler(event, context):\n  if event['body'] == 'die':\n    os.kill(os.getpid(), signal.SIGKILL)\n  return {'statusCode': 200, 'body': event['body']}",
    ],
  ])(
    'whose process is killed by %s in the middle of a message gets the client an error, and goes on (%s)',
    async (signal, Runtime, code) => {
      const gateway = await serveFunction(code, { Runtime, Timeout: 20 });
      const client = await connect(gateway.url);
      expect(await client.ask('before')).toBe('before');
      client.send('die');
      client.send('meanwhile');
      const frames = [await client.next(), await client.next()];
      expect(frames).toContain('meanwhile');
      expect(frames.find((frame) => frame !== 'meanwhile')).toMatch(
        /^\{"message": "Internal server error", "connectionId":/,
      );
      expect((await gateway.until('message', ({ body }) => body === 'die')).error).toContain(signal);
      expect(await client.ask('after')).toBe('after');
    },
  );

  test('that takes longer than its own timeout gets the client an error', async () => {
    const gateway = await serveFunction(
      'exports.handler = () => new Promise((resolve) => setTimeout(resolve, 10000));',
      { Timeout: 1 },
    );
    expect(await ask(gateway)).toContain('"Internal server error"');
  });

  test('that returns no body sends an empty frame', async () => {
    expect(await ask(await serveFunction('exports.handler = async () => ({ statusCode: 200 });'))).toBe('');
  });

  test('has its lines shown with its name', async () => {
    const gateway = await serveFunction(
      "exports.handler = async () => { console.log('a line'); return { statusCode: 200 }; };",
    );
    await ask(gateway);
    expect(await gateway.until('log', ({ text }) => text.includes('a line'))).toMatchObject({ function: 'Handler' });
  });

  test('runs many messages of one connection at the same time', async () => {
    const gateway = await serveFunction(
      'exports.handler = ({ body }) => new Promise((resolve) => setTimeout(resolve, 400, { statusCode: 200, body }));',
    );
    const client = await connect(gateway.url);
    await client.ask('warm');
    const before = Date.now();
    for (let count = 0; count < 8; count += 1) {
      client.send(String(count));
    }
    const frames = await Promise.all(Array.from({ length: 8 }, () => client.next()));
    expect(frames.sort()).toEqual(Array.from({ length: 8 }, (_, count) => String(count)));
    // One after another they would take 3.2 seconds.
    expect(Date.now() - before).toBeLessThan(3000);
  });

  test('without the permission of API Gateway is not called, and a line says so', async () => {
    const resources = functionResources('Handler', {}, { permitted: false });
    const gateway = await serveRoutes({ $default: functionProxy('Handler') }, {}, { resources });
    expect(await ask(gateway)).toContain('"Internal server error"');
    expect(await ask(gateway)).toContain('"Internal server error"');
    expect(gateway.warnings).toEqual([expect.stringContaining('AWS::Lambda::Permission is missing at "Handler"')]);
  });

  test('finds addresses of the gateway in its environment', async () => {
    const api = { 'Fn::Join': ['', ['https://', { Ref: 'Api' }, '.execute-api.us-east-1.amazonaws.com/prod']] };
    const gateway = await serveFunction(
      'exports.handler = async () => ({ statusCode: 200, body: process.env.CALLBACK_URL + " " + process.env.AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI });',
      { Environment: { Variables: { CALLBACK_URL: api } } },
    );
    const { host } = new URL(gateway.url);
    expect(await ask(gateway)).toBe(`https://${host}/prod https://${host}/prod`);
  });
});

describe('a function elsewhere', () => {
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:imported';

  test('gets the event by POST, and its response is the result', async () => {
    const elsewhere = await recordingServer((_, response) =>
      response.end('{"statusCode":200,"body":"from elsewhere"}'),
    );
    const functionEndpoints = [{ name: 'imported', url: `${elsewhere.url}/2015-03-31/functions/imported/invocations` }];
    const gateway = await serveRoutes({ $default: functionProxy(arn) }, { functionEndpoints });
    expect(await ask(gateway, 'hello')).toBe('from elsewhere');
    const [request] = elsewhere.requests;
    expect(request).toMatchObject({ method: 'POST', url: '/2015-03-31/functions/imported/invocations' });
    expect(JSON.parse(request?.body ?? '')).toMatchObject({ body: 'hello', requestContext: { eventType: 'MESSAGE' } });
  });

  test('may stand in for one of the app, by its logical id', async () => {
    const elsewhere = await recordingServer((_, response) =>
      response.end('{"statusCode":200,"body":"from elsewhere"}'),
    );
    const functionEndpoints = [{ name: 'Handler', url: elsewhere.url }];
    const gateway = await serveFunction('this is not run', {}, { functionEndpoints });
    expect(await ask(gateway)).toBe('from elsewhere');
  });

  test('that nobody named fails, and the error says how to name it', async () => {
    const gateway = await serveRoutes({ $default: functionProxy(arn) });
    expect(await ask(gateway)).toContain('"Internal server error"');
    expect((await gateway.until('message')).error).toContain('--function imported=URL');
  });
});

describe('a custom integration', () => {
  const uri = {
    'Fn::Join': [
      '',
      [
        'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/',
        { 'Fn::GetAtt': ['Handler', 'Arn'] },
        '/invocations',
      ],
    ],
  };
  const custom = (more: object = {}): RouteSpec => ({
    integration: {
      IntegrationType: 'AWS',
      IntegrationMethod: 'POST',
      IntegrationUri: uri,
      TemplateSelectionExpression: '\\$default',
      RequestTemplates: { $default: '{"text":$input.json("$.text")}' },
      ...more,
    },
    twoWay: true,
    responses: {
      '/no .*/': {
        TemplateSelectionExpression: '\\$default',
        ResponseTemplates: { $default: 'refused: $input.path("$.errorMessage")' },
      },
      $default: {
        TemplateSelectionExpression: '\\$default',
        ResponseTemplates: { $default: 'result: $input.json("$")' },
      },
    },
  });
  const serve = (code: string, more: object = {}) =>
    serveRoutes({ send: custom(more) }, {}, { resources: functionResources('Handler', { Code: { ZipFile: code } }) });

  test('gets what the template renders, and the reply is what a template makes of the result', async () => {
    const gateway = await serve('exports.handler = async ({ text }) => ({ length: text.length });');
    expect(await ask(gateway, { action: 'send', text: 'four' })).toBe('result: {"length":4}');
  });

  test('selects its response by the message of the error', async () => {
    const gateway = await serve("exports.handler = async () => { throw new Error('no room'); };");
    expect(await ask(gateway, { action: 'send', text: 'a' })).toBe('refused: no room');
  });

  test('is not waited for when it is asynchronous', async () => {
    const gateway = await serve(
      "exports.handler = async ({ text }) => { await new Promise((resolve) => setTimeout(resolve, 500)); console.log('done ' + text); };",
      { RequestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" } },
    );
    expect(await ask(gateway, { action: 'send', text: 'later' })).toMatch(/^result: /);
    expect(gateway.happened.filter(({ event }) => event === 'log')).toEqual([]);
    expect(await gateway.until('log', ({ text }) => text.includes('done later'))).toBeDefined();
    expect(await gateway.until('message')).toMatchObject({ status: 202 });
  });
});

test('an alias needs a permission of its own', async () => {
  const alias = {
    Type: 'AWS::Lambda::Alias',
    Properties: { FunctionName: { Ref: 'Handler' }, FunctionVersion: '1', Name: 'live' },
  };
  const resources = { ...functionResources('Handler'), Alias: alias };
  const uri = {
    'Fn::Join': [
      '',
      ['arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/', { Ref: 'Alias' }, '/invocations'],
    ],
  };
  const routes = { $default: { integration: { IntegrationType: 'AWS_PROXY', IntegrationUri: uri }, twoWay: true } };
  expect(await ask(await serveRoutes(routes, {}, { resources }))).toContain('"Internal server error"');
  const permission = {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: { Ref: 'Alias' },
      Principal: 'apigateway.amazonaws.com',
    },
  };
  expect(await ask(await serveRoutes(routes, {}, { resources: { ...resources, AliasPermission: permission } }))).toBe(
    '',
  );
});
