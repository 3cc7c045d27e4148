import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { copyAsTest, LANGUAGES } from '../../page/copy-as-test';
import { type RecordedMessage, recordedMessage } from '../../page/recorded-message';
import type { InspectedMessage } from '../../src/inspector/page-event';
import { apiTemplate, httpProxy, mockReply, temporaryFolder, writeAssembly } from '../assembly-builder';
import { connect, recordingServer, serveAssembly } from '../gateway-under-test';

/** Sends messages, and returns what the page is told of them with the assembly. */
async function record(): Promise<{ messages: RecordedMessage[]; directory: string }> {
  const { url } = await recordingServer((_, response) => response.end('{"n": "\u2028\\"ü"}'));
  const directory = writeAssembly({
    Chat: apiTemplate({
      ping: mockReply('{"at":$context.requestTimeEpoch,"from":"$context.identity.sourceIp"}'),
      room: httpProxy(url),
      custom: {
        integration: {
          IntegrationType: 'HTTP',
          IntegrationMethod: 'POST',
          IntegrationUri: url,
          TemplateSelectionExpression: '\\$default',
          RequestTemplates: { $default: "$input.json('$.text')" },
        },
        twoWay: true,
        responses: {
          $default: {
            TemplateSelectionExpression: '\\$default',
            ResponseTemplates: { $default: "got $input.json('$.n')" },
          },
        },
      },
      broken: mockReply('$context.stage.substring(99)'),
      quiet: { ...mockReply('never'), twoWay: false },
      away: httpProxy('http://localhost:1/'),
    }),
  });
  const gateway = await serveAssembly(directory);
  const client = await connect(gateway.url);
  for (const action of ['ping', 'room', 'custom', 'broken', 'away']) {
    await client.ask({ action, text: 'a "b" \\ \u202e\n\u{1f600}$' });
  }
  client.send({ action: 'quiet' });
  await gateway.until('message', ({ routeKey }) => routeKey === 'quiet');
  const response = await fetch(`${gateway.control.url}events`, {
    headers: { Authorization: `Bearer ${gateway.control.token}` },
  });
  const messages: RecordedMessage[] = [];
  let text = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString('utf8');
    if (text.includes('"routeKey":"quiet"') && text.endsWith('\n')) {
      break;
    }
  }
  for (const line of text.trim().split('\n')) {
    const { kind, message } = JSON.parse(line) as { kind: string; message: InspectedMessage };
    const recorded = kind === 'message' ? recordedMessage(message) : undefined;
    messages.push(...(recorded ? [recorded] : []));
  }
  return { messages, directory };
}

let messages: RecordedMessage[] = [];
let directory = '';

beforeAll(async () => {
  ({ directory, messages } = await record());
});

test('each route that took a message has a test', () => {
  expect(messages.map(({ routeKey }) => routeKey)).toEqual(['ping', 'room', 'custom', 'broken', 'away', 'quiet']);
});

test('the tests in TypeScript pass against the assembly that the gateway served', () => {
  let passed = 0;
  for (const message of messages) {
    const source = copyAsTest(message, 'TypeScript').replace("'cdk.out'", JSON.stringify(directory));
    const { code } = transformSync(source, { loader: 'ts', format: 'cjs' });
    const run = new Function('require', 'test', 'expect', code);
    run(
      () => require('../../../lib/testing'),
      (_: string, body: () => void) => {
        body();
        passed += 1;
      },
      expect,
    );
  }
  expect(passed).toBeGreaterThan(messages.length);
});

// The library is not at hand for the other languages here, so what is checked is what a compiler reads before it looks for it.
const COMPILERS: {
  readonly [language: string]: { file: string; command: string[]; isKnown?: (line: string) => boolean };
} = {
  Python: {
    file: 'test_message.py',
    command: ['python3', '-c', 'import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read())'],
  },
  Java: {
    file: 'RecordedMessageTest.java',
    command: ['javac', '-encoding', 'UTF-8', '-d', '.'],
    isKnown: (line) => !/: error: /.test(line) || /does not exist|cannot find symbol|static import only/.test(line),
  },
  Go: { file: 'message_test.go', command: ['gofmt', '-e', '-l'] },
};

for (const language of LANGUAGES.filter((name) => name in COMPILERS)) {
  const { command, file, isKnown = (line: string) => line === '' } = COMPILERS[language] as (typeof COMPILERS)['Go'];
  const [program = '', ...args] = command;
  const isMissing = spawnSync(program, ['--help']).error !== undefined;
  const inLanguage = isMissing ? test.skip : test;
  inLanguage(`the tests in ${language} compile${isMissing ? ` (SKIPPED: ${program} is not on the PATH)` : ''}`, () => {
    for (const message of messages) {
      const folder = temporaryFolder();
      writeFileSync(join(folder, file), copyAsTest(message, language));
      const { stderr } = spawnSync(program, [...args, file], { cwd: folder, encoding: 'utf8' });
      expect(stderr.split('\n').filter((line) => !isKnown(line))).toEqual([]);
    }
  });
}

test('a test in C# has its strings escaped, and names the members of the library', () => {
  for (const message of messages) {
    const text = copyAsTest(message, 'C#');
    expect(text).toContain('RouteTester.FromAssembly(');
    expect(text).not.toContain('\u202e');
    expect(text.split('{').length).toBe(text.split('}').length);
  }
});
