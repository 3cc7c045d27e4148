import { once } from 'node:events';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { apiTemplate, functionProxy, mockReply, temporaryFolder, writeAssembly } from '../assembly-builder';
import { connect, recordingServer } from '../gateway-under-test';
import { run, start } from './program';

/** Waits for a line that was printed, or will be. */
async function untilLine(lines: readonly string[], pattern: RegExp): Promise<string> {
  for (;;) {
    const found = lines.find((line) => pattern.test(line));
    if (found !== undefined) {
      return found;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const chat = () => writeAssembly({ Chat: apiTemplate({ ping: mockReply('pong') }) });

/** Two ports that follow each other, and are free. */
async function freePorts(): Promise<[number, number]> {
  for (;;) {
    const first = createServer().listen(0, '127.0.0.1');
    await once(first, 'listening');
    const { port } = first.address() as AddressInfo;
    const second = createServer().listen(port + 1, '127.0.0.1');
    const isFree = await once(second, 'listening').then(
      () => true,
      () => false,
    );
    first.close();
    second.close();
    await once(first, 'close');
    if (isFree) {
      return [port, port + 1];
    }
  }
}

describe('the exit code', () => {
  test.each([
    ['an unknown option', ['--no-such-option']],
    ['a port that is no number', ['--port', 'http']],
    ['a port that is too large', ['--port', '65536']],
    ['a rewrite without an equals sign', ['--rewrite', 'https://rooms.example.com']],
    ['a function without an URL', ['--function', 'Handler=here']],
    ['an unknown limit', ['--relaxed', 'gravity']],
    ['credentials that are missing', ['--iam', '/nowhere/iam.json']],
    ['an origin with a path', ['--allow-origin', 'http://localhost:5173/app']],
    ['a stack that the assembly does not have', ['--stack', 'Other']],
    ['an API that the assembly does not have', ['--api', 'Other']],
    ['a stage that the assembly does not have', ['--stage', 'dev']],
    ['a function that the app does not have', ['--function', 'Other=http://localhost:1/']],
    ['an endpoint that is not a URL', ['--endpoint', 'localhost:4566']],
    ['an endpoint of a service that is not a URL', ['--endpoint-sqs', 'here']],
    ['an endpoint of a service without a URL', ['--endpoint-sqs']],
    ['an endpoint of a service that does not exist', ['--endpoint-sqqs', 'http://localhost:1']],
    ['a file of values that is missing', ['--values', '/nowhere/values.json']],
  ])('is 2 for %s', (_, options) => {
    const { status, stdout, stderr } = run(chat(), ...options);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^error: [^;\n]+; .+\n$/);
  });

  test.each([
    [[], 'cloud assembly is missing on the command line; pass the folder that cdk synth writes, such as cdk.out'],
    [
      ['routes'],
      'cloud assembly is missing on the command line; pass the folder that cdk synth writes, such as cdk.out',
    ],
    [['x', 'y'], 'one folder is served at a time, got 2 arguments; pass one, and quote names that contain spaces'],
    [['x', '--ports', '1'], 'option is unknown, got "--ports"; did you mean --port?'],
    [['x', '--port'], 'option has no value at "--port"; write --port <port>'],
    [['x', '--port', 'http'], 'option is invalid at "--port", got "http"; pass a number from 0 to 65535'],
    [['x', '--isolation', 'docker'], 'option is invalid at "--isolation", got "docker"; choose from process, worker'],
  ])('is 2 for the arguments %j, and the error says what to do', (options, message) => {
    expect(run(...options)).toEqual({ status: 2, stdout: '', stderr: `error: ${message}\n` });
  });

  test('is 2 for a value that no stack mentions', () => {
    const directory = chat();
    const file = join(directory, 'values.json');
    for (const name of ['Tabel', 'Ap', 'Type']) {
      writeFileSync(file, JSON.stringify({ [name]: 'connections' }));
      const { status, stderr } = run(directory, '--values', file);
      expect(status).toBe(2);
      expect(stderr).toContain(
        `--values has a name that no template contains, got "${name}"; use a parameter name, a logical id`,
      );
    }
  });

  test('is 2 for values that are not strings', () => {
    const directory = chat();
    const file = join(directory, 'values.json');
    writeFileSync(file, JSON.stringify({ Api: 1 }));
    expect(run(directory, '--values', file)).toMatchObject({ status: 2 });
  });

  test('is 3 for a folder that is missing', () => {
    const { status, stderr } = run('/nowhere/cdk.out');
    expect(status).toBe(3);
    expect(stderr).toContain('cloud assembly is missing at "/nowhere/cdk.out"; run cdk synth first');
  });

  test('is 3 for a folder that is not an assembly', () => {
    expect(run(temporaryFolder())).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('manifest.json is missing'),
    });
  });

  test('is 3 for an assembly without a WebSocket API', () => {
    const directory = writeAssembly({ Empty: { Resources: {} } });
    expect(run(directory)).toMatchObject({ status: 3, stderr: expect.stringContaining('WebSocket API is missing') });
  });

  test('is 3 for a manifest that is half written', () => {
    const directory = chat();
    writeFileSync(join(directory, 'manifest.json'), '{"version":"48.0.0","artifacts":{"Chat":{"type":"aws:clo');
    expect(run(directory)).toMatchObject({ status: 3, stderr: expect.stringContaining('not JSON') });
  });

  test('is 3 for a template that is missing', () => {
    const directory = chat();
    rmSync(join(directory, 'Chat.template.json'));
    expect(run(directory)).toMatchObject({ status: 3, stderr: expect.stringContaining('Chat.template.json') });
  });

  test('is 3 for an assembly of a newer format', () => {
    const directory = chat();
    writeFileSync(join(directory, 'manifest.json'), '{"version":"999.0.0","artifacts":{}}');
    expect(run(directory)).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('install the newest cdk-websocket-gateway'),
    });
  });

  test('is 3 for an API without a stage', () => {
    const directory = writeAssembly({ Chat: apiTemplate({ ping: mockReply('pong') }, { stages: {} }) });
    expect(run(directory)).toMatchObject({ status: 3, stderr: expect.stringContaining('API has no stage at "Api"') });
  });

  test('is 1 for a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { status, stdout, stderr } = run(chat(), '--port', String(port));
    other.close();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`port is in use at "127.0.0.1:${port}"`);
  });

  test('is 1 for a port of a further API in use, and nothing is served', async () => {
    const [first, second] = await freePorts();
    const other = createServer().listen(second, '127.0.0.1');
    await once(other, 'listening');
    const routes = { ping: mockReply('pong') };
    const directory = writeAssembly({ B: apiTemplate(routes), A: apiTemplate(routes) });
    const { status, stdout, stderr } = run(directory, '--port', String(first));
    other.close();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`port is in use at "127.0.0.1:${second}", got "EADDRINUSE"; choose another by --port`);
  });

  test.each(['--help', '--version'])('is 0 for %s', (option) => {
    expect(run(option)).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('with --json', () => {
  test('the first line says where each stage is served, and where the control API is', async () => {
    const directory = writeAssembly({
      Chat: apiTemplate({ ping: mockReply('pong') }, { stages: { prod: {}, dev: {} } }),
      Alerts: apiTemplate({ ping: mockReply('pong') }, { id: 'AlertsApi' }),
    });
    const { child, lines } = await start(directory, '--port', '0', '--json');
    const ready = JSON.parse(lines[0] as string);
    const first = Number(new URL(ready.control.url).port);
    expect(ready).toEqual({
      event: 'ready',
      pid: child.pid,
      apis: [
        expect.objectContaining({
          stack: 'Alerts',
          api: 'AlertsApi',
          stage: 'prod',
          url: `ws://localhost:${first}/prod`,
        }),
        expect.objectContaining({ stack: 'Chat', api: 'Api', stage: 'prod' }),
        expect.objectContaining({ stack: 'Chat', api: 'Api', stage: 'dev' }),
      ],
      control: { url: `http://localhost:${first}/_gateway/`, token: expect.stringMatching(/^.{20,}$/) },
    });
    for (const { url, callbackUrl } of ready.apis) {
      expect(callbackUrl).toBe(url.replace('ws:', 'http:'));
    }
  });

  test('several APIs take the ports that follow', async () => {
    const [port] = await freePorts();
    const routes = { ping: mockReply('pong') };
    const directory = writeAssembly({ B: apiTemplate(routes), A: apiTemplate(routes) });
    const { lines } = await start(directory, '--port', String(port), '--json');
    expect(JSON.parse(lines[0] as string).apis).toMatchObject([
      { stack: 'A', url: `ws://localhost:${port}/prod` },
      { stack: 'B', url: `ws://localhost:${port + 1}/prod` },
    ]);
  });

  test('each further line is an event, and nothing else is printed', async () => {
    const { lines, child, ended } = await start(chat(), '--port', '0', '--json');
    const client = await connect(JSON.parse(lines[0] as string).apis[0].url);
    expect(await client.ask({ action: 'ping' })).toBe('pong');
    client.socket.close();
    await client.closed;
    child.kill('SIGTERM');
    await ended;
    expect(lines.map((line) => JSON.parse(line).event)).toEqual(['ready', 'connection', 'message', 'connection']);
  });

  test('an API mapping is a further entry of its API', async () => {
    const mapping = (properties: object) => ({ Type: 'AWS::ApiGatewayV2::ApiMapping', Properties: properties });
    const place = { ApiId: { Ref: 'Api' }, Stage: { Ref: 'ApiStageprod' }, DomainName: { Ref: 'Domain' } };
    const resources = {
      Domain: { Type: 'AWS::ApiGatewayV2::DomainName', Properties: { DomainName: 'chat.example.com' } },
      Mapping: mapping({ ...place, ApiMappingKey: 'chat' }),
    };
    const directory = writeAssembly({ Chat: apiTemplate({ ping: mockReply('pong') }, { resources }) });
    const { lines } = await start(directory, '--port', '0', '--json');
    const { apis, control } = JSON.parse(lines[0] as string);
    const origin = `//localhost:${new URL(control.url).port}`;
    expect(apis).toEqual(
      ['prod', 'chat'].map((path) => ({
        stack: 'Chat',
        api: 'Api',
        stage: 'prod',
        url: `ws:${origin}/${path}`,
        callbackUrl: `http:${origin}/${path}`,
      })),
    );
    for (const { url } of apis) {
      expect(await (await connect(url)).ask({ action: 'ping' })).toBe('pong');
    }
  });

  test('the end of standard input ends the program with exit code 0', async () => {
    const { child, ended } = await start(chat(), '--port', '0', '--json');
    child.stdin?.end();
    expect(await ended).toEqual([0, null]);
  });
});

test('without --json the addresses and the command for wscat are printed', async () => {
  const { lines, child, ended } = await start(chat(), '--port', '0');
  child.kill('SIGTERM');
  await ended;
  expect(lines.join('\n')).toMatch(/^Chat\/Api +ping +two-way +MOCK/m);
  expect(lines.join('\n')).toMatch(/^try: npx wscat --connect ws:\/\/localhost:\d+\/prod$/m);
});

test('a service is called at the endpoint of its name, in the spelling of the SDKs too', async () => {
  const server = await recordingServer((_, response) => response.end('called'));
  const route = (uri: string) => ({
    integration: {
      IntegrationType: 'AWS',
      IntegrationMethod: 'POST',
      IntegrationUri: `arn:aws:apigateway:us-east-1:${uri}`,
    },
    twoWay: true,
    responses: { $default: {} },
  });
  const directory = writeAssembly({
    Chat: apiTemplate({
      queue: route('sqs:path/1/q'),
      start: route('states:action/StartExecution'),
      own: route('own:path/x'),
    }),
  });
  const options = [`--endpoint-SQS=${server.url}/sqs`, '--endpoint-stepfunctions', `${server.url}/states`];
  const { lines } = await start(directory, '--port', '0', '--json', ...options, '--endpoint-own', `${server.url}/own`);
  const client = await connect(JSON.parse(lines[0] as string).apis[0].url);
  for (const action of ['queue', 'start', 'own']) {
    expect(await client.ask({ action })).toBe('called');
  }
  expect(server.requests.map(({ url }) => url)).toEqual(['/sqs/1/q', '/states/?Action=StartExecution', '/own/x']);
});

test('an endpoint is not an option of routes', () => {
  expect(run('routes', chat(), '--endpoint-sqs', 'http://localhost:1').status).toBe(2);
});

describe('routes', () => {
  const broken = () =>
    writeAssembly({
      Chat: apiTemplate({
        ping: mockReply('#if($x'),
        $default: { integration: undefined },
        away: functionProxy('arn:aws:lambda:us-east-1:123456789012:function:Away'),
      }),
    });

  test('lists routes, backends, templates and findings without serving them', () => {
    const directory = writeAssembly({
      Chat: apiTemplate({ ping: mockReply('{\n  "pong": true\n}'), $default: { integration: undefined } }),
    });
    expect(run('routes', directory)).toEqual({
      status: 0,
      stderr: '',
      stdout: [
        'api       route     direction  integration  backend',
        'Chat/Api  $default  one-way    -            none',
        'Chat/Api  ping      two-way    MOCK         answered by API Gateway',
        '',
        'templates',
        '  Chat/Api ping, request, "$default"',
        '      {"statusCode":200}',
        '  Chat/Api ping, response "$default", "$default"',
        '      {',
        '        "pong": true',
        '      }',
        '',
        'no findings',
        '',
      ].join('\n'),
    });
  });

  test('finds a template that cannot be parsed, and a function that is not in the assembly', () => {
    const { status, stdout } = run('routes', broken());
    expect(status).toBe(0);
    expect(stdout).toMatch(/^findings$/m);
    expect(stdout).toMatch(/^ {2}response template "\$default" cannot be parsed at "ApiRoute0Response0": .*line 1/m);
    expect(stdout).toMatch(
      /^ {2}function is not in the assembly at "ApiRoute2Integration", got "Away"; .*--function Away=URL$/m,
    );
  });

  test('prints one JSON object with --json', () => {
    const { status, stdout, stderr } = run('routes', broken(), '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { apis, findings } = JSON.parse(stdout);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(apis).toMatchObject([
      {
        stack: 'Chat',
        api: 'Api',
        stages: ['prod'],
        routes: [
          { routeKey: 'ping', twoWay: true, backend: 'MOCK', requestTemplates: { $default: '{"statusCode":200}' } },
          { routeKey: '$default', backend: null },
          { routeKey: 'away', backend: 'AWS_PROXY', function: 'Away' },
        ],
      },
    ]);
    expect(findings).toHaveLength(2);
  });

  test('ends with exit code 3 for a folder that is missing, and with 2 for a stack that is', () => {
    expect(run('routes', '/nowhere/cdk.out').status).toBe(3);
    expect(run('routes', broken(), '--stack', 'Other').status).toBe(2);
  });

  test('never prints what a terminal would obey', () => {
    const directory = writeAssembly({ Chat: apiTemplate({ 'a\u001b]0;title\u0007': mockReply('\u001b[2Jpong') }) });
    const { stdout } = run('routes', directory);
    expect(['\u001b', '\u0007'].filter((control) => stdout.includes(control))).toEqual([]);
  });
});

describe('a line of the terminal', () => {
  test('is one for each message, without colors outside of a terminal', async () => {
    const { child, lines, ended } = await start(chat(), '--port', '0');
    const client = await connect((/ws:\/\/\S+/.exec(await untilLine(lines, /^ws:/)) as RegExpExecArray)[0]);
    await client.ask({ action: 'ping', text: 'a\n\u009b2J' });
    const line = await untilLine(lines, /-> MOCK/);
    child.kill('SIGTERM');
    await ended;
    expect(line).toMatch(/^\d\d:\d\d:\d\d\.\d{3} \S+ ping \{"action":"ping".* -> MOCK 200 [\d.]+ ms -> pong$/);
    expect(['\u001b', '\u009b'].filter((control) => lines.join().includes(control))).toEqual([]);
  });

  test('shows the reason of a close frame without what a terminal would obey', async () => {
    const { child, lines, ended } = await start(chat(), '--port', '0');
    const client = await connect((/ws:\/\/\S+/.exec(await untilLine(lines, /^ws:/)) as RegExpExecArray)[0]);
    client.socket.close(4000, '\u001b[2Jbye');
    expect(await untilLine(lines, / closed /)).toMatch(/closed 4000 .*bye, stage prod$/);
    child.kill('SIGTERM');
    await ended;
    expect(lines.join('\n')).not.toContain('\u001b');
  });

  test('is followed by the steps with --verbose', async () => {
    const { child, lines, ended } = await start(chat(), '--port', '0', '--verbose');
    const client = await connect((/ws:\/\/\S+/.exec(await untilLine(lines, /^ws:/)) as RegExpExecArray)[0]);
    await client.ask({ action: 'ping' });
    expect(await untilLine(lines, /^ {4}route "ping"/)).toContain('"$request.body.action" gives "ping"');
    child.kill('SIGTERM');
    await ended;
  });
});

test('with --quiet a message prints nothing', async () => {
  const { child, lines, ended } = await start(chat(), '--port', '0', '--quiet');
  const client = await connect((/ws:\/\/\S+/.exec(lines[0] as string) as RegExpExecArray)[0]);
  await client.ask({ action: 'ping' });
  child.kill('SIGTERM');
  await ended;
  expect(lines).toHaveLength(1);
});

describe('a new synth while the program runs', () => {
  const synthAgain = (directory: string, template: object) => {
    writeFileSync(join(directory, 'Chat.template.json'), JSON.stringify(template));
    utimesSync(join(directory, 'manifest.json'), new Date(), new Date());
  };

  test('is told by an event with --json', async () => {
    const directory = chat();
    const { child, lines, ended } = await start(directory, '--port', '0', '--json');
    synthAgain(directory, apiTemplate({ pong: mockReply('new') }));
    expect(JSON.parse(await untilLine(lines, /"event":"assembly"/))).toMatchObject({
      event: 'assembly',
      state: 'updated',
      error: null,
      apis: JSON.parse(lines[0] as string).apis,
    });
    child.stdin?.end();
    expect(await ended).toEqual([0, null]);
  });

  test('that is broken is told in a line, even with --quiet', async () => {
    const directory = chat();
    const { child, lines, ended } = await start(directory, '--port', '0', '--quiet');
    synthAgain(directory, {});
    expect(await untilLine(lines, /error/)).toMatch(
      /^\S+ error: WebSocket API is missing at .*; the assembly before it is still served$/,
    );
    child.kill('SIGTERM');
    await ended;
  });

  test('changes nothing with --no-watch', async () => {
    const directory = chat();
    const { child, lines, ended } = await start(directory, '--port', '0', '--json', '--no-watch');
    synthAgain(directory, apiTemplate({ ping: mockReply('new') }));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const client = await connect(JSON.parse(lines[0] as string).apis[0].url);
    expect(await client.ask({ action: 'ping' })).toBe('pong');
    child.stdin?.end();
    await ended;
    expect(lines.filter((line) => line.includes('"event":"assembly"'))).toEqual([]);
  });
});
