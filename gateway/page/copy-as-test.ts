import type { RecordedMessage, RecordedResponse } from './recorded-message';

/** The languages of the library. */
export const LANGUAGES = ['TypeScript', 'Python', 'Java', 'C#', 'Go'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Writes a message as a unit test with `RouteTester`. */
export function copyAsTest(message: RecordedMessage, language: Language): string {
  return WRITERS[language](message);
}

type Pairs = readonly (readonly [name: string, value: string])[];

const WRITERS: { readonly [language in Language]: (message: RecordedMessage) => string } = {
  TypeScript: typeScript,
  Python: python,
  Java: java,
  'C#': cSharp,
  Go: go,
};

/** Characters that an editor does not show, or that a compiler refuses in a source file. */
const UNSEEN = /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** A string literal, whose escapes all five languages share. */
function literal(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, (unseen) => `\\u${unseen.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function typeScript(message: RecordedMessage): string {
  const { api, reply, request, routeKey, stack, stage, times } = message;
  const parts = [
    ...message.strings.map(([name, value]) => `${name}: ${literal(value)},`),
    ...times.map(([name, value]) => `${name}: new Date(${literal(value)}),`),
    ...mapOf(
      message.authorizer,
      (entries) => `authorizer: { ${entries} },`,
      (name, value) => `${literal(name)}: ${literal(value)}`,
    ),
  ];
  return lines(
    "import { RouteTester } from 'cdk-websocket-integrations/testing';",
    '',
    `const route = RouteTester.fromAssembly('cdk.out', ${literal(stack)}, ${literal(routeKey)}, {`,
    `  api: ${literal(api)},`,
    `  stage: ${literal(stage)},`,
    '});',
    'const message = {',
    ...indent(parts),
    '};',
    ...(request
      ? [
          '',
          `test(${literal(`${routeKey} reaches the backend`)}, () => {`,
          '  const request = route.renderRequest(message);',
          `  expect(request.method).toBe(${literal(request.method)});`,
          `  expect(request.body).toBe(${literal(request.body)});`,
          '});',
        ]
      : []),
    '',
    `test(${literal(`${routeKey} ${reply === null ? 'sends no reply' : 'is answered'}`)}, () => {`,
    '  const reply = route.renderReply({',
    ...indent(
      indent(
        responseParts(
          message.response,
          (name, value) => `${name}: ${value},`,
          (entries) => `{ ${entries} }`,
        ),
      ),
    ),
    '    message,',
    '  });',
    `  expect(reply.sent).toBe(${reply !== null});`,
    ...(reply === null ? [] : [`  expect(reply.body).toBe(${literal(reply)});`]),
    '});',
  );
}

function python(message: RecordedMessage): string {
  const { api, authorizer, reply, request, routeKey, stack, stage, times } = message;
  const parts = [
    ...message.strings.map(([name, value]) => `${snake(name)}=${literal(value)},`),
    ...times.map(([name, value]) => `${snake(name)}=datetime.fromisoformat(${literal(value.replace('Z', '+00:00'))}),`),
    ...mapOf(
      authorizer,
      (entries) => `authorizer={${entries}},`,
      (name, value) => `${literal(name)}: ${literal(value)}`,
    ),
  ];
  return lines(
    ...(times.length > 0 ? ['from datetime import datetime', ''] : []),
    'from cdk_websocket_integrations.testing import ClientMessage, RouteTester',
    '',
    'ROUTE = RouteTester.from_assembly(',
    `    "cdk.out", ${literal(stack)}, ${literal(routeKey)}, api=${literal(api)}, stage=${literal(stage)}`,
    ')',
    'MESSAGE = dict(',
    ...indent(indent(parts)),
    ')',
    ...(request
      ? [
          '',
          '',
          'def test_message_reaches_the_backend() -> None:',
          '    request = ROUTE.render_request(**MESSAGE)',
          `    assert request.method == ${literal(request.method)}, request.explain()`,
          `    assert request.body == ${literal(request.body)}, request.explain()`,
        ]
      : []),
    '',
    '',
    `def test_message_${reply === null ? 'gets_no_reply' : 'is_answered'}() -> None:`,
    '    reply = ROUTE.render_reply(',
    ...indent(
      indent(
        indent(
          indent(
            responseParts(
              message.response,
              (name, value) => `${snake(name)}=${value === 'true' ? 'True' : value},`,
              (entries) => `{${entries}}`,
            ),
          ),
        ),
      ),
    ),
    '        message=ClientMessage(**MESSAGE),',
    '    )',
    ...(reply === null
      ? ['    assert not reply.sent, reply.explain()']
      : [`    assert reply.body == ${literal(reply)}, reply.explain()`]),
  );
}

function java(message: RecordedMessage): string {
  const { api, authorizer, reply, request, response, routeKey, stack, stage, times } = message;
  const hasMap = authorizer.length > 0 || (response?.headers.length ?? 0) > 0;
  const entries = (pairs: Pairs) =>
    `Map.ofEntries(${pairs.map(([name, value]) => `Map.entry(${literal(name)}, ${literal(value)})`).join(', ')})`;
  const parts = [
    ...message.strings.map(([name, value]) => `.${name}(${literal(value)})`),
    ...times.map(([name, value]) => `.${name}(Instant.parse(${literal(value)}))`),
    ...(authorizer.length > 0 ? [`.authorizer(${entries(authorizer)})`] : []),
  ];
  return lines(
    'import static org.junit.jupiter.api.Assertions.assertEquals;',
    '',
    'import io.github.cdkwebsocket.integrations.testing.BackendResponse;',
    'import io.github.cdkwebsocket.integrations.testing.ClientMessage;',
    'import io.github.cdkwebsocket.integrations.testing.RenderedReply;',
    ...(request ? ['import io.github.cdkwebsocket.integrations.testing.RenderedRequest;'] : []),
    'import io.github.cdkwebsocket.integrations.testing.RouteTester;',
    'import io.github.cdkwebsocket.integrations.testing.RouteTesterOptions;',
    ...(times.length > 0 ? ['import java.time.Instant;'] : []),
    ...(hasMap ? ['import java.util.Map;'] : []),
    'import org.junit.jupiter.api.Test;',
    '',
    'class RecordedMessageTest {',
    `  private final RouteTester route = RouteTester.fromAssembly("cdk.out", ${literal(stack)}, ${literal(routeKey)},`,
    `      RouteTesterOptions.builder().api(${literal(api)}).stage(${literal(stage)}).build());`,
    '  private final ClientMessage message = ClientMessage.builder()',
    ...indent(indent(indent(parts))),
    '      .build();',
    ...(request
      ? [
          '',
          '  @Test',
          '  void reachesTheBackend() {',
          '    RenderedRequest request = route.renderRequest(message);',
          `    assertEquals(${literal(request.method)}, request.getMethod(), request::explain);`,
          `    assertEquals(${literal(request.body)}, request.getBody(), request::explain);`,
          '  }',
        ]
      : []),
    '',
    '  @Test',
    `  void ${reply === null ? 'getsNoReply' : 'isAnswered'}() {`,
    '    BackendResponse response = BackendResponse.builder()',
    ...indent(
      indent(
        indent(
          indent(
            responseParts(
              response,
              (name, value) => `.${name}(${value})`,
              () => entries(response?.headers ?? []),
            ),
          ),
        ),
      ),
    ),
    '        .message(message)',
    '        .build();',
    '    RenderedReply reply = route.renderReply(response);',
    ...(reply === null
      ? ['    assertEquals(false, reply.getSent(), reply::explain);']
      : [`    assertEquals(${literal(reply)}, reply.getBody(), reply::explain);`]),
    '  }',
    '}',
  );
}

function cSharp(message: RecordedMessage): string {
  const { api, authorizer, reply, request, response, routeKey, stack, stage, times } = message;
  const dictionary = (pairs: Pairs) =>
    `new Dictionary<string, string> { ${pairs.map(([name, value]) => `[${literal(name)}] = ${literal(value)}`).join(', ')} }`;
  const hasMap = authorizer.length > 0 || (response?.headers.length ?? 0) > 0;
  const parts = [
    ...message.strings.map(([name, value]) => `${pascal(name)} = ${literal(value)},`),
    ...times.map(
      ([name, value]) =>
        `${pascal(name)} = DateTime.Parse(${literal(value)}, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),`,
    ),
    ...(authorizer.length > 0 ? [`Authorizer = ${dictionary(authorizer)},`] : []),
  ];
  return lines(
    ...(times.length > 0 ? ['using System;'] : []),
    ...(hasMap ? ['using System.Collections.Generic;'] : []),
    ...(times.length > 0 ? ['using System.Globalization;'] : []),
    'using CdkWebSocket.Integrations.Testing;',
    'using Xunit;',
    '',
    'public class RecordedMessageTests',
    '{',
    '    private readonly RouteTester route = RouteTester.FromAssembly(',
    `        "cdk.out", ${literal(stack)}, ${literal(routeKey)}, new RouteTesterOptions { Api = ${literal(api)}, Stage = ${literal(stage)} });`,
    '    private readonly ClientMessage message = new ClientMessage',
    '    {',
    ...indent(indent(indent(indent(parts)))),
    '    };',
    ...(request
      ? [
          '',
          '    [Fact]',
          '    public void ReachesTheBackend()',
          '    {',
          '        var request = route.RenderRequest(message);',
          `        Assert.True(request.Method == ${literal(request.method)}, request.Explain());`,
          `        Assert.True(request.Body == ${literal(request.body)}, request.Explain());`,
          '    }',
        ]
      : []),
    '',
    '    [Fact]',
    `    public void ${reply === null ? 'GetsNoReply' : 'IsAnswered'}()`,
    '    {',
    '        var reply = route.RenderReply(new BackendResponse',
    '        {',
    ...indent(
      indent(
        indent(
          indent(
            indent(
              indent(
                responseParts(
                  response,
                  (name, value) => `${pascal(name)} = ${value},`,
                  () => dictionary(response?.headers ?? []),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
    '            Message = message,',
    '        });',
    ...(reply === null
      ? ['        Assert.False(reply.Sent, reply.Explain());']
      : [`        Assert.True(reply.Body == ${literal(reply)}, reply.Explain());`]),
    '    }',
    '}',
  );
}

function go(message: RecordedMessage): string {
  const { api, authorizer, reply, request, response, routeKey, stack, stage, times } = message;
  const map = (pairs: Pairs) =>
    `&map[string]*string{${pairs.map(([name, value]) => `${literal(name)}: jsii.String(${literal(value)})`).join(', ')}}`;
  const parts = [
    ...message.strings.map(([name, value]) => `${pascal(name)}: jsii.String(${literal(value)}),`),
    ...times.map(([name, value]) => `${pascal(name)}: moment(${literal(value)}),`),
    ...(authorizer.length > 0 ? [`Authorizer: ${map(authorizer)},`] : []),
  ];
  const typed = (name: string, value: string) => {
    const kinds: { readonly [name: string]: string } = {
      statusCode: 'Number',
      body: 'String',
      failed: 'Bool',
      timedOut: 'Bool',
    };
    return `${pascal(name)}: ${kinds[name] === undefined ? value : `jsii.${kinds[name]}(${value})`},`;
  };
  return lines(
    'package chat',
    '',
    'import (',
    '\t"testing"',
    ...(times.length > 0 ? ['\t"time"'] : []),
    '',
    '\t"github.com/aws/jsii-runtime-go"',
    '\t"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations/websockettest"',
    ')',
    '',
    'func newRoute() websockettest.RouteTester {',
    `\treturn websockettest.RouteTester_FromAssembly(jsii.String("cdk.out"), jsii.String(${literal(stack)}), jsii.String(${literal(routeKey)}),`,
    `\t\t&websockettest.RouteTesterOptions{Api: jsii.String(${literal(api)}), Stage: jsii.String(${literal(stage)})})`,
    '}',
    '',
    ...(times.length > 0
      ? [
          'func moment(text string) *time.Time {',
          '\tparsed, err := time.Parse(time.RFC3339Nano, text)',
          '\tif err != nil {',
          '\t\tpanic(err)',
          '\t}',
          '\treturn &parsed',
          '}',
          '',
        ]
      : []),
    'var recorded = &websockettest.ClientMessage{',
    ...tab(parts),
    '}',
    ...(request
      ? [
          '',
          'func TestMessageReachesTheBackend(t *testing.T) {',
          '\trequest := newRoute().RenderRequest(recorded)',
          `\tif *request.Method() != ${literal(request.method)} || *request.Body() != ${literal(request.body)} {`,
          '\t\tt.Error(*request.Explain())',
          '\t}',
          '}',
        ]
      : []),
    '',
    `func TestMessage${reply === null ? 'GetsNoReply' : 'IsAnswered'}(t *testing.T) {`,
    '\treply := newRoute().RenderReply(&websockettest.BackendResponse{',
    ...tab(tab(responseParts(response, typed, () => map(response?.headers ?? [])))),
    '\t\tMessage: recorded,',
    '\t})',
    `\tif ${reply === null ? '*reply.Sent()' : `!*reply.Sent() || *reply.Body() != ${literal(reply)}`} {`,
    '\t\tt.Error(*reply.Explain())',
    '\t}',
    '}',
  );
}

/** The members of a response: each is written by its name and its value as a literal. */
function responseParts(
  response: RecordedResponse | undefined,
  write: (name: string, value: string) => string,
  map: (entries: string) => string,
): string[] {
  if (!response) {
    return [];
  }
  const { body, failed, headers, statusCode, timedOut } = response;
  return [
    ...(statusCode === undefined ? [] : [write('statusCode', String(statusCode))]),
    ...(headers.length === 0
      ? []
      : [write('headers', map(headers.map(([name, value]) => `${literal(name)}: ${literal(value)}`).join(', ')))]),
    ...(body === undefined || body === '' ? [] : [write('body', literal(body))]),
    ...(failed ? [write('failed', 'true')] : []),
    ...(timedOut ? [write('timedOut', 'true')] : []),
  ];
}

function mapOf(
  pairs: Pairs,
  around: (entries: string) => string,
  entry: (name: string, value: string) => string,
): string[] {
  return pairs.length === 0 ? [] : [around(pairs.map(([name, value]) => entry(name, value)).join(', '))];
}

function indent(parts: readonly string[]): string[] {
  return parts.map((part) => `  ${part}`);
}

function tab(parts: readonly string[]): string[] {
  return parts.map((part) => `\t${part}`);
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function lines(...parts: readonly string[]): string {
  return `${parts.join('\n')}\n`;
}
